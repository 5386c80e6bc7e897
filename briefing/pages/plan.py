"""A page before it is text: which template, and what the template is given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing.escape import visible_text
from briefing.language import ENGLISH, Language
from briefing.messages import Words
from briefing.pages.links import Links


@dataclass(frozen=True, slots=True)
class AsOf:
    """What marks a page that shows a briefing as it stood: since when it says this, and where it is said now."""

    slug: str
    date: str
    revision: str
    present: str
    """The page as it is now; the overview of the briefing where it is gone."""
    kept: bool
    """Whether the page still exists."""
    changes: str
    """The page of changes, and the place of this revision on it."""
    anchor: str


@dataclass(frozen=True, slots=True, eq=False)
class PagePlan:
    """One page of the site.

    `title` and `description` are plain text without anything that is not seen, since they also go where no template
    writes. `source` is the YAML file that an edit of the page begins at, `updated` the ISO 8601 day of its last change
    as the data tells it. `kind` names the page's kind for the theme and tests.
    """

    uri: str
    kind: str
    template: str
    title: str
    links: Links
    context: Mapping[str, Any] = field(default_factory=dict)
    description: str = ""
    source: str | None = None
    updated: str | None = None
    language: Language | None = None
    """What the page speaks; None for what the site speaks, until that is known. The title is then still a message."""
    as_of: AsOf | None = None
    """Set on pages that show what a briefing said earlier; they are kept out of search and navigation."""

    def __post_init__(self) -> None:
        """Say the title and description, and take what cannot be seen out of them."""
        for name in ("title", "description"):
            text = getattr(self, name)
            if self.language or not isinstance(text, Words):
                object.__setattr__(self, name, visible_text((self.language or ENGLISH).say(text)))
