"""What became of a reminder: how many messages arrived of how many, and whom no message reaches."""

from delivery.card import Card
from delivery.cards.question_lines import listed, voice
from locales.words import Html
from storage import questions, reminders
from storage.database import Tx
from storage.outbox import OutboxRow

UNREACHED_SHOWN_MAX = 12


async def draw(tx: Tx, row: OutboxRow) -> Card | None:
    """ "296 dari 300 terkirim, gagal 4", and the names the clerk must ask."""
    question_id, number = row.payload["question"], row.payload["number"]
    question = await questions.load(tx, question_id)
    found = [one for one in await reminders.of_question(tx, question_id) if one.number == number]
    if question is None or not found:
        return None
    words = (await voice(tx, row.chat_id, question.meeting_id)).words
    delivery = await reminders.delivery(tx, question_id, number)
    values = {"kode": question.code, "nomor": number, "n": delivery.sent, "dari": found[0].accounts}
    lines: list[str] = [words.html("pengingat_laporan", gagal=delivery.failed, tunggu=delivery.waiting, **values)]
    names = await reminders.unreached(tx, question_id, number)
    if names:
        lines.append(words.html("pengingat_tak_sampai", daftar=listed(words, names, UNREACHED_SHOWN_MAX)))
    return Card(text=Html("\n".join(lines)))
