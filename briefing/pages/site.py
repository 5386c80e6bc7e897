"""The whole site: which pages there are, in which order."""

from briefing.corpus import Corpus
from briefing.pages.plan import PagePlan
from briefing.snapshots import Snapshots


def plan_site(corpus: Corpus, snapshots: Snapshots) -> tuple[PagePlan, ...]:
    """Plan every page of the site: home, actors, and each briefing's own."""
    raise NotImplementedError
