"""Every correction of the site on one page: what was wrong, what is right, and since when."""

from briefing import urls
from briefing.corpus import Corpus
from briefing.pages.history import CorrectionView, History, readable_revisions, revision_anchor
from briefing.pages.links import Links
from briefing.pages.plan import PagePlan


def plan_corrections(corpus: Corpus) -> PagePlan:
    """Plan the page of corrections, the newest first. There is one even without any: it says so."""
    page = urls.CORRECTIONS
    found: list[CorrectionView] = []
    for story in corpus.stories.values():
        history = History(corpus, story, page, readable_revisions(story))
        found += [view for revision in story.revisions for view in history.corrections(revision)]
    found.sort(key=lambda view: (view.revision.date, view.revision.number), reverse=True)
    rows = tuple((view, urls.story_page(view.slug, "changes"), revision_anchor(view.revision)) for view in found)
    return PagePlan(
        uri=page,
        kind="corrections",
        template="corrections.md.jinja",
        title="Corrections",
        links=Links(corpus, page),
        context={"rows": rows},
        description="What was wrong in the briefings of this site, what is right, and since when.",
        updated=found[0].revision.date.isoformat() if found else None,
    )
