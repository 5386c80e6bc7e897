"""The interface in the language of each briefing. The stories in tests/languages are invented."""

import pickle
import re
from html import unescape
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from briefing.datewords import date_words
from briefing.edtf import parse_edtf
from briefing.interface_words import mark_borrowed
from briefing.language import OWN, Language, find_language
from briefing.load import load
from briefing.messages import N_, Message, _, listed, ngettext, pgettext
from briefing.pages.links import Links
from briefing.pages.plan import PagePlan
from briefing.pages.site import plan_site
from briefing.place_names import place_name
from briefing.render import Renderer, RenderError
from briefing.snapshots import Snapshots

ROOT = Path(__file__).parent.parent
KO, AR = find_language("ko"), find_language("ar")
KEYWORDS = {
    "_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
    "N_": (1, 2),
}  # fmt: skip
NOT_WORDS = frozenset({
    "AI", "API", "Atom", "BibTeX", "CLDR", "CSL", "CSV", "HTML", "ICD", "ISNI", "JSON", "Feed", "LEI", "PDF", "UTC",
    "The", "Borrowed", "Voice", "Bridge", "shut", "builders", "blamed", "not", "check", "at", "all", "log",
})  # fmt: skip
"""Names and abbreviations that are the same in every language, and the words of the foreign source that is cited."""


def messages():
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, KEYWORDS, strip_comment_tags=True)
    return {(context, text) for _file, _line, text, _comments, context in found}


def catalog(language):
    with (OWN / language / "LC_MESSAGES" / "briefing.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


@pytest.fixture(scope="module")
def pages():
    corpus, problems = load(ROOT / "tests" / "languages" / "content")
    assert [problem for problem in problems if problem.severity == "error"] == []
    plans = plan_site(corpus, Snapshots(None), whole=("html", "pdf"))
    renderer = Renderer()
    return {plan.uri: renderer.render(plan) for plan in plans}


@pytest.mark.parametrize("language", [path.name for path in OWN.iterdir()])
def test_no_message_of_the_sources_is_missing_or_fuzzy_in_a_catalog(language):
    done = {
        (message.context, message.id)
        for message in catalog(language)
        if message.id and all([*message.string] if message.pluralizable else [message.string]) and not message.fuzzy
    }
    wanted = messages()
    assert len(wanted) > 300
    assert sorted(map(str, wanted - done)) == [], "run `make messages` and translate what is new"


@pytest.mark.parametrize("language", [path.name for path in OWN.iterdir()])
def test_translations_have_the_placeholders_of_their_messages(language):
    for message in catalog(language):
        if not message.id:
            continue
        source = message.id[-1] if message.pluralizable else message.id
        for said in message.string if message.pluralizable else (message.string,):
            names = [sorted(set(re.findall(r"%\((\w+)\)s|(\{\w+\})", text))) for text in (source, said)]
            assert names[0] == names[1], source
            assert "%" not in re.sub(r"%\(\w+\)s|%%", "", said), source
            assert re.findall("[<>*`]", said) == re.findall("[<>*`]", source), source


def visible_words(markdown):
    body = markdown.split("---\n", 2)[2]
    attributes = re.findall(
        r'(?:aria-label|title|alt|placeholder|data-(?:shown|copy|copied|total|same|missing))="([^"]*)"', body
    )
    body = re.sub(r"<pre.*?</pre>", " ", body, flags=re.DOTALL)
    body = re.sub(r"\]\([^)]*\)|\{#[^}]*\}|<[^>]*>", " ", body)
    text = unescape(" ".join([body, *attributes]))
    words = re.findall(r"[A-Za-z]{2,}", re.sub(r"https?://\S+|\S+\.example\S*|\{\w+\}", " ", text))
    return [word for word in words if not any(known.startswith(word) for known in NOT_WORDS)]  # drawings cut words


def test_no_english_word_of_the_interface_stands_on_a_korean_briefing(pages):
    own = {uri: text for uri, text in pages.items() if uri.startswith("briefings/han-bridge/")}
    assert len(own) > 10
    left = {uri: sorted(set(visible_words(text))) for uri, text in own.items()}
    assert {uri: words for uri, words in left.items() if words} == {}


def test_titles_and_descriptions_of_a_korean_briefing_are_korean(pages):
    for uri, text in pages.items():
        if uri.startswith("briefings/han-bridge/"):
            fields = re.findall(r'^(?:title|description): "(.*)"$', text, flags=re.MULTILINE)
            left = {word for field in fields for word in re.findall("[A-Za-z]{2,}", unescape(field))}
            assert left <= NOT_WORDS, uri


def test_english_among_the_words_of_another_language_is_marked_as_such(pages):
    overview = pages["briefings/wadi-dam/index.md"]
    assert '## <span lang="en" dir="ltr">What happened</span>' in overview
    assert '<span lang="en" dir="ltr">corroborated</span>' in overview
    assert not re.search("[\ue000\ue001]", "".join(pages.values()))
    svg = "".join(re.findall(r"<svg.*?</svg>", "".join(pages.values()), re.DOTALL))
    assert svg
    assert "<span" not in svg


def test_borrowed_words_are_one_run_in_which_values_stand_apart(tmp_path):
    said = render(tmp_path, '{{ _("Said by %(name)s.", name=v) }}', "ar", v="الهيئة")
    assert said == '<span lang="en" dir="ltr">Said by <bdi lang="ar" dir="rtl">الهيئة</bdi>.</span>'
    said = render(tmp_path, '{{ ngettext("%(num)s claim", "%(num)s claims", 3) }}', "ar")
    assert said == '<span lang="en" dir="ltr">3 claims</span>'


def test_within_an_attribute_or_a_drawing_borrowed_words_stay_bare():
    assert mark_borrowed('<a title="\ue000Next\ue001">\ue000\ue001</a>', AR) == '<a title="Next"></a>'
    assert mark_borrowed("<svg><text>\ue000Next\ue001</text></svg>", AR) == "<svg><text>Next</text></svg>"


def test_a_title_in_another_language_says_which_and_is_laid_out_by_itself(pages):
    assert '<bdi lang="en">Dam gates shut (again), farmers say</bdi>' in unescape(
        pages["briefings/wadi-dam/sources.md"]
    )
    assert '<bdi lang="en">Bridge shut, builders blamed</bdi>' in pages["briefings/han-bridge/claims/reopens.md"]


@pytest.mark.parametrize(
    ("edtf", "korean", "arabic"),
    [
        ("2026-02-21", "2026년 2월 21일", "21 فبراير 2026"),
        ("2024-06", "2024년 6월", "يونيو 2024"),
        ("2022", "2022년", "2022"),
        ("2024-06?", "2024년 6월(불확실)", "يونيو 2024 (uncertain)"),
        ("2024-06~", "2024년 6월경", "about يونيو 2024"),
        ("202X", "2020년대", "the 2020s"),
        ("2024-21", "2024년 봄", "spring 2024"),
        ("2024-06/..", "2024년 6월부터", "since يونيو 2024"),
        ("../2024", "2024년까지", "until 2024"),
        ("-0044", "−44년", "−44"),
        ("2026-02-21T18:09-05:00", "2026년 2월 21일 18:09 (UTC−05:00)", "21 فبراير 2026، 18:09 (UTC−05:00)"),
    ],
)
def test_dates_are_as_precise_in_every_language(edtf, korean, arabic):
    def plain(text):
        return re.sub("[\u200e\u200f]", "", text)

    assert plain(date_words(parse_edtf(edtf), KO)) == korean
    assert plain(date_words(parse_edtf(edtf), AR)) == arabic


def test_a_message_is_its_english_words_and_can_be_said_in_others():
    claims = ngettext("%(num)s claim", "%(num)s claims", 1234)
    whole = listed((claims, _("Overview")))
    assert whole == "1234 claims, Overview"
    assert KO.say(whole) == "주장 1,234건, 개요"
    assert KO.say(pickle.loads(pickle.dumps(whole))) == KO.say(whole)  # noqa: S301 — made a moment ago
    assert KO.say("1 claim") == "1 claim"
    assert KO.say(pgettext("outcome", "yes")) == "예"
    assert (KO.say(place_name("KR")), place_name("KR")) == ("대한민국", "South Korea")
    assert ngettext(*N_("%(num)s tie", "%(num)s ties"), 1) == "1 tie"
    assert isinstance(claims, Message)


@pytest.mark.parametrize(
    ("tag", "words", "direction"),
    [
        ("ko", "ko", "ltr"), ("ko-KR", "ko", "ltr"), ("en-US", "en-US", "ltr"),
        ("ar", "en", "rtl"), ("he", "en", "rtl"),
        ("fa-IR", "en", "rtl"), ("ur", "en", "rtl"), ("uk", "en", "ltr"), ("qqq", "en", "ltr"), ("", "en", "ltr"),
    ],
)  # fmt: skip
def test_a_language_without_a_catalog_borrows_english_words_and_keeps_its_direction(tag, words, direction):
    language = find_language(tag)
    assert language.words.partition("-")[0] == words.partition("-")[0]
    assert language.direction == direction
    assert language.borrowed is (words == "en" and tag != "en")


def test_a_folder_of_ones_own_adds_a_language_and_comes_first(tmp_path):
    for tag, said in (("fr", "Aperçu"), ("ko", "한눈에 보기")):
        folder = tmp_path / tag / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "briefing.po").write_text(f'msgid ""\nmsgstr ""\n\nmsgid "Overview"\nmsgstr "{said}"\n', "utf-8")
    french, korean = (Language(tag, (tmp_path,)) for tag in ("fr", "ko"))
    assert (french.say(_("Overview")), french.say(_("Sources")), french.borrowed) == ("Aperçu", "Sources", False)
    assert (korean.say(_("Overview")), korean.say(_("Sources"))) == ("한눈에 보기", "출처")


def render(tmp_path, template, tag="ko", **context):
    (tmp_path / "page.md.jinja").write_text(template, "utf-8")
    plan = PagePlan("p.md", "test", "page.md.jinja", "T", Links(None, "p.md"), context, language=find_language(tag))
    return Renderer([tmp_path]).render(plan).split("---\n\n", 1)[1].removesuffix("\n")


def test_values_in_words_are_escaped_for_markdown_in_every_form(tmp_path):
    hostile = "[x](javascript:1) <b>"
    for template in (
        '{{ _("Said by %(name)s.", name=v) }}',
        "{% trans name=v %}Said by {{ name }}.{% endtrans %}",
        '{{ ngettext("%(num)s claim %(standing)s", "%(num)s claims %(standing)s", 2, standing=v) }}',
    ):
        said = render(tmp_path, template, v=hostile)
        assert "[x]" not in said
        assert "<b>" not in said
        assert "javascript" in said


def test_words_that_are_no_literals_are_refused(tmp_path):
    with pytest.raises(RenderError, match="takes its words as literals"):
        render(tmp_path, "{{ _(v) }}", v="<script>")


def test_a_korean_site_has_korean_pages_of_its_own():
    corpus, _problems = load(ROOT / "tests" / "languages" / "content")
    plans = {plan.uri: plan for plan in plan_site(corpus, Snapshots(None), language=KO)}
    assert plans["index.md"].title == "브리핑"
    assert plans["track-record.md"].title == "예측 성적"
    assert plans["places/KR.md"].title == "대한민국"
    assert visible_words(Renderer().render(plans["track-record.md"])) == []
