"""Check 9: the workbook, the CSV files and the tables of the Word files print the figures of the recount."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from verifier.books import book_findings, language_of
from verifier.bundle import Bundle
from verifier.counted import Counted, counted_questions
from verifier.english import SHEETS
from verifier.findings import Finding, Refused, Said, wrong
from verifier.nodes import Node
from verifier.rows import choice_rows, constituency_rows, measure_rows, question_rows, ranking_rows, result_rows
from verifier.sentences import is_said
from verifier.soundings import document_findings, sheet_findings, text_findings
from verifier.summaries import attendance_findings, summary_findings, written_findings
from verifier.tables import Table, csv_table, document_tables, workbook_tables
from verifier.wording import Wording
from verifier.workbooks import open_book

PAPERS: Final = (".docx", ".xlsx", ".csv")


def paper_findings(bundle: Bundle, record: Node) -> tuple[list[Finding], list[Said], bool]:
    """Findings, what is not in the bundle and so was not compared, and whether anything was."""
    counted, findings = counted_questions(record), []
    for name in bundle.names():
        if name.lower().endswith(PAPERS) and not name.startswith("lampiran/"):
            findings += list(_paper(bundle, name, record, counted))
    missing = [ending for ending in PAPERS if not bundle.names(ending)]
    notes = [
        Said(f"tidak ada berkas {ending} untuk dibandingkan", f"there is no {ending} file to compare")
        for ending in missing
    ]
    return findings, notes, len(missing) < len(PAPERS)


def _paper(bundle: Bundle, name: str, record: Node, counted: Mapping[str, Counted]) -> Iterator[Finding]:
    content = bundle.content(name)
    try:
        if name.lower().endswith(".csv"):
            yield from _tables([csv_table(content, name)], record, counted, set())
        elif name.lower().endswith(".xlsx"):
            book = open_book(content, name)
            tables = workbook_tables(book)
            yield from _tables(tables, record, counted, set())
            yield from _complete(tables, name, counted)
            yield from _trail(tables, record)
            yield from book_findings(book, record, counted)
            yield from _other_sheets(tables, record, counted, language_of(book))
        else:
            tables, text = document_tables(content, name)
            seen: set[str] = set()
            yield from _tables(tables, record, counted, seen)
            yield from _document(name, text, record, counted, seen)
            words = Wording("en" if any(table.is_english for table in tables) else "id")
            yield from document_findings(name, tables, record, words, is_whole=_is_minutes(name))
            if _is_minutes(name):
                yield from text_findings(name, text, record, words)
    except Refused as refused:
        yield Finding(name, refused.said)


def _tables(tables: Sequence[Table], record: Node, counted: Mapping[str, Counted], seen: set[str]) -> Iterator[Finding]:
    """Every table whose heads are those of a result, in any paper; `seen` gets the questions with a table of their
    own."""
    names = {one.text("code"): one.text("name") for one in record.many("constituencies")}
    code = ""
    for table in tables:
        code = _spoken_of(table, record, code)
        if table.has("Kode", "Pilihan (kode)", "Persen"):
            yield from result_rows(table, counted)
        elif table.has("Kode", "Unsur", "Menjawab", "Jumlah"):
            yield from constituency_rows(table, counted, names)
        elif table.has("Kode", "Berhak", "Menjawab"):
            yield from question_rows(table, record, counted)
        elif code in counted:
            for heads, read in _OF_ONE:
                if table.has(*heads):
                    seen.add(code)
                    yield from read(table, counted[code])
                    break


def _other_sheets(
    tables: Sequence[Table], record: Node, counted: Mapping[str, Counted], language: str
) -> Iterator[Finding]:
    """The sheets that count people, texts and views."""
    words = Wording(language, record.part("meeting").text("zone"))
    for table in tables:
        match SHEETS.get(table.above[0], table.above[0]) if language == "en" else table.above[0]:
            case "Ringkasan":
                yield from summary_findings(table, record, words)
            case "Isian":
                yield from written_findings(table, counted)
            case "Penjajakan":
                yield from sheet_findings(table, record, words)
            case "Kehadiran":
                yield from attendance_findings(table, record)


def _is_minutes(name: str) -> bool:
    return name.rpartition("/")[2].startswith(("notula", "notulen"))


_OF_ONE: Final[tuple[tuple[tuple[str, ...], Callable[[Table, Counted], Iterator[Finding]]], ...]] = (
    (("Peringkat", "Kode", "Skor"), ranking_rows),
    (("Pilihan", "Jumlah", "Persen"), choice_rows),
    (("Ukuran", "Nilai"), measure_rows),
)


def _spoken_of(table: Table, record: Node, before: str) -> str:
    """The question a table belongs to: the last one named above it, or the name of its sheet."""
    codes = sorted((one.text("code") for one in record.many("questions")), key=len, reverse=True)
    for line in reversed(table.above):
        for code in codes:
            if line == code or line.startswith((f"{code}.", f"{code} ")):
                return code
    return before


def _complete(tables: Sequence[Table], name: str, counted: Mapping[str, Counted]) -> Iterator[Finding]:
    """A workbook leaves no question out of its results, and none of their sheets."""
    for heads in (
        ("Kode", "Pertanyaan"),
        ("Kode", "Pilihan (kode)", "Persen"),
        ("Kode", "Unsur", "Menjawab", "Jumlah"),
        ("Urutan", "Hash"),
    ):
        if name.rpartition("/")[2].startswith("rekapitulasi") and not any(table.has(*heads) for table in tables):
            said = ", ".join(heads)
            yield wrong(name, f"lembar dengan kolom {said} tidak ada", f"the sheet with the columns {said} is missing")
    found = {str(table.cell(row, "Kode")) for table in tables if table.has("Kode", "Pertanyaan") for row in table.rows}
    for code in sorted(counted.keys() - found):
        yield wrong(f"{name}, lembar Pertanyaan", f"{code} tidak ada", f"{code} is missing")


def _trail(tables: Sequence[Table], record: Node) -> Iterator[Finding]:
    """The sheet of entries holds every hash of the chain, the one of receipts every receipt."""
    hashes = [entry.text("hash") for entry in record.many("entries")]
    receipts = [
        (one.text("code"), receipt) for one in record.many("questions") for receipt in sorted(one.texts("receipts"))
    ]
    for table in tables:
        if table.has("Urutan", "Hash"):
            found = [str(table.cell(row, "Hash")) for row in table.rows]
            if found != hashes:
                yield wrong(table.place, "bukan catatan rapat yang sama", "is not the same record")
        if table.has("Kode", "Tanda terima"):
            listed = [(str(table.cell(row, "Kode")), str(table.cell(row, "Tanda terima"))) for row in table.rows]
            if listed != receipts:
                yield wrong(table.place, "bukan tanda terima yang sama", "are not the same receipts")


def _document(name: str, text: str, record: Node, counted: Mapping[str, Counted], seen: set[str]) -> Iterator[Finding]:
    """The minutes and the official report print the head of the record; the minutes the sentence of every result, and
    its table."""
    paper = name.rpartition("/")[2]
    if _is_minutes(name):
        for code, one in counted.items():
            section = _section(text, code, [*counted])
            if not is_said(section, one.node, one.asked, one.tally):
                yield wrong(f"{name}, {code}", "kalimat hasilnya tidak sama", "the sentence of its result differs")
            has_table = bool(one.tally["rows"]) or (one.asked.kind == "number" and one.tally["answered"] > 0)
            if has_table and code not in seen:
                yield wrong(
                    f"{name}, {code}", "tabel hasilnya tidak ditemukan", "the table of its result was not found"
                )
    if paper.startswith(("notula", "notulen", "berita-acara")):
        head = record.part("head").text("hash")[:16]
        if head not in text:
            yield wrong(
                name, f"tidak memuat sidik catatan rapat {head}", f"does not hold the head of the record {head}"
            )


def _section(text: str, code: str, codes: Sequence[str]) -> str:
    """What stands under the headings of one question, so that the sentence of another does not count as its own."""
    heads = tuple(f"{other}. " for other in codes if other != code)
    lines, is_inside = [], False
    for line in text.split("\n"):
        is_inside = line.startswith(f"{code}. ") or (is_inside and not line.startswith(heads))
        if is_inside:
            lines.append(line)
    return "\n".join(lines)
