"""A page plan as text, so that a failing golden shows whether the plan or the template changed."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from pydantic import BaseModel

from briefing.corpus import Entry, Story
from briefing.edtf import EdtfDate
from briefing.language import Language
from briefing.pages.links import Links, LinkTable
from briefing.pages.plan import PagePlan

LONG = 80


def plan_text(plan: PagePlan) -> str:
    """Everything a template is given, one value a line. Nouns are named, not written out: they are the data's."""
    return "\n".join(_lines(plan, 0)) + "\n"


def _lines(value, depth: int) -> Iterator[str]:
    pad = "  " * depth
    for name, item in _items(value):
        inline = _inline(item)
        if inline is None:
            yield f"{pad}{name}:"
            yield from _lines(item, depth + 1)
        else:
            yield f"{pad}{name}: {inline}"


def _items(value):
    if isinstance(value, Mapping):
        return list(value.items())
    if is_dataclass(value):
        return [(field.name, getattr(value, field.name)) for field in fields(value) if field.repr]
    return [("-", item) for item in value]


NAMED = (
    (Links | LinkTable, lambda links: f"Links({links.page!r})"),
    (Story, lambda story: f"Story({story.slug})"),
    (Entry, lambda entry: f"Entry({entry.kind} {entry.id})"),
    (Language, lambda language: repr(language.tag)),
    (BaseModel, lambda model: type(model).__name__),
)


def _inline(value) -> str | None:
    """A value in one line; None where it takes several."""
    if value is None or isinstance(value, bool | int | float | str):
        return repr(value)
    if isinstance(value, Mapping | tuple | list):
        flat = isinstance(value, tuple) and all(isinstance(item, str | float | int) for item in value)
        short = f"({', '.join(map(repr, value))})" if flat else ""
        return "none" if not value else short if 0 < len(short) <= LONG else None
    for kind, name in NAMED:
        if isinstance(value, kind):
            return name(value)
    return None if is_dataclass(value) and not isinstance(value, EdtfDate) else str(value)
