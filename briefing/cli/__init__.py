"""The command line: one file a group of commands, and nothing but arguments, output and exit codes."""

from briefing.cli.main import main

__all__ = ["main"]
