"""The card of a question in the meeting's group: turnout while it is open, the figures once it is revealed."""

from collections.abc import Awaitable, Callable

from delivery.card import Button, Card
from delivery.cards.question_lines import REVEALED, head, option_lines, time_line, turnout_line, voice
from delivery.cards.result_lines import result_lines
from delivery.cards.rounds import compared
from locales.words import Html
from rules.questions import QuestionState
from storage import questions
from storage.database import Tx
from storage.outbox import OutboxRow
from storage.tallies import tally_question
from storage.turnout import turnout


def drawer(username: str) -> Callable[[Tx, OutboxRow], Awaitable[Card | None]]:
    """Draws the group's card; its one button leads to the private chat, where ballots are cast."""

    async def draw(tx: Tx, row: OutboxRow) -> Card | None:
        question = await questions.load(tx, row.payload["question"])
        if question is None:
            return None
        speaking = await voice(tx, row.chat_id, question.meeting_id)
        parts = [head(speaking, question)]
        if question.state in REVEALED:
            parts.append(result_lines(speaking, question, await tally_question(tx, question.id)))
            parts.append(await compared(tx, speaking, question))
        else:
            count = await turnout(tx, question.id)
            parts.append(option_lines(speaking, question))
            lines = [turnout_line(speaking, question, count), time_line(speaking, question)]
            if question.state is QuestionState.OPEN:
                lines.append(Html(speaking.words.html("hasil_setelah_diumumkan")))
            parts.append(Html("\n".join(line for line in lines if line)))
        url = f"https://t.me/{username}?start=r_{speaking.meeting.join_key}"
        answer = Button(label=speaking.words.plain("tombol_jawab"), url=url)
        buttons = ((answer,),) if question.state is QuestionState.OPEN else ()
        return Card(text=Html("\n\n".join(filter(None, parts))), buttons=buttons, pin=True)

    return draw
