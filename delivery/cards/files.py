"""Pictures and documents of the house as cards: sent once from disk, then by the id Telegram gave them."""

from pathlib import Path

from delivery.card import Card, Draw
from delivery.cards.question_lines import voice
from locales.words import escaped
from storage import files
from storage.database import Tx
from storage.outbox import OutboxRow


def drawer(folder: Path) -> Draw:
    """Draws `chart` (a picture with its sentence) and `file` (a document) from a stored file under `folder`."""

    async def draw(tx: Tx, row: OutboxRow) -> Card | None:
        stored = await files.load(tx, row.payload["file"])
        if stored is None:
            return None
        speaking = await voice(tx, row.chat_id, stored.meeting_id)
        path = folder / stored.path
        if row.kind == "chart":
            text = escaped(row.payload["sentence"])
            return Card(text=text, photo=path, file_id=stored.telegram_file_id, file_name=stored.name)
        kilobytes = -(-stored.bytes // 1024)
        text = speaking.words.html("berkas_keterangan", nama=stored.name, kb=kilobytes, sidik=stored.sha256[:16])
        return Card(text=text, document=path, file_id=stored.telegram_file_id, file_name=stored.name)

    return draw
