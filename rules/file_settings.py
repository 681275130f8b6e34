"""What a meeting file fixes of a question beside its kind, mode and unit."""

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from typing import Final

from rules.bases import Base
from rules.file_fields import Fields
from rules.numbers import canonical, read_number
from rules.question_words import DECIMALS_MAX
from rules.questions import Kind
from rules.quorums import Rule, read_portion
from rules.settings import PLAIN, TEXT_GRAPHEMES, TEXT_GRAPHEMES_MAX, Method, Settings
from rules.suppression import CELL_ANSWERS_LEAST, CELL_ANSWERS_MIN
from rules.writing import OPTIONS_MAX
from rules.yaml_nodes import Table

CONSTITUENCIES_MAX: Final = 50
CELL_ANSWERS_MOST: Final = 1_000
_METHODS: Final = {
    "metode_hitung": {
        **{method.value: method for method in Method},
        "borda_5_4_3_2_1": Method.BORDA,
        "putaran_gugur": Method.INSTANT_RUNOFF,
    }
}
_BASES: Final = {
    **{base.value: base for base in Base},
    "diundang": Base.INVITED,
    "berhak": Base.ENTITLED,
    "hadir": Base.PRESENT,
    "menjawab": Base.ANSWERED,
    "menyatakan": Base.VALID,
}


def read_settings(fields: Fields, table: Table, kind: Kind, constituencies: Collection[str]) -> Settings:
    """The settings of one question; what its kind has no use for is ignored, what cannot be is noted."""
    settings = replace(
        PLAIN,
        is_weighted=fields.yes_no(table, "berbobot", default=False),
        constituencies=_read_constituencies(fields, table, constituencies),
        quorum=_read_rule(fields, table, "kuorum", Base.INVITED),
        quorum_blocks=fields.yes_no(table, "kuorum_wajib", default=False),
        threshold=_read_rule(fields, table, "ambang", Base.VALID),
        cell_answers_min=fields.whole(
            table, "minimum_sel_rincian", smallest=CELL_ANSWERS_LEAST, largest=CELL_ANSWERS_MOST
        )
        or CELL_ANSWERS_MIN,
    )
    match kind:
        case Kind.MULTIPLE:
            least = fields.whole(table, "minimum_pilihan", smallest=1, largest=OPTIONS_MAX)
            most = fields.whole(table, "maksimum_pilihan", smallest=1, largest=OPTIONS_MAX)
            if least and most and least > most:
                line = table.entries["minimum_pilihan"].line
                fields.note(line, "berkas_angka_salah", kunci="minimum_pilihan", nilai=str(least))
            return replace(settings, choices_min=least or 1, choices_max=most or 0)
        case Kind.RANKING:
            places = fields.whole(table, "jumlah_peringkat", smallest=1, largest=OPTIONS_MAX)
            method = fields.choice(table, _METHODS) or Method.BORDA
            return replace(settings, choices_max=places or 0, method=method.value)
        case Kind.TEXT:
            longest = fields.whole(table, "maksimum_karakter", smallest=1, largest=TEXT_GRAPHEMES_MAX)
            return replace(settings, text_max=longest or TEXT_GRAPHEMES)
        case Kind.NUMBER:
            return _read_number_bounds(fields, table, settings)
    return settings


def _read_number_bounds(fields: Fields, table: Table, settings: Settings) -> Settings:
    least, most = (_read_bound(fields, table, key) for key in ("angka_terkecil", "angka_terbesar"))
    if least and most and Decimal(least) >= Decimal(most):
        fields.note(table.entries["angka_terkecil"].line, "berkas_angka_salah", kunci="angka_terkecil", nilai=least)
    decimals = fields.whole(table, "angka_desimal", smallest=0, largest=DECIMALS_MAX)
    return replace(
        settings,
        number_min=least,
        number_max=most,
        number_decimals=DECIMALS_MAX if decimals is None else decimals,
    )


def _read_bound(fields: Fields, table: Table, key: str) -> str:
    value = fields.text(table, key)
    if not value:
        return ""
    read = read_number(value)
    if read is None:
        fields.note(table.entries[key].line, "berkas_angka_salah", kunci=key, nilai=value)
        return ""
    return canonical(read.value)


def _read_constituencies(fields: Fields, table: Table, known: Collection[str]) -> tuple[str, ...]:
    found = fields.lined_texts(table, "unsur_berhak", CONSTITUENCIES_MAX)
    for line, code in found:
        if code not in known:
            fields.note(line, "berkas_nilai_tidak_dikenal", kunci="unsur_berhak", nilai=code)
    return tuple(code for _, code in found)


def _read_rule(fields: Fields, table: Table, key: str, usual: Base) -> Rule | None:
    value = fields.text(table, key)
    if not value:
        return None
    portion = read_portion(value)
    if portion is None:
        fields.note(table.entries[key].line, "berkas_porsi_salah", kunci=key, nilai=value)
        return None
    return Rule(portion, fields.choice(table, {f"{key}_dasar": _BASES}) or usual)
