"""The golden corpus: small, invented, and with every feature once."""

from pathlib import Path

from briefing.load import load
from briefing.pages.site import plan_site
from briefing.snapshots import Snapshots

HERE = Path(__file__).parent
KINDS = frozenset({
    "home", "topics", "topic", "place", "overview", "story-actors", "timeline", "contested", "outlook", "sources",
    "claim", "actors", "actor", "track-record",
})  # fmt: skip
"""The kinds of page that are kept here."""


def golden_plans():
    corpus, problems = load(HERE / "content")
    assert not problems, [str(problem) for problem in problems]
    plans = plan_site(corpus, Snapshots(HERE / "snapshots"), "https://site.example")
    return {plan.uri: plan for plan in plans if plan.kind in KINDS}
