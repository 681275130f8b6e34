"""The questions of a meeting file, each read whole or noted with what is wrong in it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from rules.file_fields import Fields
from rules.file_settings import read_settings
from rules.question_words import POINTS_MAX
from rules.questions import APPROVAL, APPROVAL_OPTIONS, Base, Kind, Mode, Option, OptionRole, Unit
from rules.refusals import Refusal
from rules.settings import Settings
from rules.text import fold, fold_for_eye
from rules.writing import (
    LETTERS,
    OPTION_GRAPHEMES_MAX,
    OPTIONS_MAX,
    OPTIONS_MIN,
    WORDING_GRAPHEMES_MAX,
    check_question,
    is_approval,
)
from rules.yaml_nodes import Node, Table, Text

QUESTIONS_MAX: Final = 100
OPEN_MINUTES_MAX: Final = 1_440

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
    """A question as the file asks it; options in order, `open_minutes` None without a timer."""

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
    options: tuple[Option, ...]
    settings: Settings


def read_questions(fields: Fields, root: Table, constituencies: Collection[str]) -> tuple[FileQuestion, ...]:
    """The questions in the order of the file; mistakes are noted in `fields`."""
    asked: list[FileQuestion] = []
    seen = set[str]()
    for table in fields.tables(root, "jajak_pendapat", QUESTIONS_MAX):
        code = fields.text(table, "kode", is_required=True)
        if code and not _CODE.fullmatch(code):
            fields.note(table.entries["kode"].line, "berkas_kode_salah", nilai=code)
        if code and fold(code) in seen:
            fields.note(table.entries["kode"].line, "berkas_pertanyaan_ganda", kode=code)
        seen.add(fold(code))
        question = _read_question(fields, table, code, constituencies)
        if question is not None:
            asked.append(question)
    return tuple(asked)


def _read_question(fields: Fields, table: Table, code: str, constituencies: Collection[str]) -> FileQuestion | None:
    """None where the kind is missing or unknown, which is noted."""
    if not _KINDS.keys() & table.entries.keys():
        fields.note(table.line, "berkas_wajib_diisi", kunci="kind")
    kind, preset = fields.choice(table, _KINDS) or (None, "")
    if kind is None:
        return None
    preset = fields.choice(table, _PRESETS) or preset
    if preset and kind is not Kind.SINGLE:
        key = next(key for key in ("preset", "tipe") if key in table.entries)
        fields.note(table.entries[key].line, "berkas_nilai_tidak_dikenal", kunci=key, nilai=preset)
    wording = ""
    if "pertanyaan" in table.entries:
        wording = fields.one_text(
            table.entries["pertanyaan"], "pertanyaan", graphemes_max=WORDING_GRAPHEMES_MAX, has_lines=True
        )
    else:
        fields.note(table.line, "berkas_wajib_diisi", kunci="pertanyaan")
    mistakes = len(fields.errors)
    settings = read_settings(fields, table, kind, constituencies)
    mode, unit = fields.choice(table, _MODES) or Mode.BY_CONSTITUENCY, fields.choice(table, _UNITS) or Unit.PERSON
    options = _read_options(fields, table, code, kind, preset)
    if len(fields.errors) == mistakes:
        _note_contradictions(fields, table, code, (kind, preset, (mode, unit), options, settings))
    late = "wait" if settings.threshold is not None else "join"
    return FileQuestion(
        code=code,
        wording=wording,
        kind=kind,
        preset=preset,
        mode=mode,
        unit=unit,
        ballot_by=fields.choice(table, _BALLOT_BY) or "lead",
        base=fields.choice(table, _BASES) or Base.ANSWERED,
        late_voters=fields.choice(table, _LATE) or late,
        open_minutes=fields.whole(table, "durasi_menit", smallest=1, largest=OPEN_MINUTES_MAX),
        options=options,
        settings=settings,
    )


def _note_contradictions(
    fields: Fields, table: Table, code: str, asked: tuple[Kind, str, tuple[Mode, Unit], tuple[Option, ...], Settings]
) -> None:
    """What does not go together; the words of the refusal stand in the list of mistakes."""
    try:
        check_question(*asked)
    except Refusal as refusal:
        fields.note(
            table.line, "berkas_pertanyaan_salah", kode=code, sebab={"key": refusal.key, "values": refusal.values}
        )


def _read_options(fields: Fields, table: Table, code: str, kind: Kind, preset: str) -> tuple[Option, ...]:
    nodes = fields.listing(table, "pilihan", items_max=10 * OPTIONS_MAX)
    line = table.entries["pilihan"].line if "pilihan" in table.entries else table.line
    options = [_read_option(fields, node, place, kind) for place, node in enumerate(nodes, start=1)]
    if preset == APPROVAL:
        if options and not is_approval([option.text for option in options]):
            fields.note(line, "berkas_pilihan_setuju_salah", kode=code)
        return APPROVAL_OPTIONS
    if kind in (Kind.TEXT, Kind.NUMBER):
        if options:
            fields.note(line, "berkas_tidak_memakai_pilihan", kode=code)
        return ()
    choices = [option for option in options if option.role in (OptionRole.CHOICE, OptionRole.OTHER)]
    most = POINTS_MAX if kind is Kind.SCALE else OPTIONS_MAX
    if not options:
        fields.note(line, "berkas_tanpa_pilihan", kode=code)
    elif len(choices) < OPTIONS_MIN:
        fields.note(line, "berkas_pilihan_kurang", kode=code, n=len(choices), min=OPTIONS_MIN)
    elif len(choices) > most or len(options) > OPTIONS_MAX:
        fields.note(line, "berkas_pilihan_terlalu_banyak", kode=code, n=len(options), maks=most)
    _note_twins(fields, nodes, options, code)
    return tuple(options)


def _note_twins(fields: Fields, nodes: Sequence[Node], options: Sequence[Option], code: str) -> None:
    seen_codes, seen_texts = set[str](), set[str]()
    for node, option in zip(nodes, options, strict=True):
        if option.text and fold_for_eye(option.text) in seen_texts:
            fields.note(node.line, "berkas_pilihan_sama", kode=code, pilihan=option.text)
        if fold(option.code) in seen_codes:
            fields.note(node.line, "berkas_kode_pilihan_ganda", kode=code, pilihan=option.code)
        seen_texts.add(fold_for_eye(option.text))
        seen_codes.add(fold(option.code))


def _read_option(fields: Fields, node: Node, place: int, kind: Kind) -> Option:
    """A plain text gets the letter of its place, a point of a scale its number."""
    letter = str(place) if kind is Kind.SCALE else LETTERS[place - 1] if place <= len(LETTERS) else f"P{place}"
    if isinstance(node, Text):
        return Option(place, letter, fields.one_text(node, "pilihan", graphemes_max=OPTION_GRAPHEMES_MAX))
    table = fields.table(node, "pilihan")
    if table is None:
        return Option(place, letter, "")
    code = fields.text(table, "kode") or letter
    if not _OPTION_CODE.fullmatch(code):
        fields.note(table.entries["kode"].line, "berkas_kode_salah", nilai=code)
    text = fields.text(table, "teks", graphemes_max=OPTION_GRAPHEMES_MAX, is_required=True)
    return Option(place, code, text, _read_role(fields, table, kind))


def _read_role(fields: Fields, table: Table, kind: Kind) -> OptionRole:
    """What an option is beside a choice, where its kind knows of it."""
    is_unknown = fields.yes_no(table, "tidak_tahu", default=False)
    if kind is Kind.SCALE and (is_unknown or not fields.yes_no(table, "dihitung_dalam_rata_rata", default=True)):
        return OptionRole.DONT_KNOW
    if kind in (Kind.SINGLE, Kind.MULTIPLE) and fields.yes_no(table, "isian_bebas", default=False):
        return OptionRole.OTHER
    if kind in (Kind.SINGLE, Kind.MULTIPLE) and fields.yes_no(table, "abstain", default=False):
        return OptionRole.ABSTAIN
    return OptionRole.CHOICE
