"""The card by which the lines of an open question are put under themes: eight a page, or one line and its choices."""

from delivery.card import Button, Card, Rows
from delivery.cards.question_lines import REVEALED, Voice, voice
from locales.results import theme_list
from locales.words import Html, Words, escaped, shorten
from rules.buttons import pack
from rules.figures import TextFigures
from rules.questions import Question, QuestionState
from rules.tallies import Tally
from rules.themes import THEME_GRAPHEMES_MAX, line_number, names_by_line, theme_number
from rules.wordings import TextLine
from storage import questions
from storage.database import Tx
from storage.outbox import OutboxRow
from storage.tallies import tally_loaded

PAGE_SIZE = 8
NUMBERS_A_ROW = 4
WORDING_UNITS_MAX = 200
LINE_UNITS_MAX = 160
LABEL_UNITS_MAX = 40


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """What the result publishes and nothing else: of one that is withheld, or not out, no line can be read here."""
    question = await questions.load(tx, row.payload["question"])
    if question is None or question.state not in REVEALED:
        return None
    speaking = await voice(tx, row.chat_id, question.meeting_id)
    tally = await tally_loaded(tx, question)
    figures = tally.figures
    if not isinstance(figures, TextFigures) or not figures.lines:
        return Card(text=speaking.words.html("tema_kosong", kode=question.code))
    places = [line_number(line.text) for line in figures.lines]
    number, view = row.payload["line"], row.payload["view"]
    place = places.index(number) if number in places else None
    if place is not None and view in ("line", "typing") and question.state is QuestionState.REVEALED:
        return _choices(speaking, question, figures, place, is_typing=view == "typing")
    page = row.payload["page"] if place is None else place // PAGE_SIZE
    return _list(speaking, question, tally, figures, page)


def _list(speaking: Voice, question: Question, tally: Tally, figures: TextFigures, page: int) -> Card:
    words = speaking.words
    pages = (len(figures.lines) + PAGE_SIZE - 1) // PAGE_SIZE
    page = min(page, pages - 1)
    shown = list(enumerate(figures.lines))[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    names = names_by_line(figures.themes)
    counts = {"baris": len(figures.lines), "belum": len(figures.lines) - len(names), "n": tally.answered}
    lines: list[str] = [
        f"<b>{words.html('tema_judul', kode=question.code)}</b>",
        escaped(shorten(" ".join(question.wording.split()), WORDING_UNITS_MAX)),
        words.html("tema_jumlah", **counts),
    ]
    if figures.themes:
        lines.append(words.html("tema_daftar", daftar=theme_list(words, figures)))
    lines += ["", *(_line(words, place, line, names.get(line.text, "")) for place, line in shown)]
    if question.state is QuestionState.ADOPTED:
        lines += ["", words.html("jp_sudah_ditetapkan", kode=question.code)]
    buttons = _list_buttons(speaking, question, shown, page, pages)
    return Card(text=Html("\n".join(lines)), buttons=buttons)


def _line(words: Words, place: int, line: TextLine, theme: str) -> str:
    """The number of the line, its text, how often it was given, and under it its theme."""
    values = {"nomor": place + 1, "teks": shorten(line.text, LINE_UNITS_MAX), "n": line.count}
    said = words.html("tema_baris" if line.count == 1 else "tema_baris_sama", **values)
    if not theme:
        return f"{said}\n<i>{words.html('tema_belum')}</i>"
    return f"{said}\n<b>{words.html('tema_sekarang', tema=theme)}</b>"


def _list_buttons(
    speaking: Voice, question: Question, shown: list[tuple[int, TextLine]], page: int, pages: int
) -> Rows:
    openers = [
        Button(label=str(place + 1), press=pack("ta", question.id, line_number(line.text))) for place, line in shown
    ]
    if question.state is QuestionState.ADOPTED:
        openers = []
    rows = [tuple(openers[at : at + NUMBERS_A_ROW]) for at in range(0, len(openers), NUMBERS_A_ROW)]
    if pages > 1:
        turns = (("‹", (page - 1) % pages), (f"{page + 1}/{pages}", page), ("›", (page + 1) % pages))
        rows.append(tuple(Button(label=label, press=pack("tl", question.id, to)) for label, to in turns))
    back = Button(label=speaking.words.plain("tombol_ke_jp", kode=question.code), press=pack("qs", question.id))
    return (*rows, (back,))


def _choices(speaking: Voice, question: Question, figures: TextFigures, place: int, *, is_typing: bool) -> Card:
    """The line in full, and what may become of it; while a name is asked for, only the way back."""
    words, line = speaking.words, figures.lines[place]
    theme, here = names_by_line(figures.themes).get(line.text, ""), (question.id, line_number(line.text))
    lines = [
        f"<b>{words.html('tema_judul_baris', kode=question.code, nomor=place + 1, n=line.count)}</b>",
        escaped(line.text),
        words.html("tema_sekarang", tema=theme) if theme else words.html("tema_belum"),
        "",
        words.html("tema_minta", n=THEME_GRAPHEMES_MAX) if is_typing else words.html("tema_pilih"),
    ]
    if is_typing:
        cancel = Button(label=words.plain("tombol_batal"), press=pack("ta", *here))
        return Card(text=Html("\n".join(lines)), buttons=((cancel,),))
    rows = [
        (Button(label=_label(one.name, is_now=one.name == theme), press=pack("tp", *here, theme_number(one.name))),)
        for one in figures.themes
        if one.name
    ]
    new = Button(label=words.plain("tombol_tema_baru"), press=pack("tn", *here), style="primary")
    none = Button(label=words.plain("tombol_tanpa_tema"), press=pack("tp", *here))
    back = Button(label=words.plain("tombol_ke_daftar"), press=pack("tl", question.id, place // PAGE_SIZE))
    return Card(text=Html("\n".join(lines)), buttons=(*rows, (new, none), (back,)))


def _label(name: str, *, is_now: bool) -> str:
    short = shorten(name, LABEL_UNITS_MAX)
    return f"✓ {short}" if is_now else short
