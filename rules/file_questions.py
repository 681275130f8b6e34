"""The questions of a meeting file: those that can be asked, and those that must be left out and why."""

import re
from dataclasses import dataclass
from typing import Final

from rules.file_fields import Fields
from rules.kinds import KINDS
from rules.questions import APPROVAL, APPROVAL_OPTIONS, Base, Kind, Mode, Unit
from rules.text import fold, fold_for_eye
from rules.writing import LETTERS, OPTION_GRAPHEMES_MAX, OPTIONS_MAX, OPTIONS_MIN, WORDING_GRAPHEMES_MAX, is_approval
from rules.yaml_nodes import Node, Table, Text

QUESTIONS_MAX: Final = 100
OPEN_MINUTES_MAX: Final = 1_440
# Secret questions need a key that is destroyed at closing; until that exists they are left out rather than half kept.
MODES: Final = frozenset({Mode.OPEN, Mode.BY_CONSTITUENCY})

_CODE: Final = re.compile(r"[A-Za-z0-9-]{1,20}")
_OPTION_CODE: Final = re.compile(r"[A-Za-z0-9_]{1,20}")
_KINDS: Final[dict[str, dict[str, tuple[Kind, str]]]] = {
    "kind": {kind.value: (kind, "") for kind in Kind},
    "tipe": {
        "pilihan_tunggal": (Kind.SINGLE, ""),
        "setuju_tidak_abstain": (Kind.SINGLE, APPROVAL),
        "pilihan_ganda": (Kind.MULTIPLE, ""),
        "skala_likert": (Kind.SCALE, ""),
        "skala": (Kind.SCALE, ""),
        "peringkat": (Kind.RANKING, ""),
        "isian_terbuka": (Kind.TEXT, ""),
        "isian": (Kind.TEXT, ""),
        "angka": (Kind.NUMBER, ""),
    },
}
_UNITS: Final = {
    "unit": {unit.value: unit for unit in Unit},
    "satuan_suara": {"peserta": Unit.PERSON, "instansi": Unit.ORGANISATION},
}
_MODES: Final = {
    "mode": {mode.value: mode for mode in Mode},
    "kerahasiaan": {
        "terbuka": Mode.OPEN,
        "terbuka_per_instansi": Mode.OPEN,
        "terbuka_per_unsur": Mode.BY_CONSTITUENCY,
        "rahasia": Mode.SECRET,
    },
}
_BASES: Final = {"base": {base.value: base for base in Base}}
_BALLOT_BY: Final = {"ballot_by": {word: word for word in ("lead", "first", "last")}}
_LATE: Final = {"late_voters": {word: word for word in ("join", "wait")}}
_PRESETS: Final = {"preset": {APPROVAL: APPROVAL}}


@dataclass(frozen=True, slots=True)
class FileQuestion:
    """A question as the file asks it; options are (code, text) in order, `open_minutes` None without a timer."""

    code: str
    wording: str
    kind: Kind
    preset: str
    mode: Mode
    unit: Unit
    ballot_by: str
    base: Base
    late_voters: str
    open_minutes: int | None
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question of a kind or mode that is not built: its code, and "kind" or "mode"."""

    code: str
    reason: str


def read_questions(fields: Fields, root: Table) -> tuple[tuple[FileQuestion, ...], tuple[LeftOut, ...]]:
    """The questions in the order of the file, and apart from them those left out; mistakes are noted in `fields`."""
    asked: list[FileQuestion] = []
    left_out: list[LeftOut] = []
    seen = set[str]()
    for table in fields.tables(root, "jajak_pendapat", QUESTIONS_MAX):
        code = fields.text(table, "kode", is_required=True)
        if code and not _CODE.fullmatch(code):
            fields.note(table.entries["kode"].line, "berkas_kode_salah", nilai=code)
        if code and fold(code) in seen:
            fields.note(table.entries["kode"].line, "berkas_pertanyaan_ganda", kode=code)
        seen.add(fold(code))
        question = _read_question(fields, table, code)
        if isinstance(question, FileQuestion):
            asked.append(question)
        elif question is not None:
            left_out.append(question)
    return tuple(asked), tuple(left_out)


def _read_question(fields: Fields, table: Table, code: str) -> FileQuestion | LeftOut | None:
    """None where the kind is missing or unknown, which is noted."""
    mode = fields.choice(table, _MODES) or Mode.BY_CONSTITUENCY
    if not _KINDS.keys() & table.entries.keys():
        fields.note(table.line, "berkas_wajib_diisi", kunci="kind")
    kind, preset = fields.choice(table, _KINDS) or (None, "")
    if kind is None:
        return None
    if kind not in KINDS or mode not in MODES:
        return LeftOut(code, "kind" if kind not in KINDS else "mode")
    preset = fields.choice(table, _PRESETS) or preset
    wording = ""
    if "pertanyaan" in table.entries:
        wording = fields.one_text(
            table.entries["pertanyaan"], "pertanyaan", graphemes_max=WORDING_GRAPHEMES_MAX, has_lines=True
        )
    else:
        fields.note(table.line, "berkas_wajib_diisi", kunci="pertanyaan")
    return FileQuestion(
        code=code,
        wording=wording,
        kind=kind,
        preset=preset,
        mode=mode,
        unit=fields.choice(table, _UNITS) or Unit.PERSON,
        ballot_by=fields.choice(table, _BALLOT_BY) or "lead",
        base=fields.choice(table, _BASES) or Base.ANSWERED,
        late_voters=fields.choice(table, _LATE) or "join",
        open_minutes=fields.whole(table, "durasi_menit", smallest=1, largest=OPEN_MINUTES_MAX),
        options=_read_options(fields, table, code, preset),
    )


def _read_options(fields: Fields, table: Table, code: str, preset: str) -> tuple[tuple[str, str], ...]:
    nodes = fields.listing(table, "pilihan", items_max=10 * OPTIONS_MAX)
    line = table.entries["pilihan"].line if "pilihan" in table.entries else table.line
    options = [_read_option(fields, node, place) for place, node in enumerate(nodes)]
    if preset == APPROVAL:
        if options and not is_approval([text for _, text in options]):
            fields.note(line, "berkas_pilihan_setuju_salah", kode=code)
        return APPROVAL_OPTIONS
    if not options:
        fields.note(line, "berkas_tanpa_pilihan", kode=code)
    elif len(options) < OPTIONS_MIN:
        fields.note(line, "berkas_pilihan_kurang", kode=code, n=len(options), min=OPTIONS_MIN)
    elif len(options) > OPTIONS_MAX:
        fields.note(line, "berkas_pilihan_terlalu_banyak", kode=code, n=len(options), maks=OPTIONS_MAX)
    seen_codes, seen_texts = set[str](), set[str]()
    for node, (option_code, text) in zip(nodes, options, strict=True):
        if text and fold_for_eye(text) in seen_texts:
            fields.note(node.line, "berkas_pilihan_sama", kode=code, pilihan=text)
        if fold(option_code) in seen_codes:
            fields.note(node.line, "berkas_kode_pilihan_ganda", kode=code, pilihan=option_code)
        seen_texts.add(fold_for_eye(text))
        seen_codes.add(fold(option_code))
    return tuple(options)


def _read_option(fields: Fields, node: Node, place: int) -> tuple[str, str]:
    """Code and text; a plain text gets the letter of its place."""
    letter = LETTERS[place] if place < len(LETTERS) else f"P{place + 1}"
    if isinstance(node, Text):
        return letter, fields.one_text(node, "pilihan", graphemes_max=OPTION_GRAPHEMES_MAX)
    table = fields.table(node, "pilihan")
    if table is None:
        return letter, ""
    code = fields.text(table, "kode") or letter
    if not _OPTION_CODE.fullmatch(code):
        fields.note(table.entries["kode"].line, "berkas_kode_salah", nilai=code)
    return code, fields.text(table, "teks", graphemes_max=OPTION_GRAPHEMES_MAX, is_required=True)
