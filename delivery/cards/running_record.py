"""The running record in an official's private chat: eight entries a page, the newest first, and one entry in full."""

from dataclasses import dataclass
from typing import Any, Final

from delivery.card import Button, Card
from delivery.cards.outcome_views import page_turn
from delivery.cards.question_lines import voice
from locales.journal import GROUP_WORDS, sentence, who
from locales.words import Html, Words, escaped, shorten
from rules.buttons import pack
from rules.journal import Group, Line, Wanted, is_wanted
from rules.text import fold
from storage import agenda, journal
from storage.agenda import AgendaItem
from storage.database import Tx
from storage.outbox import OutboxRow

PAGE_SIZE: Final = 8
ROW_SIZE: Final = 4
TEXT_UNITS_MAX: Final = 160
LABEL_UNITS_MAX: Final = 48
CHOICES_MAX: Final = 90


@dataclass(frozen=True, slots=True)
class _Read:
    """The record as one reader sees it."""

    words: Words
    meeting_id: int
    lines: list[Line]
    organisations: dict[str, str]
    names: dict[str, str]
    items: list[AgendaItem]
    units: list[tuple[int, str]]
    view: dict[str, Any]

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.view["item"], self.view["group"], self.view["unit"])

    def sentence(self, line: Line) -> str:
        """What happened."""
        return sentence(self.words, line, self.names)

    def press(self, *, page: int = 0, item: int = -1, group: int = -1, unit: int = -1) -> str:
        """The press that shows this with something changed; -1: as it is."""
        now = self.wanted
        chosen = (now.item if item < 0 else item, now.group if group < 0 else group, now.unit if unit < 0 else unit)
        return pack("oj", self.meeting_id, page, (chosen[0] * 7 + chosen[1]), chosen[2])

    def item_name(self, position: int | None) -> str:
        return next((f"{one.position}. {one.title}" for one in self.items if one.position == position), "")


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """A page, what it can be narrowed down to, or one entry."""
    meeting_id = row.payload["meeting"]
    speaking = await voice(tx, row.chat_id, meeting_id)
    made = _Read(
        speaking.words,
        meeting_id,
        await journal.of_meeting(tx, meeting_id),
        await journal.organisations_of(tx, meeting_id),
        await journal.names_of(tx, meeting_id),
        await agenda.of_meeting(tx, meeting_id),
        await journal.constituencies(tx, meeting_id),
        row.payload,
    )
    match row.payload["view"]:
        case "entry":
            return _entry(made)
        case "items":
            choices = [(made.press(item=one.position), f"{one.position}. {one.title}") for one in made.items]
            return _choices(made, "catatan_pilih_acara", made.press(item=0), choices)
        case "units":
            choices = [(made.press(unit=unit), name) for unit, name in made.units]
            return _choices(made, "catatan_pilih_unsur", made.press(unit=0), choices)
        case _:
            return _page(made)


def _page(made: _Read) -> Card:
    words, query = made.words, fold(made.view["query"])
    found = [line for line in reversed(made.lines) if is_wanted(line, made.wanted) and _holds(made, line, query)]
    pages = max(1, -(-len(found) // PAGE_SIZE))
    page = min(max(made.view["page"], 0), pages - 1)
    shown = found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    head = [f"<b>{words.html('catatan_judul', n=len(found), semua=len(made.lines))}</b>", *_narrowed(made)]
    lines = [_line(made, line) for line in shown] or [words.html("catatan_tidak_ditemukan")]
    openers = [Button(label=str(line.seq), press=pack("oe", made.meeting_id, line.seq)) for line in shown]
    rows = [tuple(openers[at : at + ROW_SIZE]) for at in range(0, len(openers), ROW_SIZE)]
    rows += page_turn(page, pages, lambda to: made.press(page=to))
    return Card(text=Html("\n".join([*head, "", *lines])), buttons=(*rows, *_filters(made)))


def _holds(made: _Read, line: Line, query: str) -> bool:
    if not query:
        return True
    said = (made.sentence(line), who(made.words, line, made.organisations), line.text or "")
    return any(query in fold(text) for text in said)


def _narrowed(made: _Read) -> list[str]:
    """What the reader asked for, a line each."""
    words, lines = made.words, []
    if made.wanted.item:
        lines.append(words.html("hasil_acara", acara=made.item_name(made.wanted.item) or str(made.wanted.item)))
    if name := dict(made.units).get(made.wanted.unit):
        lines.append(words.html("catatan_hanya_unsur", unsur=name))
    if made.view["query"]:
        lines.append(words.html("catatan_kata", kata=made.view["query"]))
    return [str(line) for line in lines]


def _line(made: _Read, line: Line) -> str:
    words = made.words
    said = {"jam": line.at_ms, "siapa": who(words, line, made.organisations), "kalimat": made.sentence(line)}
    text = words.html("catatan_baris", nomor=str(line.seq), **said)
    if line.text is None:
        return text
    return f"{text} {_quoted(words, shorten(' '.join(line.text.split()), TEXT_UNITS_MAX))}"


def _quoted(words: Words, text: str) -> str:
    return f"<i>{escaped(text) if text else words.html('catatan_dihapus')}</i>"


def _filters(made: _Read) -> tuple[tuple[Button, ...], ...]:
    words, rows = made.words, []
    kinds = []
    for number, group in enumerate(Group, 1):
        is_on = made.wanted.group == number
        label = words.plain(GROUP_WORDS[group])
        kinds.append(Button(label=f"✓ {label}" if is_on else label, press=made.press(group=0 if is_on else number)))
    rows += [tuple(kinds[:3]), tuple(kinds[3:])]
    more = []
    if made.items:
        more.append(Button(label=words.plain("tombol_acara"), press=pack("of", made.meeting_id, 1)))
    if len(made.units) > 1:
        more.append(Button(label=words.plain("tombol_unsur"), press=pack("of", made.meeting_id, 2)))
    more.append(Button(label=words.plain("tombol_cari_catatan"), press=pack("oq", made.meeting_id, 1)))
    if made.view["query"]:
        more.append(Button(label=words.plain("tombol_hapus_cari"), press=pack("oq", made.meeting_id, 0)))
    return (*rows, tuple(more))


def _choices(made: _Read, key: str, everything: str, choices: list[tuple[str, str]]) -> Card:
    rows = [(Button(label=shorten(name, LABEL_UNITS_MAX), press=press),) for press, name in choices[:CHOICES_MAX]]
    first = (Button(label=made.words.plain("tombol_semua_catatan"), press=everything),)
    return Card(text=made.words.html(key), buttons=(first, *rows))


def _entry(made: _Read) -> Card:
    """One entry with all that may be read of it; the record itself holds no more."""
    words = made.words
    back = Button(label=words.plain("tombol_ke_daftar"), press=made.press(page=made.view["page"]))
    line = next((one for one in made.lines if one.seq == made.view["seq"]), None)
    if line is None:
        return Card(text=words.html("catatan_tidak_ada", nomor=made.view["seq"]), buttons=((back,),))
    lines: list[str] = [
        f"<b>{words.html('hasil_nomor', nomor=str(line.seq))}</b>",
        words.html("catatan_kapan", waktu=line.at_ms, siapa=who(words, line, made.organisations)),
    ]
    if item := made.item_name(line.item):
        lines.append(words.html("hasil_acara", acara=item))
    lines += ["", escaped(made.sentence(line))]
    if line.text is not None:
        lines += ["", _quoted(words, line.text)]
    ties = [*line.payload.get("questions", ()), *line.payload.get("points", ())]
    codes = [one for one in ties if isinstance(one, str)]
    if codes:
        lines += ["", words.html("catatan_kaitan", daftar=codes)]
    lines += ["", words.html("catatan_jenis", jenis=line.kind), f"<code>{escaped(line.hash)}</code>"]
    return Card(text=Html("\n".join(lines)), buttons=((back,),))
