"""`python -m previously.surfaces`: the command line where the installed command is not on the path."""

from previously.surfaces.cli import main

main()
