"""`python -m extract.cli` is `chidao`."""

from extract.cli import main

if __name__ == "__main__":
    main()
