"""The sentence under a result, rebuilt from the recount: every figure in it, and no figure beside them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from verifier.asked import Asked
from verifier.findings import Finding, differs, wrong
from verifier.nodes import Node

Tree = dict[str, Any]


def local(figure: object) -> str:
    """A figure as Indonesians write it: 1234.5 is 1.234,5; nothing is "–"."""
    if figure is None:
        return "–"
    return f"{Decimal(str(figure)):,f}".translate(str.maketrans(",.", ".,"))


def sentence_findings(question: Node, asked: Asked, tally: Tree) -> Iterator[Finding]:
    """An approval word by word; of every other kind each part that holds figures, in its order."""
    place, said = question.part("sentence").place, question.text("sentence")
    if asked.preset == "approval" and tally["rows"]:
        wanted = approval(asked, tally)
        if said != wanted:
            yield differs(place, wanted, said)
        return
    rest = said
    for part in (_turnout(asked, tally), *_outcome(asked, tally)):
        before, found, rest = rest.partition(part)
        if not found:
            yield wrong(place, f"tidak memuat “{part}”", f"does not hold “{part}”")
            return
        if any(sign.isdigit() for sign in before):
            yield wrong(place, "memuat angka yang tidak berasal dari jawaban", "holds a figure that no ballot gives")
    themes = (question.part("tally").maybe("figures") or Node({}, place)).maybe("themes")
    if themes is None and any(sign.isdigit() for sign in rest):
        yield wrong(place, "memuat angka yang tidak berasal dari jawaban", "holds a figure that no ballot gives")


def approval(asked: Asked, tally: Tree) -> str:
    """`kalimat` of meeting.md 14; entitlement is named only where it differs from presence."""
    counts = {row["code"]: local(row["count"]) for row in tally["rows"]}
    agree, against, abstain = (counts.get(code, "0") for code in ("setuju", "tidak_setuju", "abstain"))
    present, entitled = local(asked.present), local(asked.entitled)
    answered, silent = local(tally["answered"]), local(tally["not_answered"])
    if asked.unit == "organisation":
        may = "" if asked.entitled == asked.present else f"{entitled} instansi berhak memberikan suara dan "
        head = f"Dari {present} instansi yang hadir, {may}{answered} instansi memberikan suara"
        who, tail = "instansi", "memberikan suara"
    else:
        head, who, tail = f"Dari {entitled} peserta yang berhak, {answered} orang menjawab", "orang", "menjawab"
    said = f"{head}: {agree} {who} setuju, {against} {who} tidak setuju, dan {abstain} {who} abstain; "
    said += f"{silent} {who} tidak {tail}."
    return f"{said} Suara berimbang." if tally["balanced"] else said


def _turnout(asked: Asked, tally: Tree) -> str:
    of, who = ("instansi", "instansi") if asked.unit == "organisation" else ("peserta", "orang")
    answered, silent = local(tally["answered"]), local(tally["not_answered"])
    said = f"Dari {local(asked.entitled)} {of}, {answered} {who} menjawab"
    if asked.incomplete:
        return f"{said}, {local(asked.incomplete)} {who} belum lengkap, dan {silent} {who} tidak menjawab."
    return f"{said} dan {silent} {who} tidak menjawab."


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
            f"Rata-rata {said['mean']} dari {said['n']} jawaban, median {said['median']}, terkecil {said['smallest']}, "
            f"terbesar {said['largest']}, jumlah {said['total']}."
        ]
    if asked.kind == "text":
        return [f"{local(tally['answered'])} isian diterima, {local(len(figures['counts']))} di antaranya berbeda."]
    return _largest(asked, tally)


def _scale(asked: Asked, tally: Tree) -> list[str]:
    figures, who = tally["figures"], "instansi" if asked.unit == "organisation" else "orang"
    said = []
    if figures["mean"] is not None:
        base, median = local(figures["base"]), local(figures["median"])
        said.append(f"Rata-rata {local(figures['mean'])} dari {base} jawaban, median {median}.")
    if tally["dont_know"]:
        said.append(f"{local(tally['dont_know'])} {who} menjawab tidak tahu.")
    return said


def _ranking(asked: Asked, tally: Tree) -> list[str]:
    order = asked.codes()
    placings = tally["figures"]["placings"]
    by_rank = sorted(
        tally["rows"],
        key=lambda row: (row["rank"] or 0, -placings[row["code"]]["firsts"], order.index(row["code"])),
    )
    said = []
    for row in by_rank:
        placing = placings[row["code"]]
        score = row["weight"] if asked.is_weighted else row["count"]
        head = f"skor {local(score)}, " if asked.method == "borda" else ""
        firsts, mean = local(placing["firsts"]), local(placing["mean_place"])
        said.append(f"{row['rank']}. {row['text']} ({head}{firsts} peringkat pertama, rata-rata {mean})")
    return said


def _largest(asked: Asked, tally: Tree) -> list[str]:
    rows = {row["code"]: row for row in tally["rows"]}
    leading = [rows[code] for code in tally["leaders"]]
    if not leading:
        return []
    first = leading[0]
    amount = f"bobot {local(first['weight'])}" if asked.is_weighted else f"{local(first['count'])} "
    share = [f"({local(first['share'])} persen"] if first["share"] is not None else []
    if len(leading) == 1:
        return [f"{first['text']}, {amount}", *share]
    return [*(row["text"] for row in leading), f"masing-masing {amount}", *share]
