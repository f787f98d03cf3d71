"""What stops a build stops a merge; what is wrong with a page, its own tests tell."""

import re

import pytest

from scripts.check import embeds
from scripts.core.paths import DOCS, SNIPPETS, TESTS, ours
from scripts.core.texts import misread, text_of
from scripts.make import experiments
from scripts.read.markdown import pages
from tests.failing import none_of


def test_every_page_is_a_test(pytestconfig: pytest.Config) -> None:
    """Unless somebody keeps our plugin away."""
    assert pytestconfig.pluginmanager.hasplugin("scripts.pytest_pages")


def test_what_is_no_page_and_no_module_can_be_read() -> None:
    """Pages and modules are told one by one."""
    files = [*ours(DOCS, "**/*.json"), *ours(TESTS, "approved/*.json"), *ours(TESTS, "labs/*.toml")]
    none_of(wrong for file in files if (wrong := misread(file)))


def test_snippets_and_figures_are_shown() -> None:
    none_of(embeds.elsewhere())


def test_results_were_measured_from_what_is_there() -> None:
    none_of(experiments.find_problems())


def test_every_result_is_read_somewhere() -> None:
    """By a page or a figure, or by a snippet for them; `result(f"a-{b}")` reads all of a."""
    texts = [text_of(file) for file in [*pages(), *ours(SNIPPETS, "**/*.py")]]
    read = [name for text in texts for name in re.findall(r'result\(f?"([^"]+)"', text)]
    patterns = [re.sub(r"{.+?}", ".+", name) for name in read]
    unread = [
        f"{experiment.path}:{experiment.line}: nobody reads {experiment.name}; show or remove it"
        for experiment in experiments.all_experiments().values()
        if not any(re.fullmatch(pattern, experiment.name) for pattern in patterns)
    ]
    none_of(unread)
