"""Where pytest begins, from whatever folder it is started."""

import pytest

collect_ignore = ["tests/build/toy"]


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """Settle the environment while pytest captures nothing, then load what makes pages tests."""
    capture = pluginmanager.getplugin("capturemanager")
    capture.suspend_global_capture(in_=True)
    from scripts.core import environment

    environment.settle()
    capture.resume_global_capture()
    pluginmanager.import_plugin("scripts.pytest_pages")
