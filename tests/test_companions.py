"""What goes with the built pages: their Markdown, their data, the list of all."""

import json
import posixpath
import re

from markdown import Markdown

LINK = re.compile(r'href="([^"#:]+\.md)(?:#[^"]*)?"')


def test_every_page_has_its_markdown_beside_it_and_names_it(site):
    for page in sorted(site.rglob("*.html")):
        if page.name == "404.html" or page.name.endswith("-briefing.html"):
            continue
        html = page.read_text(encoding="utf-8")
        found = re.findall(r'<link rel="alternate ?" type="text/markdown" title="Markdown" href="([^"]+)">', html)
        assert [(page.parent / href).resolve() for href in found] == [page.with_suffix(".md")]
        assert page.with_suffix(".md").is_file()


def test_links_between_the_markdown_files_work(site):
    missing = {}
    for file in sorted(site.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        html = Markdown(extensions=["tables", "md_in_html"]).convert(text.partition("\n---\n")[2] or text)
        missing[file.name] = [href for href in LINK.findall(html) if not (file.parent / href).is_file()]
    assert len(missing) > 50
    assert {name: found for name, found in missing.items() if found} == {}


def test_the_list_for_programs_leads_to_files_that_are_there(site):
    listed = re.findall(r"\]\(([^)]+)\)", (site / "llms.txt").read_text(encoding="utf-8"))
    assert len(listed) > 50
    assert [uri for uri in listed if not (site / uri).is_file()] == []


def test_overviews_and_claims_say_what_they_are(site):
    folder = site / "briefings/korea-purl"
    for page in [folder / "index.html", *sorted(folder.glob("claims/*.html"))]:
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text(encoding="utf-8"))
        assert len(found) == 1
        described = json.loads(found[0])
        assert described == json.loads(page.with_suffix(".jsonld").read_text(encoding="utf-8"))
        assert posixpath.basename(described["@id"]) == page.name
