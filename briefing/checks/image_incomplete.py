"""Whether pictures have all that publishing them needs."""

from collections.abc import Iterator

from briefing.analysis.passages import iter_images
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_image_incomplete(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find pictures without alternative text, caption, credit or licence."""
    for entry, route, image in iter_images(story):
        missing = [name for name in ("alt", "caption", "credit", "licence") if not (getattr(image, name) or "").strip()]
        if missing:
            named = f"{', '.join(missing[:-1])} and {missing[-1]}" if missing[1:] else missing[0]
            message = f"the picture {image.file} lacks {named}"
            hint = "say what it shows (alt), what it is (caption), who made it (credit), and who permits its use"
            yield Finding(entry, route, message, hint)


CHECK = Check(
    "image-incomplete",
    Severity.ERROR,
    "A picture lacks alternative text, caption, credit or licence.",
    check_image_incomplete,
)
