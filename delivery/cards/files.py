"""Pictures and documents of the house as cards: sent once from disk, then by the id Telegram gave them."""

from pathlib import Path
from typing import Final

from delivery.card import Card, Draw
from delivery.cards.export_lines import as_of, titled
from delivery.cards.question_lines import Voice, voice
from locales.words import Html, escaped
from rules.exports import read_wish
from storage import exports, files
from storage.database import Tx
from storage.exports import MadeFile
from storage.files import StoredFile
from storage.outbox import OutboxRow

# What the Bot API takes from a bot.
_MEGABYTE: Final = 1_000_000
BYTES_MAX: Final = 50 * _MEGABYTE
_DOCUMENTS: Final = ("file", "pack")
# Documents in which nobody is named.
_NAMELESS: Final = frozenset({"diagram"})


def drawer(folder: Path, *, names_stay: bool = False) -> Draw:
    """Draws `chart` (a picture with its sentence), `file` and `pack` (documents) from a stored file under `folder`.
    `names_stay`: what names people is not handed to Telegram; whoever asked reads where it lies."""

    async def draw(tx: Tx, row: OutboxRow) -> Card | None:
        stored = await files.load(tx, row.payload["file"])
        is_document = row.kind in _DOCUMENTS
        # Whatever row asks for it: a document goes to one person, never to a group.
        if stored is None or not stored.path or (is_document and row.chat_id < 0):
            return None
        speaking = await voice(tx, row.chat_id, stored.meeting_id)
        path = folder / stored.path
        if not is_document:
            return _plain(speaking, row, stored, path)
        made = await exports.of_file(tx, stored.id)
        if made is None and names_stay:
            # Nobody can say any more whether it names people.
            return None
        if made is not None and await exports.is_outdated(tx, made):
            return Card(text=speaking.words.html("berkas_usang", nama=stored.name))
        return _document(speaking, row, stored, path, made, names_stay=names_stay)

    return draw


def _plain(speaking: Voice, row: OutboxRow, stored: StoredFile, path: Path) -> Card:
    if not path.is_file():
        return _vanished(speaking, row, stored, "")
    if row.kind == "chart":
        text = escaped(row.payload["sentence"])
        return Card(text=text, photo=path, file_id=stored.telegram_file_id, file_name=stored.name)
    text = _said(speaking, row, stored)
    return Card(text=text, document=path, file_id=stored.telegram_file_id, file_name=stored.name)


def _document(
    speaking: Voice, row: OutboxRow, stored: StoredFile, path: Path, one: MadeFile | None, *, names_stay: bool
) -> Card:
    """Which document it is and of when, then name, size and what it hashes to; or where it lies, if it stays here."""
    head = ""
    if one is not None:
        wish = read_wish(one.export.wish)
        head = f"<b>{titled(speaking.words, one.format, wish)}</b>\n{as_of(speaking.words, one.export)}\n"
        if names_stay and not wish.is_public and one.format not in _NAMELESS:
            return _staying(speaking, head, "berkas_tetap_di_sini", one, path)
        if stored.bytes > BYTES_MAX and not stored.telegram_file_id:
            sizes = {"mb": -(-stored.bytes // _MEGABYTE), "maks": BYTES_MAX // _MEGABYTE}
            return _staying(speaking, head, "berkas_melebihi_batas", one, path, **sizes)
    if not path.is_file():
        return _vanished(speaking, row, stored, head)
    text = Html(head + _said(speaking, row, stored))
    return Card(text=text, document=path, file_id=stored.telegram_file_id, file_name=stored.name)


def _staying(speaking: Voice, head: str, key: str, one: MadeFile, path: Path, **values: int) -> Card:
    command = f"jajak export {speaking.meeting.code} --format {one.format}"
    about = {"nama": one.file.name, "tempat": str(path), "perintah": command}
    return Card(Html(head + speaking.words.html(key, **about, **values)))


def _said(speaking: Voice, row: OutboxRow, stored: StoredFile) -> Html:
    """Name, size and what it hashes to; of a pack what its manifest does, which is what the record holds."""
    kilobytes, manifest = -(-stored.bytes // 1024), row.payload.get("manifest", "")
    if manifest:
        return speaking.words.html("paket_keterangan", nama=stored.name, kb=kilobytes, sidik=manifest)
    said = speaking.words.html("berkas_keterangan", nama=stored.name, kb=kilobytes, sidik=stored.sha256[:16])
    remark = row.payload.get("sentence", "")
    return Html(f"{said}\n{escaped(remark)}") if remark else said


def _vanished(speaking: Voice, row: OutboxRow, stored: StoredFile, head: str) -> Card:
    """Somebody has deleted it from the disk: Telegram may still have it, else whoever waits for it reads so."""
    if stored.telegram_file_id and row.kind != "chart":
        return Card(text=Html(head + _said(speaking, row, stored)), file_id=stored.telegram_file_id)
    return Card(text=speaking.words.html("berkas_hilang", nama=stored.name))
