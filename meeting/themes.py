"""Lines of an open question put under themes, from reveal to adoption; each act once, in the record."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from meeting.house import House, Sender
from meeting.questions import Turn, turn
from meeting.telling import show
from rules import chain
from rules.figures import TextFigures
from rules.meetings import MeetingState
from rules.questions import Kind, Question, QuestionState
from rules.refusals import Refusal
from rules.roles import Act
from rules.themes import THEMES_MAX, check_theme, line_key, line_number, names_by_line, theme_key, theme_number
from rules.wordings import TextLine
from storage import cards, dialogs, meetings, themes
from storage.dialogs import Dialog
from storage.tallies import tally_loaded

STEP = "theme"


@dataclass(frozen=True, slots=True)
class Grouped:
    """The theme a line has after an act, empty for none, and whether the act changed anything."""

    question: Question
    theme: str
    has_changed: bool


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines before somebody who may group them just now."""

    turn: Turn
    figures: TextFigures

    def line(self, number: int) -> TextLine:
        """The one line a button means."""
        found = [line for line in self.figures.lines if line_number(line.text) == number]
        if len(found) != 1:
            raise Refusal("tombol_lama")
        return found[0]

    def theme_of(self, line: TextLine) -> str:
        """Its theme, empty for none."""
        return names_by_line(self.figures.themes).get(line.text, "")

    def names(self) -> list[str]:
        """The themes there are."""
        return [theme.name for theme in self.figures.themes if theme.name]


@asynccontextmanager
async def _lines(house: House, sender: Sender, question_id: int) -> AsyncIterator[_Lines]:
    """What may be grouped is what the result shows: nothing before reveal, nothing of a result that is withheld, and
    nothing is moved any more once it is adopted."""
    async with turn(house, sender, question_id, Act.EDIT_RECORD_WORDING) as now:
        question = now.question
        if question.kind is not Kind.TEXT:
            raise Refusal("tombol_lama")
        _check_state(question)
        if MeetingState((await meetings.load(now.tx, question.meeting_id)).state) in (
            MeetingState.ADOPTED,
            MeetingState.LOCKED,
        ):
            raise Refusal("rapat_terkunci")
        figures = (await tally_loaded(now.tx, question)).figures
        if not isinstance(figures, TextFigures) or not figures.lines:
            raise Refusal("tema_kosong", kode=question.code)
        yield _Lines(now, figures)


def _check_state(question: Question) -> None:
    if question.state is QuestionState.ADOPTED:
        raise Refusal("jp_sudah_ditetapkan", kode=question.code)
    if question.state is QuestionState.CANCELLED:
        raise Refusal("jp_sudah_batal", kode=question.code)
    if question.state is not QuestionState.REVEALED:
        raise Refusal("jp_belum_diumumkan", kode=question.code)


async def list_lines(house: House, sender: Sender, question_id: int, *, page: int = 0, anew: bool = False) -> None:
    """Shows every line with its theme, eight a page."""
    async with _lines(house, sender, question_id) as lines:
        await _forget(lines.turn, sender)
        await _show(lines.turn, sender, anew=anew, page=page)


async def choose(house: House, sender: Sender, question_id: int, line: int) -> None:
    """Asks under which theme the line belongs: one there is, a new one, none."""
    async with _lines(house, sender, question_id) as lines:
        lines.line(line)
        await _forget(lines.turn, sender)
        await _show(lines.turn, sender, line=line)


async def ask_new(house: House, sender: Sender, question_id: int, line: int) -> None:
    """Asks for the name of a theme; the next text typed becomes that of the line."""
    async with _lines(house, sender, question_id) as lines:
        lines.line(line)
        now, payload = lines.turn, {"line": line, "question": question_id}
        await dialogs.set_step(now.tx, sender.telegram_id, now.question.meeting_id, STEP, payload, now.now_ms)
        await _show(now, sender, line=line, is_typing=True)


async def put(house: House, sender: Sender, question_id: int, line: int, theme: int | None) -> Grouped:
    """Puts the line under a theme there is, by its number, or under none."""
    async with _lines(house, sender, question_id) as lines:
        names = [name for name in lines.names() if theme_number(name) == theme]
        if theme is not None and len(names) != 1:
            raise Refusal("tombol_lama")
        return await _put(house, sender, lines, lines.line(line), names[0] if names else "")


async def write(house: House, sender: Sender, dialog: Dialog, raw: str) -> Grouped:
    """Puts the line that was asked about under the theme typed. A name that is one theme with another joins it."""
    name = check_theme(raw)
    async with _lines(house, sender, dialog.payload["question"]) as lines:
        same = [one for one in lines.names() if theme_key(one) == theme_key(name)]
        line = lines.line(dialog.payload["line"])
        return await _put(house, sender, lines, line, same[0] if same else name, anew=True)


async def _put(
    house: House, sender: Sender, lines: _Lines, line: TextLine, name: str, *, anew: bool = False
) -> Grouped:
    now = lines.turn
    await _forget(now, sender)
    has_changed = name != lines.theme_of(line)
    if has_changed:
        # A theme that loses its only line vanishes, and leaves its place to the new one.
        kept_names = {theme.name for theme in lines.figures.themes if theme.name and theme.lines != (line,)}
        if name and len(kept_names | {name}) > THEMES_MAX:
            raise Refusal("tema_penuh", kode=now.question.code, maks=THEMES_MAX)
        salt = house.token_bytes(16).hex()
        said = {
            "line": chain.text_digest(salt, line.text),
            "theme": chain.text_digest(salt, name) if name else None,
        }
        entry = await now.enter("question.themed", said)
        kept = (now.question.id, line_key(line.text), name, now.actor)
        await themes.put(now.tx, *kept, entry=entry, salt=salt, now_ms=now.now_ms)
        await cards.redraw_themes(now.tx, now.question.id, now.now_ms)
    await _show(now, sender, anew=anew, line=line_number(line.text), is_done=True)
    return Grouped(now.question, name, has_changed)


async def _forget(now: Turn, sender: Sender) -> None:
    """Nothing typed from now on is a theme."""
    dialog = await dialogs.load(now.tx, sender.telegram_id, now.now_ms)
    if dialog is not None and dialog.step == STEP:
        await dialogs.drop(now.tx, sender.telegram_id)


async def _show(
    now: Turn,
    sender: Sender,
    *,
    anew: bool = False,
    page: int = 0,
    line: int = 0,
    is_typing: bool = False,
    is_done: bool = False,
) -> None:
    """The card of themes, one a question: a page of lines, that of a line that is done, or what is asked of a line."""
    view = "done" if is_done else "typing" if is_typing else "line" if line else "list"
    payload = {"line": line, "page": page, "question": now.question.id, "view": view}
    await show(
        *(now.tx, sender.telegram_id, "themes", payload),
        topic=f"themes:{now.question.id}",
        now_ms=now.now_ms,
        anew=anew,
        is_awaited=True,
        tapped=sender.tapped,
    )
