"""Problems → a web page, for whoever edits content beside a running `mkdocs serve`."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup, escape

from briefing.problems import Problem

_PAGE = Markup("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }}
h1 {{ font-size: 1.5rem; }} h2 {{ font: 600 1rem/1.5 ui-monospace, monospace; margin: 2rem 0 .5rem; }}
li {{ margin: 0 0 .75rem; overflow-wrap: anywhere; }}
code, pre {{ font-family: ui-monospace, monospace; }}
pre {{ overflow-x: auto; white-space: pre-wrap; }}
.error {{ color: light-dark(#b00020, #ff8a80); }} .warning {{ color: light-dark(#8a5300, #ffc46b); }}
.hint {{ opacity: .8; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>The site is shown again as soon as this is mended and saved.</p>
{body}
</main>
</body>
</html>
""")


def render_problem_page(problems: Sequence[Problem], summary: str) -> str:
    """Show problems by file, in the order given."""
    groups = groupby(problems, key=lambda problem: problem.span.path if problem.span else "")
    body = Markup("\n").join(
        Markup("<h2>{}</h2>\n<ul>\n{}\n</ul>").format(path or "The content", Markup("\n").join(map(_item, of_file)))
        for path, of_file in groups
    )
    return str(_PAGE.format(title=f"The content has {summary}", body=body))


def render_fault_page(title: str, detail: str) -> str:
    """Show a fault that is not one of the content, such as a template's, with its detail as text."""
    return str(_PAGE.format(title=title, body=Markup("<pre>{}</pre>").format(detail)))


def _item(problem: Problem) -> Markup:
    place = f"{problem.span.line}:{problem.span.column} " if problem.span else ""
    lines = [
        Markup('<code>{}</code><strong class="{}">{}</strong> <code>[{}]</code> {}').format(
            place, problem.severity, problem.severity, problem.code, problem.message
        )
    ]
    if problem.hint:
        lines.append(Markup('<span class="hint">{}</span>').format(problem.hint))
    lines += [
        Markup('<span class="hint">see <code>{}</code>: {}</span>').format(related.span, related.message)
        for related in problem.related
    ]
    return Markup("<li>{}</li>").format(Markup("<br>").join(escape(line) for line in lines))
