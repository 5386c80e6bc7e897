"""The codes under which reading the files reports its faults.

They come from `yamldoc`, `validate`, `revisions` and `load`, before any check runs, and cannot be silenced: what could
not be read cannot be published, whatever the reason.
"""

from briefing.problems import Rule, Severity

LOADING = tuple(
    Rule(code, Severity.ERROR, summary)
    for code, summary in (
        ("yaml-encoding", "A file is not in UTF-8."),
        ("yaml-syntax", "A file cannot be read as YAML."),
        ("yaml-tab", "A tab stands where YAML allows only spaces."),
        ("yaml-empty", "A file holds nothing."),
        ("yaml-not-a-mapping", "A file holds something other than `key: value` lines."),
        ("yaml-duplicate-key", "A key stands twice in one mapping."),
        ("yaml-tag", "A value carries a YAML tag that means nothing here."),
        ("yaml-alias-bomb", "Aliases would unfold to far more than is written."),
        ("unknown-field", "A field that the format does not know."),
        ("missing-field", "A field that must be there is missing."),
        ("wrong-type", "A value is of another type than its field."),
        ("wrong-value", "A value is none of those its field allows."),
        ("malformed-id", "An id holds other characters than small letters, digits and hyphens."),
        ("malformed-date", "A date is not EDTF, or not a possible day."),
        ("malformed-url", "An address is not a whole web address."),
        ("malformed-path", "A file's path leads out of its folder."),
        ("malformed-quote", "A quote is neither `exact` nor `start` and `end`."),
        ("dangling-reference", "A reference names something that does not exist."),
        ("missing-file", "A file that must be there cannot be read."),
        ("unknown-file", "A file that is not part of the format is not read."),
        ("revision-malformed", "A published revision cannot be read."),
        ("revision-edited", "A published revision is not as it was written."),
    )
)
