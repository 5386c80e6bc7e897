"""The interface's words in the theme's templates, which are HTML: in the language of the page that is being written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, TemplateNotFound, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from briefing.language import Language
from briefing.messages import Pattern

_MATERIAL = "partials/languages/{}.html"


def install_words(env: Environment, site: Language, find: Callable[[str], Language]) -> None:
    """Give a theme's templates `_` and its kin, `page_language()`, `borrowed()` and `material_words()`.

    `site` is what pages without a language of their own speak; `find` gives the language of a tag.
    """
    words = _Words(env, site, find)
    env.globals |= {
        "_": words.gettext, "ngettext": words.ngettext, "pgettext": words.pgettext, "page_language": words.language,
        "borrowed": words.borrowed, "material_words": words.material,
    }  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    env: Environment
    site: Language
    find: Callable[[str], Language]
    said: dict[tuple[str, Pattern], Markup] = field(default_factory=dict)
    """What is the same on every page of a language."""

    @pass_context
    def language(self, context: Context) -> Language:
        """What the page speaks."""
        page = context.get("page")
        tag = (page.meta or {}).get("language") if page else None
        return self.find(str(tag)) if tag else self.site

    @pass_context
    def gettext(self, context: Context, text: str, **values: Any) -> Markup:
        return self._say(context, Pattern(text), values)

    @pass_context
    def ngettext(self, context: Context, singular: str, plural: str, number: int, **values: Any) -> Markup:
        return self._say(context, Pattern(singular, plural, number), {"num": number, **values})

    @pass_context
    def pgettext(self, context: Context, about: str, text: str, **values: Any) -> Markup:
        return self._say(context, Pattern(text, context=about), values)

    @pass_context
    def borrowed(self, context: Context) -> Markup:
        """The attributes of an element whose words are not in the page's language."""
        language = self.language(context)
        return Markup(' lang="{}" dir="ltr"').format(language.words) if language.borrowed else Markup("")

    @pass_context
    def material(self, context: Context) -> str:
        """The file of Material's own words in the page's language; the English one where it has none."""
        tag = self.language(context).tag
        for name in (tag, tag.partition("-")[0]):
            try:
                return str(self.env.get_template(_MATERIAL.format(name)).name)
            except TemplateNotFound:
                continue
        return _MATERIAL.format("en")

    def _say(self, context: Context, pattern: Pattern, values: dict[str, Any]) -> Markup:
        language = self.language(context)
        if values:
            return escape(language.pattern(pattern)) % values
        key = (language.tag, pattern)
        if key not in self.said:
            self.said[key] = escape(language.pattern(pattern)) % values
        return self.said[key]
