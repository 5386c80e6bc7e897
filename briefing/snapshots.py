"""Captured source text, and where a quote stands in it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Snapshots:
    """A folder of captured texts; None where there is none, and then every quote is unchecked."""

    folder: Path | None = None
