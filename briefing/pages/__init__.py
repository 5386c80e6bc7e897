"""A corpus → page plans, one kind of page a file."""
