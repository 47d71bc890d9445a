"""Let `python -m debrief` be the same as `debrief`."""

from debrief.cli import main

if __name__ == "__main__":
    main()
