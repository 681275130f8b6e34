"""The sentence under a result, rebuilt word by word from the recount: one set of rules for whatever language."""

from collections.abc import Iterator
from typing import Any, Final

from verifier.asked import Asked
from verifier.findings import Finding, differs_in
from verifier.nodes import Node
from verifier.wording import LANGUAGES, NOTHING, Wording

Tree = dict[str, Any]
# Bases other than the usual one: the key of their words.
_BASES: Final = {
    "invited": "dasar_diundang",
    "entitled": "dasar_berhak",
    "present": "dasar_hadir",
    "valid": "dasar_menyatakan",
}


def sentence_findings(question: Node, asked: Asked, tally: Tree) -> Iterator[Finding]:
    """The sentence of the record, which is Indonesian."""
    wanted, said = sentence(question, asked, tally, Wording("id")), question.text("sentence")
    if said != wanted:
        yield differs_in(question.part("sentence").place, wanted, said)


def is_said(text: str, question: Node, asked: Asked, tally: Tree) -> bool:
    """Whether a text holds the sentence of this result, in whatever language."""
    return any(sentence(question, asked, tally, Wording(language)) in text for language in LANGUAGES)


def sentence(question: Node, asked: Asked, tally: Tree, words: Wording) -> str:
    """Turnout and outcome; an approval is `kalimat` of meeting.md 14."""
    if asked.preset == "approval" and tally["rows"]:
        return _approval(asked, tally, words)
    return f"{_turnout(asked, tally, words)} {_outcome(question, asked, tally, words)}"


def base_words(asked: Asked, words: Wording) -> str:
    """The base without its number: "jawaban sah", "responden", "yang berhak"."""
    if asked.base != "answered":
        return words.say(_BASES[asked.base])
    if asked.unit == "organisation":
        return words.say("dasar_kata_instansi")
    return words.say("dasar_kata_responden" if asked.kind == "multiple" else "dasar_kata_jawaban")


def unit_word(asked: Asked, words: Wording) -> str:
    """What a count counts: "jawaban", "orang", "instansi", "poin"."""
    if asked.kind == "ranking":
        return words.say("satuan_poin" if asked.method == "borda" else "satuan_peringkat_pertama")
    if asked.unit == "organisation":
        return words.say("satuan_instansi")
    return words.say("satuan_orang" if asked.kind == "multiple" else "satuan_jawaban")


def theme_names(question: Node, words: Wording) -> list[tuple[str, int]]:
    """Themes of the written answers with what each comes to, as the record has them; none where nobody grouped."""
    themes = (question.part("tally").maybe("figures") or Node({}, question.place)).maybe("themes")
    if themes is None:
        return []
    return [(one.text_or_none("theme") or words.say("tema_lain"), one.number("count")) for one in themes.items()]


def by_rank(tally: Tree) -> list[Tree]:
    """Rows of a ranking in the order of paper: inside a tie more first places, then option order."""
    placings, rows = tally["figures"]["placings"], tally["rows"]
    return sorted(rows, key=lambda row: (row["rank"] or len(rows) + 1, -placings[row["code"]]["firsts"]))


def ranked_figures(asked: Asked, tally: Tree, row: Tree, words: Wording) -> str:
    """ "skor 27, 5 peringkat pertama, rata-rata 1,92"; no score where the method gives an order only."""
    placing = tally["figures"]["placings"][row["code"]]
    score = words.figure(row["weight"] if asked.is_weighted else row["count"])
    key = "hasil_peringkat" if asked.method == "borda" else "hasil_peringkat_urutan"
    return words.say(key, skor=score, pertama=placing["firsts"], rata=words.figure(placing["mean_place"]))


def _approval(asked: Asked, tally: Tree, words: Wording) -> str:
    """Entitlement is named only where it differs from presence."""
    counts = {row["code"]: row["count"] for row in tally["rows"]}
    parts = {"s": counts.get("setuju", 0), "t": counts.get("tidak_setuju", 0), "a": counts.get("abstain", 0)}
    parts |= {"n": tally["answered"], "x": tally["not_answered"]}
    if asked.unit != "organisation":
        said = words.say("kalimat_setuju_peserta", berhak=asked.entitled, **parts)
    elif asked.entitled == asked.present:
        said = words.say("kalimat", hadir=asked.present, **parts)
    else:
        said = words.say("kalimat_berhak", hadir=asked.present, berhak=asked.entitled, **parts)
    return f"{said} {words.say('berimbang')}." if tally["balanced"] else said


def _turnout(asked: Asked, tally: Tree, words: Wording) -> str:
    key = "kalimat_instansi" if asked.unit == "organisation" else "kalimat_peserta"
    values = {"berhak": asked.entitled, "n": tally["answered"], "x": tally["not_answered"]}
    if asked.incomplete:
        return words.say(f"{key}_belum_lengkap", b=asked.incomplete, **values)
    return words.say(key, **values)


def _outcome(question: Node, asked: Asked, tally: Tree, words: Wording) -> str:
    if tally["abstained"] is None:  # withheld
        return words.say("kalimat_ditahan", alasan=words.say("sel_rahasia"))
    if not tally["answered"]:
        return words.say("kosong")
    if asked.kind == "scale":
        return _scale(asked, tally, words)
    if asked.kind == "ranking":
        said = [f"{row['rank']}. {row['text']} ({ranked_figures(asked, tally, row, words)})" for row in by_rank(tally)]
        return words.say("kalimat_peringkat", urutan="; ".join(said))
    if asked.kind == "number":
        of = {key: words.figure(value) for key, value in tally["figures"].items() if key != "bins"}
        values = {"n": of["n"], "median": of["median"], "kecil": of["smallest"], "besar": of["largest"]}
        return words.say("kalimat_angka", rata=of["mean"], jumlah=of["total"], **values)
    if asked.kind == "text":
        return _texts(question, tally, words)
    return _largest(asked, tally, words)


def _texts(question: Node, tally: Tree, words: Wording) -> str:
    said = words.say("kalimat_isian", n=tally["answered"], baris=len(tally["figures"]["counts"]))
    themes = [words.say("tema_banyak", tema=name, n=count) for name, count in theme_names(question, words)]
    return f"{said} {words.say('kalimat_tema', daftar=themes)}" if themes else said


def _scale(asked: Asked, tally: Tree, words: Wording) -> str:
    figures = tally["figures"]
    said = words.say("kalimat_skala_kosong")
    if figures["mean"] is not None:
        mean, median = words.figure(figures["mean"]), words.figure(figures["median"])
        said = words.say("kalimat_skala", rata=mean, n=figures["base"], median=median)
    if not tally["dont_know"]:
        return said
    who = words.say("satuan_instansi" if asked.unit == "organisation" else "satuan_orang")
    return f"{said} {words.say('kalimat_tidak_tahu', n=tally['dont_know'], siapa=who)}"


def _largest(asked: Asked, tally: Tree, words: Wording) -> str:
    leading = [row for row in tally["rows"] if row["code"] in tally["leaders"]]
    if not leading:
        return words.say("kosong")
    first = leading[0]
    amount = f"{words.figure(first['count'])} {unit_word(asked, words)}"
    if asked.is_weighted:
        amount = words.say("bobot_saja", bobot=words.figure(first["weight"]))
    share = NOTHING if first["share"] is None else f"{words.figure(first['share'])} {words.say('persen')}"
    if len(leading) > 1:
        return words.say("kalimat_seri", daftar=[row["text"] for row in leading], jumlah=amount, persen=share)
    base = base_words(asked, words)
    return words.say("kalimat_terbanyak", pilihan=first["text"], jumlah=amount, persen=share, dasar=base)
