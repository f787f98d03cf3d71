"""Files as one zip: the same bytes for the same files."""

import io
import time
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LONG_AGO = 315532800  # 1980, the earliest date that a zip file knows
FOLDER, FILE = 0o40755, 0o100644  # all may read them, whatever the umask of who packs them


def pack(
    members: Iterable[tuple[str, bytes | None]],
    seconds: int = LONG_AGO,
    method: int = ZIP_DEFLATED,
) -> bytes:
    """In their order, with a date in seconds since 1970; None is a folder."""
    date = time.gmtime(max(seconds, LONG_AGO))[:6]
    packed = io.BytesIO()
    with ZipFile(packed, "w") as file:
        for name, content in members:
            member = ZipInfo(name + "/" * (content is None), date)
            member.external_attr = (FOLDER if content is None else FILE) << 16
            file.writestr(member, content or b"", method)
    return packed.getvalue()
