"""Whole pages of the theme, in the language of each briefing. The stories in tests/languages are invented."""

import re
import shutil

import pytest
from running import ROOT, run_mkdocs


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    project = tmp_path_factory.mktemp("languages")
    shutil.copytree(ROOT / "tests/languages/content", project / "content")
    shutil.copytree(ROOT / "theme", project / "theme")
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / "content/pages").mkdir()
    (project / "content/pages/about.md").write_text("# About\n\nHello.\n")
    made = run_mkdocs(project, "build", "--strict")
    assert made.returncode == 0, made.stderr
    return project / "site"


def page(built, uri):
    return (built / uri).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("uri", "language", "direction", "search"),
    [
        ("briefings/han-bridge/outlook.html", "ko", "ltr", "검색"),
        ("briefings/wadi-dam/outlook.html", "ar", "rtl", "بحث"),
        ("index.html", "en", "ltr", "Search"),
        ("about.html", "en", "ltr", "Search"),
    ],
)
def test_a_page_says_its_language_and_direction_and_its_theme_speaks_it(built, uri, language, direction, search):
    html = page(built, uri)
    assert f'<html lang="{language}"' in html
    assert f'<body dir="{direction}"' in html
    assert f'aria-label="{search}"' in html


def test_what_surrounds_a_korean_briefing_is_korean(built):
    html = page(built, "briefings/han-bridge/contested-claims.html")
    labels = [text.strip() for text in re.findall(r'<span class="md-ellipsis">\s*([^<]+?)\s*<', html)]
    assert {"홈", "개요", "쟁점", "전체 행위자", "예측 성적"} <= set(labels)
    assert {word for label in labels for word in re.findall("[A-Za-z]{2,}", label)} <= {"Briefings", "About"}
    assert 'title="이 부분으로 가는 링크"' in html
    assert "Link to this section" not in html
    assert 'data-table="표: {title}"' in html


def test_titles_on_pages_that_briefings_share_say_their_language(built):
    html = page(built, "index.html")
    assert '<bdi lang="ko">한빛대교 통행 제한</bdi>' in html
    assert '<bdi lang="ar">إغلاق بوابات سد الوادي</bdi>' in html


def test_a_whole_briefing_in_one_file_says_its_language_and_direction(built):
    assert '<html lang="ar" dir="rtl">' in page(built, "briefings/wadi-dam/wadi-dam-briefing.html")
    korean = page(built, "briefings/han-bridge/han-bridge-briefing.html")
    assert '<html lang="ko" dir="ltr">' in korean
    assert "<h2>주장</h2>" in korean
    assert "BibTeX" not in re.sub(r"<nav.*?</nav>", "", korean, flags=re.DOTALL)


def test_feeds_speak_the_language_of_their_briefing(built):
    calendar = page(built, "briefings/han-bridge/calendar.ics").replace("\r\n ", "")
    assert "판정 기준" in calendar
    assert "To be decided" not in calendar
