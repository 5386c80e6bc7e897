"""The thin adapter to MkDocs, and the only room that imports it."""

from briefing.mkdocs_plugin.plugin import BriefingPlugin

__all__ = ["BriefingPlugin"]
