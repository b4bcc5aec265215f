"""`python -m arextract` is the command line."""

from arextract.cli import main

if __name__ == "__main__":
    main()
