"""Pictures: the size of each format as a browser shows it, and files that are not published."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.exchange.exported import Site
from briefing.exchange.images import export_images
from briefing.image_files import LARGEST, UnfitImageError, find_image
from briefing.image_size import measure_image
from briefing.load import load
from briefing.model.image import Image
from briefing.pages.facts import Facts
from briefing.pages.images import ImageView, view_image
from briefing.snapshots import Snapshots

IMAGES = Path(__file__).parent / "data/images"
GOLDEN = Path(__file__).parent / "golden/content"


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("plain.png", ("png", 30, 20)),
        ("plain.gif", ("gif", 30, 20)),
        ("plain.jpg", ("jpg", 30, 20)),
        ("progressive.jpg", ("jpg", 30, 20)),
        ("turned.jpg", ("jpg", 20, 30)),
        ("lossy.webp", ("webp", 30, 20)),
        ("lossless.webp", ("webp", 30, 20)),
        ("extended.webp", ("webp", 30, 20)),
        ("plain.avif", ("avif", 30, 20)),
        ("clear.avif", ("avif", 30, 20)),
        ("turned.avif", ("avif", 20, 30)),
    ],
)
def test_size_is_the_one_that_is_shown(name, size):
    assert measure_image((IMAGES / name).read_bytes()) == size


@pytest.mark.parametrize("path", sorted(IMAGES.iterdir()), ids=lambda path: path.name)
def test_broken_off_and_altered_files_are_measured_or_refused(path):
    content = path.read_bytes()
    for end in range(min(len(content), 400)):
        measure_image(content[:end])
        altered = bytearray(content)
        altered[end] ^= 0xFF
        measure_image(bytes(altered))


@given(st.binary(max_size=200), st.sampled_from(sorted(IMAGES.iterdir())), st.integers(4, 60))
def test_any_bytes_are_measured_or_refused(tail, path, kept):
    measure_image(path.read_bytes()[:kept] + tail)


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"%PDF-1.7", b"GIF89a" + bytes(8), b"MZ", b"\xff\xd8\xff"])
def test_other_files_are_no_pictures(content):
    assert measure_image(content) is None


def test_a_file_is_told_by_its_content_and_not_by_its_name(tmp_path):
    (tmp_path / "a.png").write_bytes((IMAGES / "plain.gif").read_bytes())
    assert find_image(tmp_path, "a.png").size.ending == "gif"


def test_a_file_that_changes_is_read_again(tmp_path):
    file = tmp_path / "a.png"
    file.write_bytes((IMAGES / "plain.png").read_bytes())
    first = find_image(tmp_path, "a.png")
    file.write_bytes((IMAGES / "turned.jpg").read_bytes())
    assert find_image(tmp_path, "a.png").digest != first.digest


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "story").mkdir()
    (tmp_path / "story/a.png").symlink_to(IMAGES / "plain.png")
    with pytest.raises(UnfitImageError, match="leads out of"):
        find_image(tmp_path / "story", "a.png")


def test_a_file_too_large_is_not_even_read(tmp_path):
    with (tmp_path / "a.png").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UnfitImageError, match="more than 8 MB"):
        find_image(tmp_path, "a.png")


@pytest.mark.parametrize("name", ["none.png", "a\0b.png", "x" * 300 + ".png", "round.png"])
def test_a_file_that_is_not_there_is_missing(tmp_path, name):
    (tmp_path / "round.png").symlink_to(tmp_path / "round.png")
    with pytest.raises(FileNotFoundError):
        find_image(tmp_path, name)


@pytest.fixture(scope="module")
def golden():
    corpus, _ = load(GOLDEN)
    return corpus


def test_pictures_in_use_stand_beside_the_pages_once_and_as_they_are(golden):
    files = {file.uri: file.content for file in export_images(golden, Site())}
    kept = {path.read_bytes() for path in (GOLDEN / "briefings/harbour/images").iterdir()}
    assert set(files.values()) == kept
    assert len(files) == len(kept)
    assert all(uri.startswith("briefings/harbour/images/") and uri.endswith(".png") for uri in files)


def test_a_page_knows_the_address_and_size_of_a_picture(golden):
    facts = Facts(golden, golden.stories["harbour"], Snapshots(None))
    image = facts.story.briefing.noun.image
    view = view_image(facts, image, at_once=True)
    assert (view.width, view.height, view.at_once) == (640, 360, True)
    assert view.uri in {file.uri for file in export_images(golden, Site())}


def test_of_a_picture_that_cannot_be_shown_its_words_are(golden):
    facts = Facts(golden, golden.stories["harbour"], Snapshots(None))
    image = Image(file="gone.png", alt="What it showed")
    assert view_image(facts, image) == ImageView(image)
    assert view_image(facts, None) is None
