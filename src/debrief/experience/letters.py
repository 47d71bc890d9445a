"""Letters as files hold them, made the letters a person reads: ligatures, bullets, hidden marks."""

from __future__ import annotations

import re
import unicodedata

HYPHENATED = "\ufffe"
"""What pdfium writes where a word was broken by a hyphen at the end of a line."""

# Glyphs of the Symbol and Wingdings fonts that word processors draw in front of list items.
_BULLETS = dict.fromkeys(map(ord, "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\uf0e0\uf0a8\x7f"), "•")
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u2008"), " ")
_CONTROLS = {code: " " for code in range(32) if code not in (9, 10)}
_TABLE = {**_CONTROLS, **_SPACES, **_NOTHING, **_BULLETS, 0x2028: "\n", 0x2029: "\n"}

MARKER = re.compile(r"(?:[•▪▫◦●○‣∙·■□◆◇➢➤►▶✓✔★❖⁃]\s*|[*+–—-]\s+|[0-9]{1,2}[.)]\s+|o\s+(?=[A-Z]))+")
"""What stands in front of a list item."""

_LIGATURES = re.compile("[\ufb00-\ufb06]")
_UNTOLD = re.compile("[\ue000-\uf8ff\ufffd]")
_BREAKS = re.compile("\r\n?|\x0b|\x0c|\x85")


def readable(text: str) -> str:
    """Return text from a file with ligatures taken apart (NFKC) and accents put on (NFC).

    Only ligatures are taken apart: NFKC of everything would turn "m²" into "m2". Soft hyphens and
    characters without width go; symbol-font bullets become "•".
    """
    if not text.isascii():
        text = _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
        text = unicodedata.normalize("NFC", text)
        text = text.encode("utf-8", "replace").decode("utf-8")
    return unbroken(text).translate(_TABLE)


def unbroken(text: str) -> str:
    """Return text with every kind of line break as a newline."""
    return _BREAKS.sub("\n", text)


def untold_share(text: str) -> float:
    """Return the share of characters that stand for no letter a program could know."""
    letters = sum(not c.isspace() for c in text)
    return len(_UNTOLD.findall(text)) / letters if letters else 0.0
