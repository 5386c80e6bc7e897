"""Words of the interface, as they are made: English text that remembers how it was put together.

A `Message` is its English words, so that everything that wants text can take it as it is, and it also keeps the pattern
and the values it was made of, so that a `Language` can say it in other words. What joins or cuts it (an f-string,
`capitalize`) makes mere English of it: put messages together with messages.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple, Self


class Pattern(NamedTuple):
    """What stands in the catalogs. `number` chooses between `singular` and `plural`; None where there is no choice."""

    singular: str
    plural: str = ""
    number: int | None = None
    context: str = ""

    @property
    def english(self) -> str:
        """The pattern as the sources have it."""
        return self.singular if self.number in {None, 1} else self.plural


class Message(str):
    """English words with the pattern and the values they were made of; a value may be a message itself."""

    __slots__ = ("pattern", "values")
    pattern: Pattern
    values: tuple[tuple[str, Any], ...]

    def __new__(cls, pattern: Pattern, values: tuple[tuple[str, Any], ...]) -> Self:
        """Put the values into the pattern: `%(name)s` stands for one, `%%` for a percent sign."""
        made = super().__new__(cls, pattern.english % dict(values))
        made.pattern, made.values = pattern, values
        return made

    def __reduce__(self) -> tuple[type["Message"], tuple[Any, ...]]:
        """Go to other processes as what it was made of."""
        return type(self), (self.pattern, self.values)


def _(text: str, **values: Any) -> Message:
    """Words to be translated, with values for `%(name)s`; a percent sign is written `%%`."""
    return Message(Pattern(text), tuple(values.items()))


def ngettext(singular: str, plural: str, number: int, **values: Any) -> Message:
    """Words that depend on a number, which is also the value `num`."""
    return Message(Pattern(singular, plural, number), (("num", number), *values.items()))


def pgettext(context: str, text: str, **values: Any) -> Message:
    """A word that has several meanings in English; the context says which."""
    return Message(Pattern(text, context=context), tuple(values.items()))


def npgettext(context: str, singular: str, plural: str, number: int, **values: Any) -> Message:
    """Both."""
    return Message(Pattern(singular, plural, number, context), (("num", number), *values.items()))


def listed(parts: Iterable[Any], separator: str = ", ") -> Message:
    """Several messages or texts one after another, each said by itself."""
    named = tuple((f"part{index}", part) for index, part in enumerate(parts))
    pattern = separator.replace("%", "%%").join(f"%({name})s" for name, _part in named)
    return Message(Pattern(pattern), named)
