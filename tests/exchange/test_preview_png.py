"""The picture shown with links: its size, its bytes, and that no title becomes code."""

import struct

import pytest

from briefing.exchange.exported import Site
from briefing.exchange.preview_png import draw_preview, export_preview_png, preview_source

pytest.importorskip("typst")

SITE = Site(url="https://x.example/", name="Briefings")


def size(png):
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def test_there_is_one_for_each_briefing_where_it_can_be_found(corpus):
    (file,) = export_preview_png(corpus, SITE)
    assert (file.uri, size(file.content)) == ("briefings/port/preview.png", (1200, 630))
    assert list(export_preview_png(corpus, Site())) == []


def test_the_same_briefing_gives_the_same_bytes(make_corpus):
    first, second = (draw_preview(found, found.stories["port"], SITE) for found in (make_corpus(), make_corpus()))
    assert first == second


@pytest.mark.parametrize("title", ['#panic("x")', '"]#panic("x")', "\\", "a " * 400, "김미나 Мария وزارة", "$ */ `"])
def test_any_title_can_be_drawn(make_corpus, title):
    quoted = title.replace("'", "''")
    corpus = make_corpus(briefing=("title: A port closes", f"title: '{quoted}'"))
    assert size(draw_preview(corpus, corpus.stories["port"], SITE)) == (1200, 630)


def test_it_says_how_the_claims_stand(corpus):
    source = preview_source(corpus, corpus.stories["port"], SITE)
    assert "1 single origin · 1 unsupported" in source
    assert "Briefings · 2026-01-05" in source
