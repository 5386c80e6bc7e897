"""The use cases, from a content folder to files. This is the only module that writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.checks import run_checks
from briefing.corpus import Corpus
from briefing.load import load
from briefing.pages.plan import PagePlan
from briefing.pages.site import plan_site
from briefing.problems import Problem, has_errors, sort_problems
from briefing.render import Renderer
from briefing.snapshots import Snapshots


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a build finds its inputs."""

    content: Path = Path("content")
    templates: tuple[Path, ...] = ()
    snapshots: Path | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """A corpus with every problem found in it."""

    corpus: Corpus
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether it may be published."""
        return not has_errors(self.problems)


@dataclass(frozen=True, slots=True, eq=False)
class RenderedPage:
    """A page's plan and its Markdown."""

    plan: PagePlan
    markdown: str


def check(settings: Settings) -> Checked:
    """Load a content folder and hold it to every check.

    Raises FileNotFoundError when the folder does not exist.
    """
    corpus, problems = load(settings.content)
    problems = sort_problems([*problems, *run_checks(corpus, Snapshots(settings.snapshots))])
    return Checked(corpus, problems)


def render(settings: Settings, corpus: Corpus) -> Sequence[RenderedPage]:
    """Render every page of a sound corpus; nothing is written."""
    renderer = Renderer(settings.templates)
    plans = plan_site(corpus, Snapshots(settings.snapshots))
    return [RenderedPage(plan, renderer.render(plan)) for plan in plans]
