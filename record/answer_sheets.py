"""The sheets of answers one by one: by organisation where answers are open, what was written, and the receipts."""

from record.cells import CODE, MIDDLE, SHORT, TEXT, Cell, Sheet
from record.given_answers import by_name, full_name, written
from record.log_sheets import channel_word
from record.record import Record
from record.sentences import theme_name
from record.tongue import words


def by_organisation(record: Record) -> Sheet:
    """Only questions whose answers are open by name: options, a ranking with its places, texts and numbers."""
    columns = (
        *(("Kode", CODE), ("Instansi", MIDDLE), ("Unsur", 28), ("Jawaban", TEXT), ("Saluran", SHORT)),
        *(("Dibantu", SHORT), ("Perwakilan", MIDDLE)),
    )
    rows: list[list[Cell]] = []
    for asked in record.questions:
        for one in by_name(record, asked):
            unit = record.constituency_name(one.organisation.constituency)
            helped = words().plain("sel_ya" if one.ballot.channel == "clerk" else "sel_tidak")
            head: list[Cell] = [asked.question.code, one.organisation.name, unit, one.answer]
            rows.append([*head, channel_word(one.ballot.channel), helped, one.label])
    return Sheet(columns, rows)


def written_answers(record: Record) -> Sheet:
    """Texts of open questions, and what was written beside "Lainnya"; an organisation only where answers are open, a
    theme only where somebody grouped them."""
    columns = (
        *(("Kode", CODE), ("Instansi", MIDDLE), ("Teks", 80), ("Jumlah sama", SHORT), ("Pilihan (kode)", SHORT)),
        ("Tema", MIDDLE),
    )
    rows: list[list[Cell]] = [
        [
            *(asked.question.code, full_name(line.organisation), line.text, line.count, line.option),
            theme_name(line.theme) if line.theme else "",
        ]
        for asked in record.questions
        for line in written(record, asked)
    ]
    return Sheet(columns, rows)


def receipts(record: Record) -> Sheet:
    """Every receipt of a closed question, sorted: it proves that an answer is counted and stands beside no choice and
    no name."""
    rows: list[list[Cell]] = [
        [asked.question.code, receipt] for asked in record.questions for receipt in sorted(asked.receipts)
    ]
    return Sheet((("Kode", CODE), ("Tanda terima", MIDDLE)), rows)
