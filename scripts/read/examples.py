"""Examples as a prompt shows them, and what a reader pastes of them."""

from codeop import compile_command
from doctest import DocTestParser, Example


def read(text: str) -> list[Example]:
    """The examples of a fence; behind a statement that a prompt takes for unfinished stands the
    empty line that ends it there.
    """
    found = DocTestParser().get_examples(text)
    for example in found:
        example.source += "\n" * _is_open(example.source.strip("\n"))
    return found


def sources(text: str) -> str:
    r"""What a reader pastes, into a file or at a prompt: all but prompts and what is printed.

    >>> sources(">>> def f():\n...     return 1\n>>> f()\n1\n>>> f() + 1\n2\n")
    'def f():\n    return 1\n\nf()\nf() + 1\n'
    """
    return "".join(example.source for example in read(text))


def _is_open(statement: str) -> bool:
    try:
        return compile_command(statement) is None
    except (SyntaxError, ValueError):
        return False
