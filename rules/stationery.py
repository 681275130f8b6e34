"""How the papers of a meeting look: sheet, layout, letterhead, who signs. Set by the secretariat, never invented."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from rules.file_fields import Fields
from rules.refusals import Refusal
from rules.text import clean_line, is_visible, length, within
from rules.yaml_nodes import Table

A4: Final = "a4"
F4: Final = "f4"
# Width and height of a sheet, in millimetres.
SHEETS: Final = {A4: (210, 297), F4: (215, 330)}
NOTULA: Final = "notula"
NOTULEN: Final = "notulen"
TEXT_GRAPHEMES_MAX: Final = 200
# Documents an office may have a template of its own for.
DOCUMENTS: Final = ("notula", "notulen-lama", "berita-acara", "daftar-hadir")
_YES_NO: Final = {"ya": True, "tidak": False}
_SEPARATORS: Final = {"titik_koma": ";", "koma": ","}
# How the constituencies sign the official report: in a table, or side by side in this many columns.
TABLE: Final = 0
_SIGNATURES: Final = {"tabel": TABLE, "dua_kolom": 2, "tiga_kolom": 3}


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template of the office for one document, checked when it came."""

    document: str
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Paper:
    """What the secretariat set; an empty text was never set. The letterhead is `government`, `body`, `address` and
    `contacts`, one line each; `logo` is the bytes of a PNG picture. `signer_prefix` (a.n., u.b., Plt.) and
    `report_number` stand as typed; without a number there are dots. `signature_columns` is TABLE, 2 or 3. `salts` are
    those of the texts whose digests stand in the record, by the field."""

    size: str = A4
    layout: str = NOTULA
    government: str = ""
    body: str = ""
    address: str = ""
    contacts: str = ""
    logo: bytes | None = None
    shows_place: bool = True
    has_clerk_block: bool = False
    shows_arrival: bool = False
    csv_separator: str = ";"
    signer_prefix: str = ""
    report_number: str = ""
    signature_columns: int = TABLE
    templates: tuple[OwnTemplate, ...] = ()
    salts: tuple[tuple[str, str], ...] = ()

    @property
    def sheet_mm(self) -> tuple[int, int]:
        """Width and height of an upright sheet."""
        return SHEETS[self.size]

    @property
    def has_letterhead(self) -> bool:
        """Whether any line or picture of the letterhead is set; without it there is blank space at the top."""
        return bool(self.government or self.body or self.address or self.contacts or self.logo)

    def template(self, document: str) -> OwnTemplate | None:
        """The office's own template of a document."""
        return next((one for one in self.templates if one.document == document), None)


DEFAULT: Final = Paper()


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set: its word in files and commands, the field, and the words of its values (none for a
    text)."""

    word: str
    field: str
    values: Mapping[str, object] | None = None


# By the number its button carries; a number never changes its meaning.
SETTINGS: Final[dict[int, Setting]] = {
    1: Setting("ukuran", "size", {A4: A4, F4: F4}),
    2: Setting("bentuk", "layout", {NOTULA: NOTULA, NOTULEN: NOTULEN}),
    3: Setting("tempat", "shows_place", _YES_NO),
    4: Setting("pencatat", "has_clerk_block", _YES_NO),
    5: Setting("waktu_hadir", "shows_arrival", _YES_NO),
    6: Setting("csv", "csv_separator", _SEPARATORS),
    7: Setting("tanda_tangan", "signature_columns", _SIGNATURES),
    11: Setting("pemerintah", "government"),
    12: Setting("badan", "body"),
    13: Setting("alamat", "address"),
    14: Setting("kontak", "contacts"),
    15: Setting("penanda_tangan", "signer_prefix"),
    16: Setting("nomor_berita_acara", "report_number"),
}


def word_of(setting: Setting, paper: Paper) -> str:
    """How the present value is called: one of the setting's words, or the text itself."""
    value = getattr(paper, setting.field)
    if setting.values is None:
        return str(value)
    return next(word for word, meant in setting.values.items() if meant == value)


def change(paper: Paper, setting: Setting, raw: str) -> Paper:
    """The paper with one thing set anew; a lone "-" empties a text. Raises `rupa_nilai_salah`, or `rupa_panjang`
    for a text over its limit."""
    typed = clean_line(raw).text if is_visible(raw) else ""
    if setting.values is not None:
        word = typed.casefold()
        if word not in setting.values:
            raise Refusal("rupa_nilai_salah", daftar=", ".join(setting.values))
        return replace(paper, **{setting.field: setting.values[word]})  # type: ignore[arg-type]
    if not within(typed, TEXT_GRAPHEMES_MAX):
        raise Refusal("rupa_panjang", n=length(typed), maks=TEXT_GRAPHEMES_MAX)
    return replace(paper, **{setting.field: "" if typed == "-" else typed})  # type: ignore[arg-type]


def salted(paper: Paper, setting: Setting, salt: str) -> Paper:
    """The paper with the salt of a text that was set; an empty text keeps none."""
    kept = dict(paper.salts) | {setting.field: salt}
    if not getattr(paper, setting.field):
        del kept[setting.field]
    return replace(paper, salts=tuple(sorted(kept.items())))


def read_paper(fields: Fields, root: Table) -> Paper | None:
    """The section `naskah` of a meeting file; None where the file has none."""
    table = fields.table(root.entries.get("naskah"), "naskah")
    if table is None:
        return None
    paper = DEFAULT
    for setting in SETTINGS.values():
        if setting.values is None:
            text = fields.text(table, setting.word, graphemes_max=TEXT_GRAPHEMES_MAX)
            paper = replace(paper, **{setting.field: text})  # type: ignore[arg-type]
        elif setting.values is _YES_NO:
            default = bool(getattr(DEFAULT, setting.field))
            given = fields.yes_no(table, setting.word, default=default)
            paper = replace(paper, **{setting.field: given})  # type: ignore[arg-type]
        else:
            chosen = fields.choice(table, {setting.word: setting.values})
            if chosen is not None:
                paper = replace(paper, **{setting.field: chosen})  # type: ignore[arg-type]
    return paper
