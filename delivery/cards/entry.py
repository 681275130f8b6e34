"""A ballot under an official's fingers: what stands on the form of a delegate without a phone."""

from collections.abc import Awaitable, Callable

from delivery.card import Button, Card
from delivery.cards.gestures import CLERK, Before, keyboard
from delivery.cards.question_lines import head, option_lines, options_in_text, voice
from delivery.drafts import Drafts
from locales.answers import answer_texts
from locales.words import Html
from rules.answers import Answer
from rules.buttons import pack
from rules.questions import Kind, Mode, QuestionState
from storage import delegates, questions
from storage.database import Tx
from storage.outbox import OutboxRow


def drawer(drafts: Drafts) -> Callable[[Tx, OutboxRow], Awaitable[Card | None]]:
    """Draws it from what the official has put together; nothing of that is stored before the reason is given."""

    async def draw(tx: Tx, row: OutboxRow) -> Card | None:
        question = await questions.load(tx, row.payload["question"])
        delegate = await delegates.load(tx, row.payload["delegate"])
        if question is None or delegate is None or question.state is not QuestionState.OPEN:
            return None
        speaking = await voice(tx, row.chat_id, question.meeting_id)
        draft = drafts.of(row.chat_id, question.id, delegate.id)
        parts = [
            speaking.words.html("isikan_jawaban", kode=question.code, label=delegate.label),
            head(speaking, question),
        ]
        if options_in_text(question):
            parts.append(option_lines(speaking, question))
        if question.kind is Kind.RANKING and draft is not None and draft.options:
            said = "; ".join(answer_texts(question, Answer(draft.options)))
            parts.append(speaking.words.html("kartu_jp_urutan", urutan=said))
        rows = keyboard(speaking.words, Before(question, delegate.id, None, draft), CLERK)
        back = Button(label=speaking.words.plain("tombol_batal"), press=pack("ia", delegate.id))
        is_secret = question.mode is Mode.SECRET
        return Card(text=Html("\n\n".join(parts)), buttons=(*rows, (back,)), is_secret=is_secret)

    return draw
