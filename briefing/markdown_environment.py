"""Jinja for Markdown: whatever a template prints is escaped, and the filters and functions that templates have."""

from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from dataclasses import is_dataclass
from functools import cache, wraps
from pathlib import Path
from types import FunctionType
from typing import Any, Concatenate, ParamSpec

from jinja2 import FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS
from jinja2.runtime import Context, Macro
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup
from pydantic import BaseModel

from briefing import marks
from briefing.escape import Markdown
from briefing.interface_words import check_literals, write_borrowed, write_message, write_words
from briefing.language import Language
from briefing.marks import Marks
from briefing.messages import Pattern, Words
from briefing.pages.words import ACTOR_KINDS, LEVELS, OUTCOMES, SOURCE_KINDS
from briefing.place_names import place_name

P = ParamSpec("P")

PAGE: ContextVar[Marks] = ContextVar("page")
"""The page being rendered: the templates' functions work in imported macros too, which do not see a page's context."""

# Jinja's filters that hand back plain values. Those that return HTML-safe text (`safe`, `e`, `tojson`, `urlize` …) are
# left out: what is safe in HTML is not safe in Markdown.
_PLAIN_FILTERS = (
    "abs", "attr", "batch", "capitalize", "count", "d", "default", "dictsort", "first", "float", "groupby", "int",
    "items", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse", "round",
    "select", "selectattr", "slice", "sort", "string", "sum", "trim", "unique", "upper", "wordcount",
)  # fmt: skip


class _MarkdownGenerator(CodeGenerator):
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 — Jinja's name
        """Compile `a ~ b`. Jinja's own way would escape for HTML only."""
        self.write("environment.concatenated((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Call(self, node: nodes.Call, frame: Frame, **kwargs: bool) -> None:  # type: ignore[override]  # noqa: N802 — Jinja's
        """Compile a call, unless it asks for words that are not the template's own."""
        check_literals(node)
        super().visit_Call(node, frame, **kwargs)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Print what `finalize` makes of a value. It is safe; Jinja would escape it once more, to no effect."""
        del node, frame
        self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """End what was begun there."""
        del node, frame, finalize
        self.write(")")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """Leave the texts that a template prints to `finalize`; Jinja's short cut would escape for HTML only.

        Raises nodes.Impossible, by which Jinja says that a value is not known before the template runs.
        """
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)


class MarkdownEnvironment(SandboxedEnvironment):
    """Jinja with Markdown in the place of HTML.

    `finalize` escapes all that is printed, and so does every operation that joins a safe text with another.
    """

    code_generator_class = _MarkdownGenerator
    intercepted_binops = frozenset("+%")

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__(
            loader=FileSystemLoader(folders),
            undefined=StrictUndefined,
            autoescape=True,  # makes the results of macros and of `set` blocks safe texts
            finalize=_print,
            extensions=["jinja2.ext.i18n"],
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.filters = {name: FILTERS[name] for name in _PLAIN_FILTERS}
        self.filters |= {
            "prose": _on_page(Marks.prose), "prose_line": _on_page(Marks.prose_line), "join": _join,
            "plain_words": marks.plain_words, "said": _said, "sentence": _sentence_of,
        }  # fmt: skip
        self.globals |= {
            "cite": _on_page(Marks.cite), "link": _on_page(Marks.link), "href": _on_page(Marks.href),
            "page_href": _on_page(Marks.page_href), "external": marks.external, "quote": marks.quote,
            "date": _on_page(Marks.date), "reworded": marks.reworded, "heading_id": marks.heading_id,
            "_": _gettext, "gettext": _gettext, "ngettext": _ngettext, "pgettext": _pgettext, "npgettext": _npgettext,
            "language": _language, "language_name": _on_page(Marks.language_name), "day": _on_page(Marks.day),
            "foreign": _on_page(Marks.foreign),
            "place_name": place_name, "levels": LEVELS, "outcomes": OUTCOMES, "actor_kinds": ACTOR_KINDS,
            "source_kinds": SOURCE_KINDS,
        }  # fmt: skip
        self.newstyle_gettext = True
        self._own = frozenset(value for value in self.globals.values() if type(value) is FunctionType)

    def concatenated(self, parts: tuple[Any, ...]) -> str:
        """The parts as one text: a safe one if any of them is safe."""
        parts = tuple(_print(part) if isinstance(part, Words) else part for part in parts)
        return Markdown("").join(parts) if any(map(_is_safe, parts)) else "".join(map(str, parts))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Do `+` and `%` so that a safe text takes other texts up only escaped."""
        left, right = (_print(one) if isinstance(one, Words) else one for one in (left, right))
        if operator == "+" and (_is_safe(left) or _is_safe(right)):
            return Markdown.escape(left) + Markdown.escape(right)
        if operator == "%" and _is_safe(left):
            left = Markdown(left)
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls. Macros and the functions above are nothing to guard, and take no context."""
        own = type(obj) is FunctionType and obj in self._own
        if not own and type(obj) is not Macro:
            return super().call(context, obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return obj(*args, **kwargs) if own else obj(context.eval_ctx, *args, **kwargs)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Get an attribute; the methods of a safe text are those that escape for Markdown."""
        # Most of what is asked for, and the sandbox would allow it after looking longer.
        if attribute[:1] != "_" and _is_record(type(obj)):  # type: ignore[arg-type]  # types are hashable
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(Markdown(obj) if _is_safe(obj) else obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Get an item or attribute, likewise."""
        return super().getitem(Markdown(obj) if _is_safe(obj) else obj, argument)


def _print(value: object) -> Markdown:
    """What is printed of a value: a message in the page's language, anything else escaped unless it is safe."""
    return write_message(PAGE.get().language, value) if isinstance(value, Words) else Markdown.escape(value)


def _said(value: object) -> str:
    """A message as text in the page's language, for filters that would make mere English of it."""
    return PAGE.get().language.say(value)


def _sentence_of(value: object) -> Markdown:
    """A message at the beginning of a sentence."""
    words = _said(value)
    capital = words[:1].upper() + words[1:]
    return write_borrowed(PAGE.get().language, capital) if isinstance(value, Words) else Markdown.escape(capital)


def _language() -> Language:
    """What the page speaks."""
    return PAGE.get().language


def _gettext(text: str, **values: Any) -> Markdown:
    return write_words(PAGE.get().language, Pattern(text), values)


def _ngettext(singular: str, plural: str, number: int, **values: Any) -> Markdown:
    language = PAGE.get().language
    return write_words(language, Pattern(singular, plural, number), {"num": language.number(number), **values})


def _pgettext(context: str, text: str, **values: Any) -> Markdown:
    return write_words(PAGE.get().language, Pattern(text, context=context), values)


def _npgettext(context: str, singular: str, plural: str, number: int, **values: Any) -> Markdown:
    language = PAGE.get().language
    return write_words(language, Pattern(singular, plural, number, context), {"num": language.number(number), **values})


@cache
def _is_record(kind: type) -> bool:
    """Whether values of a type are this project's own data: neither text nor anything that the sandbox guards."""
    return is_dataclass(kind) or issubclass(kind, BaseModel)


def _is_safe(value: object) -> bool:
    return isinstance(value, Markup)


def _join(values: Iterable[object], separator: object = "") -> Markdown:
    """Join texts, each escaped unless it is safe."""
    return Markdown.escape(separator).join(map(_print, values))


def _on_page(method: Callable[Concatenate[Marks, P], Markdown]) -> Callable[P, Markdown]:
    """Bind a method of `Marks` to whichever page is being rendered."""

    @wraps(method)
    def call(*args: P.args, **kwargs: P.kwargs) -> Markdown:
        return method(PAGE.get(), *args, **kwargs)

    return call
