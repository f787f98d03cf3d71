"""What tries imports answers one process, and no other."""

import multiprocessing

import pytest

from scripts.core.paths import SNIPPETS
from scripts.make import importing


def _is_asked_again(first: object, answer: multiprocessing.SimpleQueue) -> None:
    importing._tried.cache_clear()
    importing.broken(SNIPPETS / "points.py")
    answer.put(importing._importer is first)


@pytest.mark.skipif("sys.platform != 'linux'", reason="elsewhere nothing is tried before it runs")
def test_a_fork_asks_a_process_of_its_own() -> None:
    importing.forget()
    assert importing.broken(SNIPPETS / "points.py") is None
    context = multiprocessing.get_context("fork")
    answer = context.SimpleQueue()
    fork = context.Process(target=_is_asked_again, args=(importing._importer, answer))
    fork.start()
    assert answer.get() is False
    fork.join()
