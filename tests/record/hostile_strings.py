"""Hostile strings without end: pieces that some reader somewhere took for more than text, put together at random."""

from __future__ import annotations

import random
from collections.abc import Iterator

from rules.refusals import Refusal
from rules.text import clean

STARTS = (
    *("=", "+", "-", "@", "|", "\t=", "\r=", "＝", "﹢", "－", "＠", " =", "\u00a0=", "\u3000@", "'="),
    *("<r>", "<is>", "<w:r>", "", "", "", ""),
)
# What a start opens is closed now and then: some writers take text between the two for markup of their own.
ENDS = ("</r>", "</is>", "</w:r>", "", "", "", "", "")
PIECES = (
    *("1+1", "SUM(A1:A9)", 'HYPERLINK("http://x.example","k")', "cmd|' /C calc'!A0", "DDE(1)", "IMPORTXML(B2)"),
    *("{{ 7*7 }}", "{% for x in y %}", "{# k #}", "{{r x }}", "{%tr if 1 %}", "{_{", "}_}", "{_%", "%_}", "{{p y }}"),
    *(
        "<b>",
        "</w:t>",
        "</si>",
        "<t>x</t>",
        "<w:p/>",
        "]]>",
        "<![CDATA[",
        "<!-- ",
        "&amp;",
        "&#0;",
        "&#x1F;",
        "&lt;",
        '"',
        "'",
        "&nbsp;",
    ),
    *("#panic()", "#let x = 1", "$a^2$", "\\frac{1}{2}", "@rujukan", "*tebal*", "_miring_", "`kode`", "$$", "// k"),
    *("%s", "%d", "%(x)s", "${PATH}", "{0}", "{}", "\\x00", "\\u0000", "_x0000_", "_x000B_", "_xD800_", "&_x0026_"),
    *("\x00", "\x01", "\x08", "\x0b", "\x0c", "\x1b[31m", "\x7f", "\x85", "\x9b", "\ufffe", "\uffff", "\ud800"),
    *("\udfff", "\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\u200e", "\ufeff", "\u2028", "\u2029", "\u00ad"),
    *("\u3164", "👨\u200d👩\u200d👧\u200d👦", "🇮🇩", "👍🏽", "1️⃣", "z\u0351\u036b\u0343", "بِسْمِ", "ꦲꦏ꧀ꦱꦫ", "ᬅᬓ᭄ᬱ"),
    *("中文", "देव", "ไทย", "\U000e0041", "𠮷", "\n", "\n\n\n", "\r\n", "\t", " ", ";", ",", '""', "';--"),
    *("../../etc/passwd", "C:\\x", "null", "NaN", "1e999", "TRUE", "Usul jalan desa", "data kemiskinan", "Rp 5 juta"),
    *("a" * 40, "0812-345 678", "-12,5", "+1.250", "2023-11-23"),
)


def strings(seed: int, count: int) -> Iterator[str]:
    """So many texts as they would be stored, always the same for one seed; what the door refuses is drawn again."""
    dice = random.Random(f"hostile {seed}")
    while count:
        pieces = dice.choices(PIECES, k=dice.randint(1, 7))
        raw = dice.choice(STARTS) + dice.choice(("", "", " ")).join(pieces) + dice.choice(ENDS)
        if dice.random() < 0.1:
            raw += chr(dice.choice((dice.randrange(0x20), dice.randrange(0x80, 0x3000), dice.randrange(0x110000))))
        try:
            yield clean(clean(raw).text[:400]).text
        except Refusal:
            continue
        count -= 1
