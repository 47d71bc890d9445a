"""From what is known (handbook, journal, debriefs) to what a page shows (contexts)."""
