"""`python -m previously`."""

from previously.surfaces.cli import main

if __name__ == "__main__":
    main()
