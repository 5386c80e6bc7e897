"""Page plans → Markdown, through Jinja templates."""

from collections.abc import Sequence
from pathlib import Path

from briefing.pages.plan import PagePlan


class Renderer:
    """Renders page plans with the project's templates; templates of the given folders come first."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        """Look for templates in the folders, then in the project's own."""
        self.folders = tuple(folders)

    def render(self, plan: PagePlan) -> str:
        """The Markdown of one page."""
        raise NotImplementedError
