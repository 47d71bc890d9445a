"""Debrief: read an interview answer the way the panel will, with quotes."""

__version__ = "0.3.0"
