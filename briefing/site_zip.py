"""A folder as a zip archive that is the same for the same files, whenever and wherever it is made."""

import io
import zipfile
from pathlib import Path

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format knows (APPNOTE 4.4.6). Files of a site have no time of their own."""
_ORDINARY_FILE = 0o100644 << 16


def zip_folder(folder: Path, name: str) -> bytes:
    """The archive of a folder's files, in the order of their names, below a folder of the given name.

    Raises NotADirectoryError when there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((p for p in folder.rglob("*") if p.is_file()), key=lambda p: p.relative_to(folder).parts):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", _FIRST_DAY)
            entry.external_attr = _ORDINARY_FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it is made: the permissions are written in its form
            archive.writestr(entry, path.read_bytes())
    return held.getvalue()
