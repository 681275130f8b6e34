"""Soundings as a sheet of the workbook: a row for the whole of a point, then one for each constituency."""

from locales.messages.mark import P_
from locales.soundings import consensus_text
from record.cells import ABSENT, CODE, MIDDLE, SHORT, TEXT, Cell, Hidden, Share, Sheet
from record.minutes_soundings import agreement, hidden
from record.record import Record
from record.tongue import language, words
from rules.shares import shares


def sounded(record: Record) -> Sheet:
    """Every point of every closed sounding; percentages are of those who answered the point."""
    heads = (
        "Kode",
        P_("column, sounding", "Butir"),
        "Pokok",
        "Teks",
        "Unsur",
        "Setuju",
        "Tidak",
        "Lewati",
        "Menjawab",
        "Belum menjawab",
    )
    widths = (CODE, CODE, CODE, TEXT, MIDDLE, CODE, CODE, CODE, CODE, CODE)
    rest = (("% setuju", SHORT), ("% tidak", SHORT), ("% lewati", SHORT), ("Konsensus", SHORT), ("Keterangan", MIDDLE))
    rows: list[list[Cell]] = []
    for one in record.soundings:
        for point in one.result.points if one.result else ():
            asked = one.point(point.position)
            head: list[Cell] = [one.code, asked.position, asked.code, asked.wording]
            consensus = ABSENT if point.consensus is None else consensus_text(point.consensus, language())
            figures = _figures(point.counts, point.answered, point.unseen)
            rows.append([*head, words().plain("sel_semua_peserta"), *figures, consensus, agreement(point)])
            for row in (*point.rows, *((point.merged,) if point.merged else ())):
                name = record.constituency_name(row.constituency) or words().plain("penjajakan_unsur_gabungan")
                remark: Cell = Hidden(hidden()) if row.counts is None else ABSENT
                rows.append([*head, name, *_figures(row.counts, row.answered, row.unseen), ABSENT, remark])
    return Sheet((*zip(heads, widths, strict=True), *rest), rows)


def _figures(counts: tuple[int, ...] | None, answered: int, unseen: int) -> list[Cell]:
    """Counts, then their shares of those who answered; a dash each where they are hidden."""
    if counts is None:
        return [ABSENT, ABSENT, ABSENT, answered, unseen, ABSENT, ABSENT, ABSENT]
    return [*counts, answered, unseen, *_shares(counts, answered)]


def _shares(counts: tuple[int, ...], answered: int) -> list[Cell]:
    return [ABSENT if part is None else Share(part, 1) for part in shares(counts, answered)]
