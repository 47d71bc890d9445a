"""How the reader that ships in `debrief.critique.model` is made from the corpus: `make model`."""
