"""What goes with the finished pages of a site: lines in their heads, and files made of the pages themselves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing import urls
from briefing.escape import visible_text
from briefing.exchange import ExportedFile
from briefing.exchange.json_ld import for_head
from briefing.exchange.llms_txt import ListedPage
from briefing.exchange.pdf import MOST_ENTRIES, Pdf, can_make_pdf, format_pdf
from briefing.exchange.single_html import format_single_html
from briefing.exchange.whole import Joining, Whole
from briefing.language import ENGLISH
from briefing.pages.plan import PagePlan
from briefing.render import RenderedPage
from briefing.settings import Settings
from briefing.sheets import Sheet
from briefing.site_map import SECTION_LABELS, Entry, Feeds, claim_of
from briefing.story_share import MadeStory

_SHOWN = 20
"""How many missing letters are named."""


def whole_forms(*, pdf: bool) -> tuple[str, ...]:
    """The forms of a whole briefing that are wanted and can be made here."""
    return ("html", "pdf") if pdf and can_make_pdf() else ("html",)


def describe_lacking(slug: str, made: Pdf) -> str:
    """Say that a PDF shows boxes for letters, which, and what to do."""
    some = made.missing[:_SHOWN] + ("…" if len(made.missing) > _SHOWN else "")
    return (
        f"The PDF of {slug} shows boxes for letters that no font at hand has "
        f"({', '.join(made.scripts)}), such as {some}\n"
        "  hint: install a font for them, such as one of the Noto family, or name its folder under `pdf_fonts`"
    )


def describe_left_out(story: MadeStory, settings: Settings) -> Iterator[str]:
    """Say that a briefing has no PDF though the others have, and why."""
    if "pdf" in settings.whole and "pdf" not in story.whole:
        yield f"No PDF of {story.slug} is made: it has more than {MOST_ENTRIES:,} entries, and would take many minutes"


def sheet_of(page: RenderedPage, files: Mapping[str, ExportedFile], steps: Sequence[Entry], feeds: Feeds) -> Sheet:
    """What a theme is told of a page; `files` are those that go with it, `steps` the pages above it."""
    plan, language = page.plan, page.plan.language or ENGLISH
    described = files.get(urls.json_ld_file(plan.uri))
    preview = urls.preview_file("/".join(plan.uri.split("/")[1:2]))
    return Sheet(
        uri=plan.uri,
        markdown=page.markdown,
        title=plan.title,
        description=plan.description,
        language=language,
        updated=plan.updated,
        source=plan.source,
        trail=tuple((language.say(step.label), step.uri) for step in steps),
        feeds=tuple(feeds),
        json_ld=for_head(described.content.decode()) if described else "",
        preview=preview if preview in files else "",
        claim=claim_of(plan),
        apart=plan.as_of is not None,
    )


def promised(slug: str, forms: Iterable[str]) -> list[str]:
    """The addresses of the files of a whole briefing."""
    return [urls.whole_file(slug, form) for form in forms]


def whole_files(story: MadeStory, joined: Joining, settings: Settings) -> Iterator[tuple[ExportedFile, str]]:
    """The whole briefing in one file, in each form that is wanted, made of the contents of its pages.

    With each comes what there is to say of it.
    """
    overview = next(page.plan for page in story.pages if page.plan.kind == "overview" and not page.plan.as_of)
    language = overview.language or settings.site.language
    whole = Whole(
        slug=story.slug,
        title=overview.title,
        language=language,
        updated=overview.updated,
        authors=tuple(map(visible_text, story.digest.card.briefing.authors)),
        description=overview.description,
        sections=joined.sections(language),
    )
    for form in story.whole:
        made = format_pdf(whole, settings.fonts) if form == "pdf" else Pdf(format_single_html(whole).encode())
        note = describe_lacking(story.slug, made) if made.missing else ""
        yield ExportedFile(urls.whole_file(story.slug, form), made.content), note


def list_pages(plans: Iterable[PagePlan]) -> Iterator[ListedPage]:
    """What the list of all pages says of some."""
    for plan in plans:
        if plan.as_of:
            continue
        story = plan.links.story
        section = SECTION_LABELS.get(plan.uri.rpartition("/")[2].removesuffix(".md"))
        own = story and section and plan.uri.removeprefix(urls.story_folder(story.slug)).count("/") == 0
        yield ListedPage(
            uri=plan.uri,
            title=section if own and section else plan.title,
            about="" if own and section != SECTION_LABELS["index"] else plan.description,
            group=story.briefing.noun.title if story else "",
            optional=not own and plan.uri.count("/") > 0,
        )
        if own and section == SECTION_LABELS["index"] and story:
            yield ListedPage(urls.data_file(story.slug), "Data", "all of it as JSON", story.briefing.noun.title)
