"""The theme's templates, compiled once, and listed once."""

from base64 import b64decode, b64encode
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

from scripts.core import kept
from scripts.core.paths import CACHE, DOCS

TEMPLATES = CACHE / "templates"


class KeptTemplates(BytecodeCache):
    """Jinja's compiled templates in the store: a file that isn't whole is compiled anew."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if its template is as it was when it was compiled."""
        if code := kept.fresh(TEMPLATES / f"{bucket.key}.json", bucket.checksum):
            bucket.bytecode_from_string(b64decode(code))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket."""
        code = b64encode(bucket.bytecode_to_string()).decode()
        file = TEMPLATES / f"{bucket.key}.json"
        kept.keep(file, code, given=bucket.checksum, libraries=("jinja2", "python"))


class ListedTemplates(FileSystemLoader):
    """Jinja's loader; what is installed is listed once, without the thousands of icons that MkDocs
    leaves out for the dot in their folder's name.
    """

    def list_templates(self) -> list[str]:
        """Every template, in order."""
        return sorted(set().union(*map(_listed, self.searchpath)))


def list_once(theme: Theme) -> None:
    """Let MkDocs list a theme in this way."""
    make = theme.get_env

    def get_env() -> Environment:
        env = make()
        env.loader = ListedTemplates(theme.dirs)
        return env

    theme.get_env = get_env


def _listed(folder: str) -> list[str]:
    ours = folder.startswith(str(DOCS))
    return FileSystemLoader(folder).list_templates() if ours else _installed(folder)


@cache
def _installed(folder: str) -> list[str]:
    top = Path(folder)
    found = (path for each in top.glob("[!.]*") for path in (each, *each.rglob("*")))
    return [path.relative_to(top).as_posix() for path in found if path.is_file()]
