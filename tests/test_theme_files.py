"""The theme's files are listed without its hidden ones, and otherwise as MkDocs would list them."""

from mkdocs.config import load_config
from mkdocs.structure.files import Files
from running import ROOT

from briefing.mkdocs_plugin.theme_files import list_visible_only


def test_files_of_the_theme_are_those_that_mkdocs_would_take():
    config = load_config(str(ROOT / "mkdocs.yml"))
    expected, found = Files([]), Files([])
    expected.add_files_from_theme(config.theme.get_env(), config)
    before = config.theme.get_env().list_templates()
    list_visible_only(config.theme)
    environment = config.theme.get_env()
    found.add_files_from_theme(environment, config)
    assert [file.src_uri for file in found] == [file.src_uri for file in expected]
    assert environment.list_templates() == [
        name for name in before if not any(part.startswith(".") for part in name.split("/"))
    ]
    assert environment.get_template("main.html"), "templates are found as before"
    assert ".icons/material/menu.svg" in before, "there was something to leave out"
