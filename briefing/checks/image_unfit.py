"""Whether the files of pictures can be published."""

from collections.abc import Iterator

from briefing.analysis.passages import iter_images
from briefing.checks.rule import Check, Facts, Finding
from briefing.corpus import Story
from briefing.image_files import UnfitImageError, find_image
from briefing.problems import Severity


def check_image_unfit(story: Story, _facts: Facts) -> Iterator[Finding]:
    """Find pictures that browsers may not draw, or that are too large to be sent to readers."""
    for entry, route, image in iter_images(story):
        try:
            find_image(story.folder, image.file)
        except FileNotFoundError:
            continue  # another check speaks of it
        except UnfitImageError as error:
            message = f"the picture {image.file} {error}"
            hint = "save it in one of these formats, at the size at which readers need it; of an SVG, save a PNG"
            yield Finding(entry, (*route, "file"), message, hint)


CHECK = Check(
    "image-unfit",
    Severity.ERROR,
    "The file of a picture is in no format that is published, or too large.",
    check_image_unfit,
)
