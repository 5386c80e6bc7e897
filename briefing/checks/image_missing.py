"""Whether the files of pictures exist."""

from collections.abc import Iterator

from briefing.analysis.passages import iter_images
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.problems import Severity


def check_image_missing(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find pictures whose file does not lie in the briefing's folder."""
    for entry, route, image in iter_images(story):
        if not (story.folder / image.file).is_file():
            message = f"there is no picture {image.file} in the briefing's folder"
            hint = "put the file there, or correct the name; capital letters count"
            yield Finding(entry, (*route, "file"), message, hint)


CHECK = Check(
    "image-missing",
    Severity.ERROR,
    "The file of a picture is not there.",
    check_image_missing,
)
