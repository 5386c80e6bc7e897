"""Page plans → Markdown, through Jinja templates.

Data never becomes syntax: whatever a template prints is escaped for Markdown (see escape.py) unless it was made by one
of the functions of marks.py, and nothing that a template can do to a safe text lets an unsafe one in.
"""

import html
import json
import re
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from briefing.escape import visible_text
from briefing.interface_words import mark_borrowed
from briefing.language import ENGLISH
from briefing.markdown_environment import PAGE, MarkdownEnvironment
from briefing.marks import Marks
from briefing.pages.plan import PagePlan

_WIDE = frozenset({"overview", "timeline", "home"})
"""Kinds of pages whose drawings need the room of the table of contents, and tell themselves what is on them."""


class RenderError(Exception):
    """A template that cannot be rendered. The message names the page, the template and its line."""


@dataclass(frozen=True, slots=True, eq=False)
class RenderedPage:
    """A page's plan and its Markdown."""

    plan: PagePlan
    markdown: str


class Renderer:
    """Renders page plans with the project's templates; templates of the given folders come first."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        """Look for templates in the folders, then in the project's own."""
        self.folders = tuple(folders)
        self._environment = MarkdownEnvironment([*self.folders, _own_templates()])
        self._files: frozenset[Path] = frozenset()

    def look(self) -> None:
        """Look which templates come first now; Jinja notices by itself only that one of those it knows is another."""
        files = frozenset(path for folder in self.folders for path in folder.rglob("*"))
        if files != self._files and self._environment.cache is not None:
            self._environment.cache.clear()
        self._files = files

    def compile(self) -> None:
        """Compile all templates, so that no page waits for it. A faulty one is told once it is used."""
        for name in self._environment.list_templates():
            with suppress(TemplateError):
                self._environment.get_template(name)

    def render(self, plan: PagePlan) -> str:
        """The Markdown of one page, with its front matter.

        Raises RenderError when the template is missing or faulty.
        """
        language = plan.language or ENGLISH
        token = PAGE.set(Marks(plan.links, language))
        try:
            body = self._environment.get_template(plan.template).render({**plan.context, "page": plan})
        except (TemplateError, LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
            raise RenderError(f"{plan.uri}: {_place(error) or plan.template}: {_sentence(error)}") from error
        finally:
            PAGE.reset(token)
        body = re.sub(r"\n[ \n]*\n", "\n\n", mark_borrowed(body, language).strip("\n"))
        return f"{_front_matter(plan)}\n{body}\n"


@lru_cache(maxsize=4)
def renderer_of(folders: tuple[Path, ...]) -> Renderer:
    """The renderer with some folders of templates; one serves all pages of a process."""
    return Renderer(folders)


def _own_templates() -> Path:
    packaged = Path(__file__).parent / "templates"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "templates"


def _front_matter(plan: PagePlan) -> str:
    """The page's data for generators and themes, one line each.

    Titles and descriptions are HTML-escaped because Material for MkDocs, as others, prints them as they are. Strings
    are written as JSON, which every YAML parser reads.
    """
    fields = {
        "title": _html(plan.title), "description": _html(plan.description), "kind": plan.kind,
        "language": (plan.language or ENGLISH).tag, "updated": plan.updated, "source": plan.source,
    }  # fmt: skip
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value)
    earlier = [f"as_of: {json.dumps(plan.as_of.date)}"] if plan.as_of else []
    wide = ["hide: [toc]"] if plan.kind in _WIDE else []
    said_elsewhere = ["search: {exclude: true}"] if plan.as_of or plan.kind == "comparison" else []
    return "\n".join(["---", *lines, *earlier, *wide, *said_elsewhere, "---", ""])


def _html(text: str) -> str:
    return html.escape(visible_text(text))


def _place(error: BaseException) -> str | None:
    """Where in the templates it happened: Jinja makes its frames look as if the template were the code."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}"
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".jinja")]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else None


def _sentence(error: BaseException) -> str:
    if isinstance(error, KeyError):
        return f"nothing is known of {error}"
    return str(error)
