"""Every correction of the site: what was wrong, what is right, and since when."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing import urls
from briefing.messages import _
from briefing.pages.digest import Corrections, Digest
from briefing.pages.facts import Facts
from briefing.pages.history import CorrectionView, History, readable_revisions, revision_anchor
from briefing.pages.links import Links, LinkTable, unbound
from briefing.pages.paging import newest_address, newest_links, paged_title, split_newest
from briefing.pages.plan import PagePlan

REVISIONS = 30
"""How many revisions with corrections one page tells of."""


def plan_corrections(digests: Sequence[Digest]) -> Iterator[PagePlan]:
    """Plan the pages of corrections, the newest first. There is one even without any: it says so."""
    made = [(digest, corrections) for digest in digests for corrections in digest.corrections]
    made.sort(key=lambda pair: (pair[1].day, pair[1].number), reverse=True)
    parts = split_newest(made, REVISIONS)
    for number, part in enumerate(parts, 1):
        uri = newest_address(urls.CORRECTIONS, number, len(parts))
        yield PagePlan(
            uri=uri,
            kind="corrections",
            template="corrections.md.jinja",
            title=paged_title(_("Corrections"), number),
            links=unbound(uri),
            context={
                "rows": tuple(
                    (_on(view, uri), urls.story_page(digest.slug, "changes"), corrections.anchor)
                    for digest, corrections in part
                    for view in corrections.views
                ),
                "pager": newest_links(urls.CORRECTIONS, number, len(parts)),
            },
            description=_("What was wrong in the briefings of this site, what is right, and since when."),
            updated=part[0][1].day if part else None,
        )


def corrections_of(facts: Facts) -> Iterator[Corrections]:
    """The corrections of a briefing, revision by revision."""
    history = History(facts.corpus, facts.story, urls.CORRECTIONS, readable_revisions(facts.story))
    for revision in facts.story.revisions:
        if revision.corrections:
            views = tuple(map(_kept, history.corrections(revision)))
            yield Corrections(revision.date.isoformat(), revision.number, revision_anchor(revision), views)


def _kept(view: CorrectionView) -> CorrectionView:
    """The same with only those links that it makes."""
    said = view.correction
    claim = [("claim", said.claim)] if said.claim else []
    links = view.links.keep([said.wrong, said.right]) if isinstance(view.links, Links) else None
    claim_links = view.claim_links.keep(nouns=claim) if isinstance(view.claim_links, Links) else None
    return replace(view, links=links, claim_links=claim_links)


def _on(view: CorrectionView, page: str) -> CorrectionView:
    """The same as seen from a page."""
    links = view.links.on(page) if isinstance(view.links, LinkTable) else None
    claim_links = view.claim_links.on(page) if isinstance(view.claim_links, LinkTable) else None
    return replace(view, links=links, claim_links=claim_links)
