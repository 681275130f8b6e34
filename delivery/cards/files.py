"""Pictures and documents of the house as cards: sent once from disk, then by the id Telegram gave them."""

from pathlib import Path

from delivery.card import Card, Draw
from delivery.cards.question_lines import voice
from locales.words import Html, Words, escaped
from storage import files
from storage.database import Tx
from storage.files import StoredFile
from storage.outbox import OutboxRow


def drawer(folder: Path) -> Draw:
    """Draws `chart` (a picture with its sentence) and `file` (a document) from a stored file under `folder`."""

    async def draw(tx: Tx, row: OutboxRow) -> Card | None:
        stored = await files.load(tx, row.payload["file"])
        if stored is None or not stored.path:
            return None
        speaking = await voice(tx, row.chat_id, stored.meeting_id)
        path = folder / stored.path
        if not path.is_file():
            return _vanished(speaking.words, row, stored)
        if row.kind == "chart":
            text = escaped(row.payload["sentence"])
            return Card(text=text, photo=path, file_id=stored.telegram_file_id, file_name=stored.name)
        text = _said(speaking.words, row, stored)
        return Card(text=text, document=path, file_id=stored.telegram_file_id, file_name=stored.name)

    return draw


def _said(words: Words, row: OutboxRow, stored: StoredFile) -> Html:
    """Name, size and what it hashes to; of a pack what its manifest does, which is what the record holds."""
    kilobytes = -(-stored.bytes // 1024)
    manifest = row.payload.get("manifest", "")
    if manifest:
        return words.html("paket_keterangan", nama=stored.name, kb=kilobytes, sidik=manifest)
    said = words.html("berkas_keterangan", nama=stored.name, kb=kilobytes, sidik=stored.sha256[:16])
    remark = row.payload.get("sentence", "")
    return Html(f"{said}\n{escaped(remark)}") if remark else said


def _vanished(words: Words, row: OutboxRow, stored: StoredFile) -> Card:
    """Somebody has deleted it from the disk: Telegram may still have it, else whoever waits for it reads so."""
    if stored.telegram_file_id and row.kind != "chart":
        return Card(text=_said(words, row, stored), file_id=stored.telegram_file_id)
    return Card(text=words.html("berkas_hilang", nama=stored.name))
