"""What one official wrote down, before the eyes of a second one: drawn from the entry as it stands."""

from delivery.card import Button, Card
from delivery.cards.question_lines import voice
from locales.answers import answer_texts
from rules.buttons import pack
from rules.questions import Kind, Mode
from storage import assisted, delegates, questions
from storage.database import Tx
from storage.outbox import OutboxRow


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """The answer with its reason and two buttons while it waits; then only what became of it."""
    entry = await assisted.load(tx, row.payload["entry"])
    question = None if entry is None else await questions.load(tx, entry.question_id)
    delegate = None if entry is None else await delegates.load(tx, entry.delegate_id)
    if entry is None or question is None or delegate is None:
        return None
    words = (await voice(tx, row.chat_id, question.meeting_id)).words
    values = {"kode": question.code, "label": delegate.label}
    is_secret = question.mode is Mode.SECRET
    if entry.state != "waiting" and not (row.is_edit or row.is_copy):
        # Whoever was never asked is not told what came of it.
        return None
    if entry.state != "waiting":
        key = {"confirmed": "dibantu_sah", "refused": "dibantu_tidak_sah", "late": "dibantu_terlambat"}[entry.state]
        return Card(text=words.html(key, **values), is_secret=is_secret)
    between = "; " if question.kind is Kind.RANKING else ", "
    said = between.join(answer_texts(question, entry.answer, words.language))
    buttons = (
        Button(label=words.plain("tombol_ya_benar"), press=pack("ic", entry.id)),
        Button(label=words.plain("tombol_bukan"), press=pack("ir", entry.id)),
    )
    text = words.html("dibantu_konfirmasi", jawaban=said, alasan=entry.reason, **values)
    return Card(text=text, buttons=(buttons,), is_secret=is_secret)
