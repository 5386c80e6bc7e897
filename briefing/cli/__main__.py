"""`python -m briefing.cli`: the command line where the program is not on the path."""

from briefing.cli.main import main

main()
