"""Pictures as pages show them: with their size, so that nothing moves when they arrive, and with whose they are."""

from dataclasses import dataclass

from briefing import urls
from briefing.image_files import UnfitImageError, find_image
from briefing.model.image import Image
from briefing.pages.facts import Facts


@dataclass(frozen=True, slots=True)
class ImageView:
    """A picture. `uri` is empty where its file cannot be shown; what is said of it is shown all the same."""

    image: Image
    uri: str = ""
    width: int = 0
    height: int = 0
    at_once: bool = False
    """Whether it is fetched with the page, and not when readers come near it."""


def view_image(facts: Facts, image: Image | None, *, at_once: bool = False) -> ImageView | None:
    """What a page shows of a picture. Of one that stood there earlier, no file is kept."""
    if image is None:
        return None
    if not facts.present:
        return ImageView(image)
    try:
        found = find_image(facts.story.folder, image.file)
    except (FileNotFoundError, UnfitImageError):
        return ImageView(image)
    uri = urls.image_file(facts.story.slug, found.digest, found.size.ending)
    return ImageView(image, uri, found.size.width, found.size.height, at_once)
