"""What the sheet of one question must hold, cell by cell, rebuilt from the recount and the record."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from verifier.asked import ballots_of
from verifier.counted import Counted
from verifier.nodes import Node
from verifier.notes import note_lines
from verifier.sentences import by_rank, theme_names, unit_word
from verifier.shares import plain
from verifier.slots import (
    HEAD_ROW,
    Drawn,
    Layout,
    Slot,
    figure_slot,
    head_slots,
    kept,
    share_slot,
    text_slot,
    total_slot,
    weight_slot,
)
from verifier.special import folded
from verifier.wording import NOTHING, Wording

Tree = dict[str, Any]
_MEASURES: Final = {
    "angka_jawaban": "n",
    "angka_jumlah": "total",
    "angka_rata": "mean",
    "angka_median": "median",
    "angka_kecil": "smallest",
    "angka_besar": "largest",
}


def layout_of(record: Node, one: Counted, counted: Mapping[str, Counted], words: Wording) -> Layout | None:
    """The sheet of a question; None for one that has nothing to show in a table."""
    asked, figures = one.asked, one.tally["figures"]
    if asked.kind == "number" and figures is not None:
        made = _numbers(figures, words)
    elif asked.kind == "text" and figures is not None and figures["counts"]:
        made = _texts(record, one, words)
    elif not one.tally["rows"]:
        return None
    else:
        made = _ranking(one, words) if asked.kind == "ranking" else _choices(one, words)
    made.lines = _lines(record, one, counted, words)
    return made


def _lines(record: Node, one: Counted, counted: Mapping[str, Counted], words: Wording) -> list[str]:
    """Wording, state with the time of the last closing, turnout, notes."""
    question, asked, tally = one.node, one.asked, one.tally
    is_final = question.text("state") == "adopted"
    parts = [words.say("naskah_hasil_akhir" if is_final else "naskah_hasil_sementara").capitalize()]
    for closing in question.many("closings")[-1:]:
        at = closing.text("at")
        parts.append(words.say("naskah_ditutup", jam=words.clock(at), hari=words.day(at)))
    key = "partisipasi_instansi" if asked.unit == "organisation" else "partisipasi_peserta"
    rate = words.percent(tally["turnout"])
    turnout = words.say(key, n=tally["answered"], berhak=asked.entitled, persen=rate)
    return [question.text("wording"), ". ".join(parts), turnout, " ".join(note_lines(record, one, counted, words))]


def _choices(one: Counted, words: Wording) -> Layout:
    """Counts and shares, the weights between them where votes are weighted, and a row of totals."""
    asked, rows = one.asked, one.tally["rows"]
    weight = ("Bobot",) if asked.is_weighted else ()
    names = ("Kode", "Pilihan", "Jumlah", *weight, "Persen")
    what = words.say("sel_pilihan") if asked.kind == "multiple" else unit_word(asked, words)
    total = [
        total_slot(""),
        total_slot(words.say("sel_jumlah", apa=what)),
        total_slot(Fraction(sum(row["count"] for row in rows))),
    ]
    table = []
    for row in rows:
        weights = [weight_slot(row["weight"], words)] if asked.is_weighted else []
        count = figure_slot(row["count"], words)
        table.append([text_slot(row["code"]), text_slot(row["text"]), count, *weights, share_slot(row["share"])])
    if asked.is_weighted:
        total.append(total_slot(kept(plain(sum((Fraction(row["weight"]) for row in rows), Fraction(0))))))
    made = Layout((), len(names), (1,), [head_slots(names, words), *table, total], HEAD_ROW + 1, len(rows))
    made.share, made.chart = len(names), Drawn(2, 4 if asked.is_weighted else 3, _leads(one, rows))
    return made


def _leads(one: Counted, rows: Sequence[Tree]) -> tuple[bool, ...]:
    """Which rows stand out: those that lead, unless all that compete are level."""
    competing = one.asked.codes() if one.asked.preset == "approval" else one.asked.codes("choice", "other")
    leaders = one.tally["leaders"]
    return tuple(row["code"] in leaders and len(leaders) < len(competing) for row in rows)


def _ranking(one: Counted, words: Wording) -> Layout:
    """By rank, with score, first places and mean place; only scores are drawn."""
    asked, placings = one.asked, one.tally["figures"]["placings"]
    names = ("Peringkat", "Kode", "Pilihan", "Skor", "Peringkat pertama", "Rata-rata peringkat")
    is_borda, ordered = asked.method == "borda", by_rank(one.tally)
    table = []
    for row in ordered:
        score = Slot(NOTHING)
        if is_borda:
            score = weight_slot(row["weight"], words) if asked.is_weighted else figure_slot(row["count"], words)
        placing = placings[row["code"]]
        rest = [figure_slot(placing["firsts"], words), figure_slot(placing["mean_place"], words)]
        table.append([figure_slot(row["rank"], words), text_slot(row["code"]), text_slot(row["text"]), score, *rest])
    made = Layout((), len(names), (2,), [head_slots(names, words), *table], HEAD_ROW + 1, len(table))
    if is_borda:
        made.chart = Drawn(3, 4, _leads(one, ordered))
    return made


def _numbers(figures: Tree, words: Wording) -> Layout:
    """Every measure, then how many answers lie where."""
    above = [[text_slot(words.say(key)), figure_slot(figures[part], words)] for key, part in _MEASURES.items()]
    table = [[text_slot(_range(column, words)), figure_slot(column["count"], words)] for column in figures["bins"]]
    what = words.say("sel_jumlah", apa=words.say("satuan_jawaban"))
    rows = [head_slots(("Ukuran", "Nilai"), words), *above, [], head_slots(("Nilai", "Jumlah"), words), *table]
    rows.append([total_slot(what), total_slot(Fraction(figures["n"]))])
    made = Layout((), 2, (1,), rows, HEAD_ROW + len(above) + 3, len(table))
    made.chart = Drawn(1, 2, (False,) * len(table), is_upright=True)
    return made


def _range(column: Tree, words: Wording) -> str:
    lower, upper = words.figure(column["lower"]), words.figure(column["upper"])
    return lower if column["one_value"] else words.say("sel_rentang", dari=lower, sampai=upper)


def _texts(record: Node, one: Counted, words: Wording) -> Layout:
    """What was written, by organisation where answers are open, beside its theme where it was grouped."""
    themes = theme_names(one.node, words)
    lines = _written(record, one)
    is_named = any(name for name, _, _ in lines)
    names = (*(("Tema",) if themes else ()), *(("Instansi",) if is_named else ()), "Teks", "Jumlah sama")
    of_line = {folded(line.text("text")): line for line in one.node.part("tally").part("figures").many("lines")}
    order, table = [name for name, _ in themes], []
    for name, text, count in lines:
        line = of_line.get(folded(text))
        theme = (line.text_or_none("theme") if line else None) or words.say("tema_lain")
        beside = [text_slot(theme)] if themes else []
        told = [text_slot(name)] if is_named else []
        table.append((theme, [*beside, *told, text_slot(text), figure_slot(count, words)]))
    if themes:
        table.sort(key=lambda row: order.index(row[0]) if row[0] in order else len(order))
    above = [[text_slot(theme), figure_slot(count, words)] for theme, count in themes]
    rows = [head_slots(("Tema", "Jumlah"), words), *above, []] if above else []
    first = HEAD_ROW + len(rows) + 1
    rows += [head_slots(names, words), *(row for _, row in table)]
    return Layout((), len(names), tuple(range(1, len(names))), rows, first, len(table))


def _written(record: Node, one: Counted) -> list[tuple[str, str, int]]:
    """Organisation ("" where nobody is named), text and how often it was written: by organisation in their order, else
    a line each as the record has them."""
    counts, ballots = one.tally["figures"]["counts"], ballots_of(one.node) or []
    if one.asked.mode != "open" or not all(ballot.voter for ballot in ballots):
        lines = one.node.part("tally").part("figures").many("lines")
        return [("", line.text("text"), counts.get(folded(line.text("text")), 0)) for line in lines]
    organisations = record.many("organisations")
    names = {unit.text("ref"): unit.text("name") for unit in organisations}
    places = {unit.text("ref"): place for place, unit in enumerate(organisations)}
    people = record.many("delegates")
    homes = {ref: ref for ref in places} | {who.text("ref"): who.text("organisation") for who in people}
    numbers = {who.text("ref"): place for place, who in enumerate(people)}

    def order(voter: str) -> tuple[int, int, str]:
        return places.get(homes.get(voter, ""), len(places)), numbers.get(voter, 0), voter

    cast = sorted(ballots, key=lambda ballot: order(ballot.voter))
    told = [(names.get(homes.get(ballot.voter, ""), ""), ballot.selection[0]) for ballot in cast]
    return [(name, text, counts[folded(text)]) for name, text in told]
