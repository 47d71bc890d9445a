"""How the reader that ships in `debrief.critique.reader` is made from the corpus: `make model`."""
