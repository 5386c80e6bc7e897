"""What is typed is compared as the index was made: in every script, hosted and from disk, by the pages' own scripts."""

import random
import shutil
import sys
import unicodedata

import pytest
from markupsafe import escape
from playwright.sync_api import expect
from running import served

from briefing.html_tree import read_html
from briefing.search import SearchPage, index_files, make_units, read_sections
from briefing.search.words import fold

pytestmark = pytest.mark.browser

TEXTS = {
    "en": "The café's résumé on Łódź was re-read.",
    "ko": "외교부는 한국의 지원을 검토한다고 밝혔다. 2024년 G7정상회의에서",
    "ru": "Посол заявил, что всё ещё ждёт новых поставок",
    "uk": "Уряд обіцяє захистити об’єкт у Києві; її рішення чекає ґанок",
    "ar": "وقالت الحكومةُ إنّ القرار نهائيّ، وللمدينة شأن آخر",
    "zh": "外交部发言人表示，将继续谈判。在NATO总部",
    "he": "הַמֶּמְשָׁלָה אמרה",
}
FOUND = [
    ("cafe", "en"), ("CAFÉ", "en"), ("lodz", "en"), ("re-read", "en"), ("resum", "en"),
    ("한국", "ko"), ("한국은", "ko"), ("지원", "ko"), ("외교", "ko"), ("정상회의", "ko"), ("2024년", "ko"),
    ("한", "ko"),
    ("еще", "ru"), ("ПОСОЛ", "ru"), ("постав", "ru"), ("ждет", "ru"),
    ("об'єкт", "uk"), ("києв", "uk"), ("її рішення", "uk"), ("ганок", "uk"),
    ("حكومة", "ar"), ("الحكومة", "ar"), ("حكومه", "ar"), ("القرار نهائي", "ar"), ("إن", "ar"), ("مدينة", "ar"),
    ("اخر", "ar"),
    ("发言人", "zh"), ("谈判", "zh"), ("判", "zh"), ("外交部发言人表示", "zh"), ("nato总部", "zh"),
    ("הממשלה", "he"),
]  # fmt: skip
NOT_FOUND = ["afe", "осол", "部谈", "한외", "поставщик", "مقرر"]
"""The middle of a word, characters that are neighbours nowhere, words that are not there."""
SHOWN = [("cafe", "café"), ("еще", "ещё"), ("حكومة", "الحكومةُ"), ("谈判", "谈判"), ("한국은", "한국")]


def _sections_of(address, text):
    content = read_html(f'<h2 id="event-e">{escape(text)}</h2><p>x</p>')
    return read_sections(SearchPage(address, "timeline", "Timeline", content))


@pytest.fixture(scope="module")
def scripts_site(site, tmp_path_factory):
    """A page of the real site, with a search over one briefing in each of several languages."""
    folder = tmp_path_factory.mktemp("scripts")
    shutil.copytree(site / "assets", folder / "assets")
    shutil.copy(site / "index.html", folder)
    units = [
        unit
        for language, text in TEXTS.items()
        for unit in make_units(
            language,
            f"Synthetic briefing {language}",
            "2026-05-02",
            [_sections_of(f"{language}.html", text)],
        )
    ]
    for uri, content in index_files(units):
        (folder / uri).parent.mkdir(parents=True, exist_ok=True)
        (folder / uri).write_bytes(content)
    return folder


@pytest.fixture(params=["hosted", "from disk"])
def page(request, scripts_site, browser):
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(15_000)
    with served(scripts_site) as address:
        page.goto((address if request.param == "hosted" else f"{scripts_site.as_uri()}/") + "index.html?q=xyzzy")
        expect(page.locator(".search-status")).to_contain_text("Nothing found")
        yield page
    context.close()


def test_each_script_is_found_as_it_is_typed(page):
    for typed, language in FOUND:
        page.get_by_role("searchbox").fill(typed)
        expect(page.locator(".search-status"), typed).to_have_text("1 place found.")
        expect(page.locator(".search-group h2"), typed).to_have_text(f"Synthetic briefing {language}")
        expect(page.locator(".search-result mark").first, typed).to_be_visible()
        page.get_by_role("searchbox").fill("")
        expect(page.locator(".search-result")).to_have_count(0)


def test_what_is_not_there_is_not_found(page):
    for typed in NOT_FOUND:
        page.get_by_role("searchbox").fill(typed)
        expect(page.locator(".search-status"), typed).to_have_text(f"Nothing found for “{typed}”.")


def test_a_word_as_typed_is_marked_as_it_is_written(page):
    for typed, written in SHOWN:
        page.get_by_role("searchbox").fill(typed)
        expect(page.locator(".search-result mark").first).to_have_text(written)


def test_every_character_folds_in_the_browser_as_in_the_index(page):
    known = [c for c in map(chr, range(sys.maxunicode)) if unicodedata.category(c) not in {"Cn", "Cs", "Co"}]
    # one text a character, in NFC as texts of the index are; a line of its own for each
    texts = [unicodedata.normalize("NFC", f"a{c}b") for c in known]
    folded = page.evaluate("texts => texts.map(briefingSearch.fold)", texts)
    differ = [(hex(ord(c)), fold(t), f) for c, t, f in zip(known, texts, folded, strict=True) if fold(t) != f]
    assert differ == []


def test_random_texts_fold_in_the_browser_as_in_the_index(page):
    chance = random.Random(1)  # noqa: S311 — the same texts in every run
    alphabet = "".join(TEXTS.values()) + "İßΣς½№ﬁ①٣۴\u0301\u0308\u064b\u200b\u00adʼ’-_."
    texts = [unicodedata.normalize("NFC", "".join(chance.choices(alphabet, k=30))) for _ in range(3000)]
    assert page.evaluate("texts => texts.map(briefingSearch.fold)", texts) == [fold(text) for text in texts]
