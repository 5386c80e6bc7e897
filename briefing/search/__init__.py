"""The search index: small static files that a page's own script can ask, hosted and from disk.

A *unit* is a file with the texts of a few pages that belong together. The *index* says which units a word stands in.
A search asks the index, and then reads the few units that promise most.
"""

from briefing.search.index import Index, index_files
from briefing.search.sections import SearchPage, Section, read_sections
from briefing.search.units import Unit, make_units

__all__ = ["Index", "SearchPage", "Section", "Unit", "index_files", "make_units", "read_sections"]
