"""A briefing as PDF: nothing of the content becomes syntax, and the file is tagged, linked and the same every time."""

import io
import re
from types import SimpleNamespace

import pypdf
import pytest
from stories import make_story

from briefing.companions import describe_lacking, describe_left_out
from briefing.exchange.exported import Site
from briefing.exchange.pdf import MOST_ENTRIES, fits_pdf, format_pdf
from briefing.exchange.typst_text import format_typst, string
from briefing.exchange.whole import Joining, Whole
from briefing.html_tree import read_html
from briefing.language import ENGLISH
from briefing.settings import Settings

typst = pytest.importorskip("typst")

HARM = (
    '#panic("x")',
    "\\",
    '"',
    "$ x $",
    "*b* _i_ `r`",
    "= H",
    "// c",
    "/* c",
    "<x>",
    "@x",
    "#set text(red)",
    "\\u{22}",
)
SVG = (
    '<svg viewBox="0 0 10 10" width="10" height="10"><title>Chart</title><desc>Of {0}</desc>'
    '<rect class="box" width="5" height="5"/><a href="#x"><text x="1" y="5">{0}</text></a></svg>'
)


def whole(*html, title="T"):
    names = [f"briefings/s/{name}.md" for name in ("index", "timeline", "sources")][: len(html)]
    joining = Joining("s", names, Site())
    for name, text in zip(names, html, strict=True):
        joining.take(name, read_html(text))
    return Whole("s", title, ENGLISH, "2026-01-05", ("A. Author",), "In short.", joining.sections())


def read(made):
    return pypdf.PdfReader(io.BytesIO(made.content))


def words(reader):
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in reader.pages))


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


@pytest.mark.parametrize("text", HARM)
def test_hostile_text_is_shown_and_does_nothing(text):
    html = f"<h1>H</h1><p>[{escaped(text)}]</p><table><tr><td>{escaped(text)}</td></tr></table>"
    html += f"<ul><li>{escaped(text)}</li></ul><pre>{escaped(text)}</pre>" + SVG.format(escaped(text))
    made = read(format_pdf(whole(html, title=text)))
    assert made.metadata.title == text
    assert re.sub(r"\s+", "", f"[{text}]") in words(made)


def test_a_string_ends_where_its_text_ends():
    assert string('a"b\\c\nd') == '"a\\"b\\\\c d"'


def test_it_is_tagged_and_has_language_outline_links_and_alternative_texts():
    made = format_pdf(
        whole(
            '<h1>Overview</h1><p><a href="timeline.html#e">to it</a> <a href="https://x.example/">out</a></p>'
            + SVG.format("y"),
            '<h1>When</h1><h2 id="e">First</h2><p>Text</p>',
        )
    )
    reader = read(made)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)] == ["Overview"]
    assert [entry["/Title"] for entry in reader.outline[1] if not isinstance(entry, list)] == [
        "Contents",
        "When",
    ]
    assert "pdfuaid:part>1<" in root["/Metadata"].get_data().decode().replace(" ", "")
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    assert {note["/A"]["/URI"] for note in links if "/A" in note and "/URI" in note["/A"]} == {"https://x.example/"}
    assert len(links) >= 2
    assert 'alt: "Chart. Of y"' in format_typst(whole("<h1>x</h1>" + SVG.format("y")))


def test_other_scripts_are_kept_in_the_text():
    assert "МарияЗахарова" in words(read(format_pdf(whole("<h1>H</h1><p>Мария Захарова</p>"))))
    assert format_pdf(whole('<h1>H</h1><p>김미나 <q lang="ar">وزارة</q> 外交部</p>'))  # with whichever fonts there are


def test_the_same_text_gives_the_same_bytes():
    html = "<h1>H</h1><p>Text</p>" + SVG.format("y")
    assert format_pdf(whole(html)) == format_pdf(whole(html))


def test_what_the_standard_forbids_only_costs_the_claim_to_conform(monkeypatch):
    compiled = typst.compile

    def refuse(source, **options):
        if options.get("pdf_standards"):
            raise typst.TypstError("PDF/UA-1 error: no glyph")
        return compiled(source, **options)

    monkeypatch.setattr(typst, "compile", refuse)
    made = format_pdf(whole("<h1>H</h1>"))
    assert read(made).trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert made.missing == ""


def test_letters_without_a_font_are_told_with_what_to_do():
    made = format_pdf(whole("<h1>H</h1><p>kept \U00012000\U00012001\U00012000</p>"))  # cuneiform
    assert made.missing[0] == "\U00012000"
    assert made.scripts == ("CUNEIFORM",)
    assert read(made).trailer["/Root"]["/MarkInfo"]["/Marked"]
    told = describe_lacking("harbour", made)
    assert "CUNEIFORM" in told
    assert "`pdf_fonts`" in told


def test_a_script_is_set_in_the_faces_of_its_language():
    source = format_typst(whole('<h1>H</h1><p><span lang="ko">外交部</span> <span lang="ja">外交部</span></p>'))
    assert source.count("Noto Serif CJK KR") == source.count("Noto Serif CJK JP") == 1


def test_fonts_are_taken_from_given_folders(monkeypatch, tmp_path):
    given = []
    monkeypatch.setattr(typst, "compile", lambda _, **options: given.append(options["font_paths"]) or b"")
    format_pdf(whole("<h1>H</h1>"), (tmp_path,))
    assert given == [[str(tmp_path)]]


def test_headings_skip_no_level():
    source = format_typst(whole("<h1>A</h1><h4>B</h4><h5>C</h5><h2>D</h2>"))
    assert re.findall(r"#heading\(level: (\d)\)", source) == ["1", "2", "3", "2", "2"]


def test_a_link_that_leads_nowhere_in_the_whole_is_text():
    assert (
        "#link"
        not in format_typst(whole('<h1>A</h1><a href="#gone">x</a>')).partition("#outline")[0].rpartition("\n\n")[2]
    )


def test_a_briefing_of_many_entries_is_not_set_for_it_would_take_many_minutes():
    sources = {f"s{n}": {} for n in range(MOST_ENTRIES)}
    _, story = make_story(sources)
    assert fits_pdf(story)
    _, story = make_story({**sources, "one-more": {}})
    assert not fits_pdf(story)


def test_a_pdf_that_is_left_out_is_told_of(tmp_path):
    settings = Settings(tmp_path, whole=("html", "pdf"))
    left_out = SimpleNamespace(slug="long", whole=("html",))
    assert list(describe_left_out(left_out, settings)) == [
        "No PDF of long is made: it has more than 1,200 entries, and would take many minutes"
    ]
    assert list(describe_left_out(SimpleNamespace(slug="short", whole=("html", "pdf")), settings)) == []
