"""The panel of a question in an official's private chat: where it stands, who is silent, what comes next."""

from delivery.card import Button, Card
from delivery.cards.ballot import REVEALED
from delivery.cards.question_lines import (
    Voice,
    head,
    listed,
    option_lines,
    result_lines,
    time_line,
    turnout_line,
    voice,
)
from locales.words import Html
from rules.buttons import pack
from rules.questions import Question, QuestionState
from storage import ballots, questions
from storage.ballots import Turnout
from storage.database import Tx
from storage.outbox import OutboxRow
from storage.tallies import tally_question

SILENT_SHOWN_MAX = 12


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """One question for an official. Before reveal nothing but turnout; never a choice of anybody."""
    question = await questions.load(tx, row.payload["question"])
    if question is None:
        return None
    speaking = await voice(tx, row.chat_id, question.meeting_id)
    turnout = await ballots.turnout(tx, question.id)
    parts = [head(speaking, question)]
    if question.state in REVEALED:
        parts.append(result_lines(speaking, question, await tally_question(tx, question.id)))
    else:
        parts.append(option_lines(speaking, question))
    lines = [] if question.state in (QuestionState.DRAFT, *REVEALED) else [turnout_line(speaking, question, turnout)]
    lines.append(time_line(speaking, question))
    if question.state is QuestionState.OPEN:
        lines.append(_silent(speaking, await ballots.silent_organisations(tx, question.id)))
    parts.append(Html("\n".join(line for line in lines if line)))
    if row.payload.get("confirm") == question.state.value and question.state is not QuestionState.DRAFT:
        parts.append(_confirmation(speaking, question, turnout))
        return Card(text=Html("\n\n".join(filter(None, parts))), buttons=_confirm(speaking, question))
    return Card(text=Html("\n\n".join(filter(None, parts))), buttons=_next(speaking, question))


def _silent(speaking: Voice, names: list[str]) -> Html:
    if not names:
        return Html("")
    shown = listed(speaking.words, names, SILENT_SHOWN_MAX)
    return Html(speaking.words.html("belum_menjawab", daftar=shown))


def _confirmation(speaking: Voice, question: Question, turnout: Turnout) -> Html:
    if question.state is not QuestionState.OPEN:
        return Html(speaking.words.html("umumkan_konfirmasi", kode=question.code))
    figures = {"n": turnout.answered, "berhak": turnout.entitled}
    return Html(speaking.words.html("tutup_konfirmasi", kode=question.code, **figures))


def _confirm(speaking: Voice, question: Question) -> tuple[tuple[Button, ...], ...]:
    closes = question.state is QuestionState.OPEN
    yes = Button(
        label=speaking.words.plain("tombol_tutup_kode" if closes else "tombol_umumkan_kode", kode=question.code),
        press=pack("qc" if closes else "qr", question.id),
        style="danger",
    )
    no = Button(label=speaking.words.plain("tombol_batal"), press=pack("qp", question.id))
    return ((yes, no),)


def _next(speaking: Voice, question: Question) -> tuple[tuple[Button, ...], ...]:
    words, meeting_id = speaking.words, question.meeting_id
    match question.state:
        case QuestionState.DRAFT:
            return ((Button(label=words.plain("tombol_buka"), press=pack("qo", question.id), style="primary"),),)
        case QuestionState.OPEN:
            return ((Button(label=words.plain("tombol_tutup"), press=pack("qp", question.id, 1)),),)
        case QuestionState.CLOSED:
            return ((Button(label=words.plain("tombol_umumkan"), press=pack("qp", question.id, 1)),),)
        case QuestionState.REVEALED | QuestionState.ADOPTED:
            tally = Button(label=words.plain("tombol_rekap"), press=pack("qt", meeting_id, question.id))
            chart = Button(label=words.plain("tombol_grafik"), press=pack("qg", meeting_id, question.id))
            return ((tally, chart),)
        case QuestionState.CANCELLED:
            return ()
