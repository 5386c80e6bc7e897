"""The pictures of briefings, as they are, beside the pages that show them.

Only those in use are copied, each once, under a name made of its content: so a picture that is replaced gets another
address, and none can take the place of a page.
"""

from collections.abc import Iterator

from briefing import urls
from briefing.analysis.passages import iter_images
from briefing.corpus import Corpus
from briefing.exchange.exported import ExportedFile, Site
from briefing.image_files import UnfitImageError, find_image


def export_images(corpus: Corpus, _site: Site) -> Iterator[ExportedFile]:
    """A file for each picture of each briefing; one that checks find fault with is left out."""
    for story in corpus.stories.values():
        done: set[str] = set()
        for place in iter_images(story):
            try:
                found = find_image(story.folder, place.image.file)
            except (FileNotFoundError, UnfitImageError):
                continue
            uri = urls.image_file(story.slug, found.digest, found.size.ending)
            if uri not in done:
                done.add(uri)
                yield ExportedFile(uri, found.path.read_bytes())
