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


class Words(str):
    """English text that can be said in other languages."""

    __slots__ = ()

    def said(self, language: Any) -> str:
        """The text in a `Language`."""
        raise NotImplementedError


class Message(Words):
    """English words with the pattern and the values they were made of; a value may be a message itself."""

    __slots__ = ("pattern", "values")
    pattern: Pattern
    values: tuple[tuple[str, Any], ...]

    def __new__(cls, pattern: Pattern, values: tuple[tuple[str, Any], ...]) -> Self:
        """Put the values into the pattern: `%(name)s` stands for one, `%%` for a percent sign."""
        made = super().__new__(cls, pattern.english % dict(values))
        made.pattern, made.values = pattern, values
        return made

    def said(self, language: Any) -> str:
        """The pattern as a `Language` has it, with the values as it says them.

        Whole numbers may be years or the like and stay as they are; the one that counts something is called `num`.
        """
        said = {
            name: language.number(value)
            if isinstance(value, float) or (name == "num" and isinstance(value, int))
            else language.say(value)
            for name, value in self.values
        }
        return str(language.pattern(self.pattern) % said)

    def __reduce__(self) -> tuple[type["Message"], tuple[Any, ...]]:
        """Go to other processes as what it was made of."""
        return type(self), (self.pattern, self.values)


def _(text: str, **values: Any) -> Message:
    """Words to be translated, with values for `%(name)s`; a percent sign is written `%%`."""
    return Message(Pattern(text), tuple(values.items()))


def ngettext(singular: str, plural: str, number: int, **values: Any) -> Message:
    """Words that depend on a number, which is also the value `num`."""
    return Message(Pattern(singular, plural, number), (("num", number), *values.items()))


def N_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802 — gettext's name for it
    """Mark words that depend on a number, for `ngettext` to take when that is known."""
    return singular, plural


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
