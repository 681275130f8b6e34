"""The rosters of a meeting file: constituencies and organisations, with every name that two could be taken for."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rules.file_fields import Fields
from rules.organisations import normalise
from rules.weights import read_weight
from rules.yaml_nodes import Table

CONSTITUENCIES_MAX: Final = 50
ORGANISATIONS_MAX: Final = 1_000
ALIASES_MAX: Final = 50

_REF: Final = re.compile(r"[a-z0-9_-]{1,40}")


@dataclass(frozen=True, slots=True)
class FileConstituency:
    """A constituency (unsur) and the larger group it belongs to, in configured order."""

    code: str
    name: str
    group: str


@dataclass(frozen=True, slots=True)
class FileOrganisation:
    """An organisation of the roster; `ref` is its id in the file."""

    ref: str
    name: str
    short: str
    constituency: str
    is_invited: bool
    aliases: tuple[str, ...]
    weight: Decimal = Decimal(1)


def read_constituencies(fields: Fields, root: Table) -> tuple[FileConstituency, ...]:
    """The constituencies in configured order; mistakes are noted in `fields`."""
    taxonomy = fields.table(root.entries.get("taksonomi_unsur"), "taksonomi_unsur")
    if taxonomy is None:
        return ()
    found: dict[str, FileConstituency] = {}
    for row in fields.tables(taxonomy, "unsur", CONSTITUENCIES_MAX):
        code = _read_ref(fields, row, "kode")
        if code and code in found:
            fields.note(row.line, "berkas_unsur_ganda", kode=code)
        name = fields.text(row, "nama", is_required=True)
        found.setdefault(code, FileConstituency(code, name, fields.text(row, "kelompok") or code))
    return tuple(found.values())


def read_organisations(
    fields: Fields, root: Table, constituencies: Sequence[FileConstituency], region_words: Collection[str]
) -> tuple[FileOrganisation, ...]:
    """The organisations in the order of the file; two that could be taken for each other are noted."""
    rows = fields.tables(root, "instansi", ORGANISATIONS_MAX)
    known = {constituency.code for constituency in constituencies}
    if rows and "taksonomi_unsur" not in root.entries:
        fields.note(root.line, "berkas_wajib_diisi", kunci="taksonomi_unsur")
    found: dict[str, FileOrganisation] = {}
    owners: dict[str, FileOrganisation] = {}
    for row in rows:
        aliases = fields.lined_texts(row, "alias", ALIASES_MAX)
        organisation = _read_organisation(fields, row, tuple(alias for _, alias in aliases))
        if organisation.ref and organisation.ref in found:
            fields.note(row.entries["id"].line, "berkas_instansi_ganda", id=organisation.ref)
        if known and organisation.constituency and organisation.constituency not in known:
            line = row.entries["unsur"].line
            unsur = organisation.constituency
            fields.note(line, "berkas_unsur_tidak_dikenal", instansi=organisation.name, unsur=unsur)
        lines = {key: entry.line for key, entry in row.entries.items()}
        names = [
            (lines.get("nama", row.line), organisation.name),
            (lines.get("singkatan", row.line), organisation.short),
        ]
        _note_collisions(fields, [*names, *aliases], organisation, owners, region_words)
        found.setdefault(organisation.ref, organisation)
    return tuple(found.values())


def _read_organisation(fields: Fields, row: Table, aliases: tuple[str, ...]) -> FileOrganisation:
    name = fields.text(row, "nama", is_required=True)
    return FileOrganisation(
        ref=_read_ref(fields, row, "id"),
        name=name,
        short=fields.text(row, "singkatan") or name,
        constituency=fields.text(row, "unsur", is_required=True),
        is_invited=fields.yes_no(row, "diundang", default=True),
        aliases=aliases,
        weight=_read_weight(fields, row),
    )


def _read_weight(fields: Fields, row: Table) -> Decimal:
    """The weight of its answer in a weighted question: up to six decimals, 1 where the file says nothing."""
    value = fields.text(row, "bobot")
    weight = read_weight(value) if value else Decimal(1)
    if weight is None:
        fields.note(row.entries["bobot"].line, "berkas_angka_salah", kunci="bobot", nilai=value)
        return Decimal(1)
    return weight


def _read_ref(fields: Fields, row: Table, key: str) -> str:
    ref = fields.text(row, key, is_required=True)
    if ref and not _REF.fullmatch(ref):
        fields.note(row.entries[key].line, "berkas_kode_salah", nilai=ref)
    return ref


def _note_collisions(
    fields: Fields,
    names: Sequence[tuple[int, str]],
    organisation: FileOrganisation,
    owners: dict[str, FileOrganisation],
    region_words: Collection[str],
) -> None:
    """Notes each name, with its line, that another organisation goes by; `owners` says whose a compared name is."""
    collided = set[str]()
    for line, name in names:
        compared = normalise(name, region_words)
        other = owners.setdefault(compared, organisation) if compared else organisation
        if other.ref != organisation.ref and compared not in collided:
            fields.note(line, "berkas_nama_bentrok", nama=name, instansi=organisation.name, lain=other.name)
            collided.add(compared)
