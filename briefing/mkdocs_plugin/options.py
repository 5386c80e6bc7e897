"""The options of the plugin in `mkdocs.yml`."""

from mkdocs.config import config_options
from mkdocs.config.base import Config


class BriefingConfig(Config):  # type: ignore[no-untyped-call] # MkDocs' own
    """The plugin's options in `mkdocs.yml`. Paths are relative to that file."""

    content_dir = config_options.Dir(exists=False, default="content")
    """The folder of the data: `actors.yml`, `publishers.yml`, `briefings/`."""

    templates_dirs = config_options.ListOfItems(config_options.Dir(exists=True), default=[])
    """Folders of templates that come before the project's own, the first one first."""

    catalogs_dirs = config_options.ListOfItems(config_options.Dir(exists=True), default=[])
    """Folders of catalogs with the interface's words in other languages, `LANGUAGE/LC_MESSAGES/briefing.po`; they come
    before the project's own."""

    snapshots_dir = config_options.Optional(config_options.Dir(exists=True))
    """The folder of captured source texts, against which quotes are checked. They are never published."""

    pdf = config_options.Type(bool, default=False)
    """Whether each briefing is also set as a PDF, which takes some seconds; not under `serve`."""

    pdf_fonts = config_options.ListOfItems(config_options.Dir(exists=True), default=[])
    """Folders of fonts for PDFs, beside those of the machine; for scripts that these lack."""

    cache_dir = config_options.Type(str, default=".cache/briefing")
    """The folder in which results are kept for the next build; it can be deleted at any time. Empty for none."""

    cache_size = config_options.Type(int, default=2000)
    """How many megabytes it may take after a build."""

    dask_scheduler = config_options.Optional(config_options.Type(str))
    """The address of a Dask scheduler, such as `tcp://10.0.0.5:8786`, whose workers make the briefings. They need this
    program, and the project's folder under the same path. Takes the extra `briefing[dask]`."""

    corrections_to = config_options.Optional(config_options.Type(str))
    """Where readers send corrections: a mail address, or a web address with `{title}`, `{url}`, `{claim}`, `{body}`."""

    feed_authority = config_options.Type(str, default="")
    """Whose ids the feeds bear: a domain and a date on which it was yours, such as `example.org,2026` (RFC 4151). With
    it the ids stay the same when the site moves."""
