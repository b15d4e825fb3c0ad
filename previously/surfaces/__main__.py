"""`python -m previously.surfaces`: the command line where the installed command is not on the path."""

from previously.surfaces.cli.main import main

main()
