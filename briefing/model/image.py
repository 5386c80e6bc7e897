"""Pictures that stand beside the data."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from briefing.model.fields import Plain, Record, Url


def _check_file(value: str) -> str:
    parts = value.split("/")
    if "\\" in value or any(part in {"", ".", ".."} for part in parts):
        raise PydanticCustomError(
            "malformed-path", "“{value}” must be a file below the briefing's own folder", {"value": value}
        )
    return value


RelativePath = Annotated[str, AfterValidator(_check_file)]


class Image(Record):
    """A picture. A check asks for the alternative text, caption, credit and licence that publishing it needs."""

    file: RelativePath
    """The file, relative to the briefing's folder."""
    alt: Plain | None = None
    caption: Plain | None = None
    credit: Plain | None = None
    licence: Plain | None = None
    url: Url | None = None
    """Where the picture comes from."""
