"""What papers in English print: heads, words in cells, and the sentence under a result, rebuilt from the recount."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from verifier.asked import Asked

Tree = dict[str, Any]

# Heads of columns and names of measures -> what the checks know them by.
HEADS: Final = {
    "Code": "Kode",
    "Question": "Pertanyaan",
    "Option": "Pilihan",
    "Option (code)": "Pilihan (kode)",
    "Count": "Jumlah",
    "Sum": "Jumlah",
    "Weight": "Bobot",
    "Per cent": "Persen",
    "Rank": "Peringkat",
    "Score": "Skor",
    "First places": "Peringkat pertama",
    "Mean place": "Rata-rata peringkat",
    "Constituency": "Unsur",
    "Measure": "Ukuran",
    "Value": "Nilai",
    "Answers": "Jawaban",
    "Mean": "Rata-rata",
    "Smallest": "Terkecil",
    "Largest": "Terbesar",
    "Invited": "Diundang",
    "Present": "Hadir",
    "Entitled": "Berhak",
    "Answered": "Menjawab",
    "Incomplete": "Belum lengkap",
    "No answer": "Tidak menjawab",
    "Abstained": "Abstain",
    "Don't know": "Tidak tahu",
    "Base count": "Nilai dasar",
    "Assisted": "Dibantu",
    "Changed": "Diubah",
    "Turnout": "Partisipasi",
    "Order": "Urutan",
    "Receipt": "Tanda terima",
}
HIDDEN: Final = ("not shown", "not shown to protect secrecy")
MERGED: Final = "Other constituencies together"


class English(str):
    """A cell of an English table: the figure in it is written 1,234.5."""

    __slots__ = ()


def local(figure: object) -> str:
    """A figure as English has it: 1,234.5; nothing is "–"."""
    return "–" if figure is None else f"{Decimal(str(figure)):,f}"


def is_said(lines: Sequence[str], asked: Asked, tally: Tree) -> bool:
    """Whether one of the lines is the sentence of this result: an approval word by word; of every other kind the parts
    that hold figures, in order, with no figure beside them."""
    if asked.preset == "approval" and tally["rows"]:
        return _approval(asked, tally) in lines
    parts = [_turnout(asked, tally), *_outcome(asked, tally)]
    # How many texts stand under each theme is told behind all the rest.
    is_grouped = bool((tally["figures"] or {}).get("counts")) and asked.kind == "text"
    return any(_holds(line, parts, is_grouped=is_grouped) for line in lines)


def _holds(line: str, parts: Sequence[str], *, is_grouped: bool) -> bool:
    rest = line
    for part in parts:
        before, found, rest = rest.partition(part)
        if not found or any(sign.isdigit() for sign in before):
            return False
    return (is_grouped and rest.startswith(" Themes: ")) or not any(sign.isdigit() for sign in rest)


def _approval(asked: Asked, tally: Tree) -> str:
    counts = {row["code"]: local(row["count"]) for row in tally["rows"]}
    agree, against, abstain = (counts.get(code, "0") for code in ("setuju", "tidak_setuju", "abstain"))
    answered, silent = local(tally["answered"]), local(tally["not_answered"])
    if asked.unit == "organisation":
        may = "" if asked.entitled == asked.present else f"{local(asked.entitled)} were entitled to vote and "
        head, tail = f"Of {local(asked.present)} organisations present, {may}{answered} voted", "vote"
    else:
        head, tail = f"Of {local(asked.entitled)} entitled delegates, {answered} answered", "answer"
    said = f"{head}: {agree} agreed, {against} disagreed and {abstain} abstained; {silent} did not {tail}."
    return f"{said} Votes are equal." if tally["balanced"] else said


def _turnout(asked: Asked, tally: Tree) -> str:
    of = "organisations" if asked.unit == "organisation" else "delegates"
    answered, silent = local(tally["answered"]), local(tally["not_answered"])
    said = f"Of {local(asked.entitled)} {of}"
    if asked.incomplete:
        return (
            f"{said} {answered} answered, {local(asked.incomplete)} did not complete their answer, and {silent} did "
            "not answer."
        )
    return f"{said}, {answered} answered and {silent} did not answer."


def _outcome(asked: Asked, tally: Tree) -> list[str]:
    figures = tally["figures"]
    if not tally["answered"] or (not tally["rows"] and figures is None):
        return []
    if asked.kind == "scale":
        return _scale(asked, tally)
    if asked.kind == "ranking":
        return _ranking(asked, tally)
    if asked.kind == "number":
        said = {key: local(value) for key, value in figures.items() if key != "bins"}
        return [
            f"Mean {said['mean']} of {said['n']} answers, median {said['median']}, smallest {said['smallest']}, "
            f"largest {said['largest']}, sum {said['total']}."
        ]
    if asked.kind == "text":
        return [f"{local(tally['answered'])} texts were given, {local(len(figures['counts']))} of them different."]
    return _largest(asked, tally)


def _scale(asked: Asked, tally: Tree) -> list[str]:
    figures, who = tally["figures"], "organisations" if asked.unit == "organisation" else "people"
    said = []
    if figures["mean"] is not None:
        base, median = local(figures["base"]), local(figures["median"])
        said.append(f"Mean {local(figures['mean'])} of {base} answers, median {median}.")
    if tally["dont_know"]:
        said.append(f"{local(tally['dont_know'])} {who} answered that they do not know.")
    return said


def _ranking(asked: Asked, tally: Tree) -> list[str]:
    order, placings = asked.codes(), tally["figures"]["placings"]
    said = []
    for row in sorted(
        tally["rows"],
        key=lambda row: (row["rank"] or 0, -placings[row["code"]]["firsts"], order.index(row["code"])),
    ):
        placing = placings[row["code"]]
        score = row["weight"] if asked.is_weighted else row["count"]
        head = f"score {local(score)}, " if asked.method == "borda" else ""
        firsts, mean = local(placing["firsts"]), local(placing["mean_place"])
        said.append(f"{row['rank']}. {row['text']} ({head}{firsts} first places, mean {mean})")
    return said


def _largest(asked: Asked, tally: Tree) -> list[str]:
    rows = {row["code"]: row for row in tally["rows"]}
    leading = [rows[code] for code in tally["leaders"]]
    if not leading:
        return []
    first = leading[0]
    amount = f", weight {local(first['weight'])}" if asked.is_weighted else f", {local(first['count'])} "
    share = [f"({local(first['share'])} per cent"] if first["share"] is not None else []
    if len(leading) == 1:
        return [f"{first['text']}{amount}", *share]
    return [*(row["text"] for row in leading), amount, *share]
