"""The fields of a file: each read once into a clean value, each mistake noted with its line, none stopping the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from rules.refusals import Refusal
from rules.text import clean, clean_line, length, within
from rules.yaml_nodes import Error, Listing, Node, Table, Text

LINE_GRAPHEMES_MAX: Final = 300
# A text this many times over its limit is not even cleaned: the door is not the place to spend seconds on a flood.
_CODE_POINTS_A_GRAPHEME: Final = 30
_YES_NO: Final = {
    **dict.fromkeys(("true", "ya", "yes"), True),
    **dict.fromkeys(("false", "tidak", "no"), False),
}

Choice = TypeVar("Choice")


@dataclass(slots=True)
class Fields:
    """Reads fields out of tables and gathers what is wrong."""

    errors: list[Error] = field(default_factory=list)

    def note(self, line: int, message_key: str, **values: object) -> None:
        """Gathers one mistake."""
        self.errors.append(Error(line, message_key, values))

    def table(self, node: Node | None, key: str) -> Table | None:
        """The node as a table; None where it is none, which is noted unless it is absent."""
        if node is None or isinstance(node, Table):
            return node
        self.note(node.line, "berkas_bentuk_salah", kunci=key, bentuk="tabel")
        return None

    def listing(self, table: Table, key: str, items_max: int) -> tuple[Node, ...]:
        """The items of a list; none where it is absent or null."""
        node = table.entries.get(key)
        if node is None or (isinstance(node, Text) and node.value is None):
            return ()
        if not isinstance(node, Listing):
            self.note(node.line, "berkas_bentuk_salah", kunci=key, bentuk="daftar")
            return ()
        if len(node.items) > items_max:
            self.note(node.line, "berkas_terlalu_banyak", kunci=key, n=len(node.items), maks=items_max)
            return ()
        return node.items

    def tables(self, table: Table, key: str, items_max: int) -> tuple[Table, ...]:
        """The items of a list that are tables; any other is noted."""
        rows = (self.table(node, key) for node in self.listing(table, key, items_max))
        return tuple(row for row in rows if row is not None)

    def texts(self, table: Table, key: str, items_max: int) -> tuple[str, ...]:
        """The items of a list that are texts; any other is noted."""
        return tuple(text for _, text in self.lined_texts(table, key, items_max))

    def lined_texts(self, table: Table, key: str, items_max: int) -> tuple[tuple[int, str], ...]:
        """As `texts`, each with its line."""
        found = ((node.line, self.one_text(node, key)) for node in self.listing(table, key, items_max))
        return tuple((line, text) for line, text in found if text)

    def text(
        self, table: Table, key: str, *, graphemes_max: int = LINE_GRAPHEMES_MAX, is_required: bool = False
    ) -> str:
        """A text on one line, empty where it is absent; what is required and absent is noted at the table's line."""
        node = table.entries.get(key)
        if node is None or (isinstance(node, Text) and node.value is None):
            if is_required:
                self.note(node.line if node else table.line, "berkas_wajib_diisi", kunci=key)
            return ""
        return self.one_text(node, key, graphemes_max=graphemes_max)

    def one_text(
        self, node: Node, key: str, *, graphemes_max: int = LINE_GRAPHEMES_MAX, has_lines: bool = False
    ) -> str:
        """A node as a cleaned text; empty, and noted, where it is no text, shows nothing or is too long."""
        if not isinstance(node, Text):
            self.note(node.line, "berkas_bentuk_salah", kunci=key, bentuk="teks")
            return ""
        raw = node.value or ""
        if len(raw) > graphemes_max * _CODE_POINTS_A_GRAPHEME:
            self.note(node.line, "berkas_teks_panjang", kunci=key, n=len(raw), maks=graphemes_max)
            return ""
        try:
            text = (clean if has_lines else clean_line)(raw).text
        except Refusal:
            self.note(node.line, "berkas_teks_kosong", kunci=key)
            return ""
        if not within(text, graphemes_max):
            self.note(node.line, "berkas_teks_panjang", kunci=key, n=length(text), maks=graphemes_max)
            return ""
        return text

    def yes_no(self, table: Table, key: str, *, default: bool) -> bool:
        """A yes or no in Indonesian or English; the default where it is absent."""
        value = self.text(table, key)
        if not value:
            return default
        if value.casefold() not in _YES_NO:
            self.note(table.entries[key].line, "berkas_ya_tidak_salah", kunci=key, nilai=value)
            return default
        return _YES_NO[value.casefold()]

    def whole(self, table: Table, key: str, *, smallest: int, largest: int) -> int | None:
        """A whole number within bounds; None where it is absent."""
        value = self.text(table, key)
        if not value:
            return None
        if not (value.isascii() and value.isdigit() and len(value) <= 9 and smallest <= int(value) <= largest):
            self.note(table.entries[key].line, "berkas_angka_salah", kunci=key, nilai=value)
            return None
        return int(value)

    def choice(self, table: Table, keys: Mapping[str, Mapping[str, Choice]]) -> Choice | None:
        """What a known word means, under the first of the keys present; None if none is or the word is unknown."""
        for key, words in keys.items():
            value = self.text(table, key)
            if value:
                if value.casefold() in words:
                    return words[value.casefold()]
                self.note(table.entries[key].line, "berkas_nilai_tidak_dikenal", kunci=key, nilai=value)
                return None
        return None
