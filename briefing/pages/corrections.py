"""Every correction of the site: what was wrong, what is right, and since when."""

from collections.abc import Iterator

from briefing import urls
from briefing.corpus import Corpus, Story
from briefing.model.revision import Revision
from briefing.pages.history import CorrectionView, History, readable_revisions, revision_anchor
from briefing.pages.links import Links
from briefing.pages.paging import page_links, paged_title, split
from briefing.pages.plan import PagePlan

REVISIONS = 30
"""How many revisions with corrections one page tells of."""


def plan_corrections(corpus: Corpus) -> Iterator[PagePlan]:
    """Plan the pages of corrections, the newest first. There is one even without any: it says so."""
    made = [(story, revision) for story in corpus.stories.values() for revision in story.revisions]
    made = [(story, revision) for story, revision in made if revision.corrections]
    made.sort(key=lambda pair: (pair[1].date, pair[1].number), reverse=True)
    parts = split(made, REVISIONS)
    for number, part in enumerate(parts, 1):
        uri = urls.numbered(urls.CORRECTIONS, number)
        yield PagePlan(
            uri=uri,
            kind="corrections",
            template="corrections.md.jinja",
            title=paged_title("Corrections", number),
            links=Links(corpus, uri),
            context={
                "rows": tuple(row for story, revision in part for row in _rows(corpus, story, revision, uri)),
                "pager": page_links(urls.CORRECTIONS, number, len(parts)),
            },
            description="What was wrong in the briefings of this site, what is right, and since when.",
            updated=part[0][1].date.isoformat() if part else None,
        )


def _rows(corpus: Corpus, story: Story, revision: Revision, uri: str) -> Iterator[tuple[CorrectionView, str, str]]:
    history = History(corpus, story, uri, readable_revisions(story))
    for view in history.corrections(revision):
        yield view, urls.story_page(story.slug, "changes"), revision_anchor(revision)
