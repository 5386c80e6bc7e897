"""What each revision changed, as a script: a page that was opened from disk may load that, and no other data.

Its one statement gives `briefingSteps` an object: `revisions`, the ids, the oldest first; `steps`, for each of them its
changes, as `[noun, id, kind, label, sentence]` and, where words were changed, these as `[kind, text]`; and `places`, by
`noun:id`, the addresses of those nouns that the briefing has, as seen from its page of changes. Two revisions that each
have a page with the other need none of this, so there is a file only where there are more than `ALL_PAIRS_UP_TO`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefing import urls
from briefing.analysis.change import Change
from briefing.analysis.changes import ALL_PAIRS_UP_TO, history_of, shown
from briefing.analysis.words import diff_words
from briefing.corpus import Corpus, Story
from briefing.escape import visible_text
from briefing.exchange.exported import ExportedFile, Site
from briefing.language import ENGLISH, Language


def export_revision_steps(corpus: Corpus, site: Site) -> Iterator[ExportedFile]:
    """A file for each briefing of many revisions."""
    for story in corpus.stories.values():
        if len(story.revisions) > ALL_PAIRS_UP_TO:
            yield ExportedFile(
                urls.revision_steps_file(story.slug),
                _script(story, site.language_of(story.briefing.noun.language)).encode(),
            )


def steps_data(story: Story, language: Language = ENGLISH) -> Mapping[str, Any]:
    """What the script holds."""
    steps = history_of(story)
    told = [shown(step.changes) for step in steps]
    changed = {(change.noun, change.id): None for changes in told for change in changes}
    places = {f"{noun}:{key}": place for noun, key in changed if (place := _place(story, noun, key))}
    return {
        "revisions": [step.revision.id for step in steps],
        "steps": [[_row(change, language) for change in changes] for changes in told],
        "places": places,
    }


def _script(story: Story, language: Language) -> str:
    return f"briefingSteps = {json.dumps(steps_data(story, language), ensure_ascii=False, separators=(',', ':'))};\n"


def _row(change: Change, language: Language) -> list[Any]:
    row: list[Any] = [
        change.noun,
        change.id,
        change.kind,
        visible_text(change.label),
        visible_text(language.say(change.sentence)),
    ]
    if change.kind == "reworded" and change.before is not None and change.after is not None:
        pieces = diff_words(visible_text(change.before), visible_text(change.after))
        row.append([[piece.kind, piece.text] for piece in pieces])
    return row


def _place(story: Story, noun: str, key: str) -> str:
    kind = "story-actor" if noun == "actor" else noun
    if key not in story.registries().get(kind, ()):
        return ""
    target = urls.target(kind, key, story.slug)
    return urls.relative(urls.story_page(story.slug, "changes"), target).replace(".md", ".html", 1)
