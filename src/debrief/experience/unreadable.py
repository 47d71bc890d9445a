"""What a reader raises for a file from which no text can be taken."""


class Unreadable(Exception):
    """A file from which no text can be taken; the message is one line on what to do."""
