"""Files on their way through Telegram: uploads, pictures measured, files sent again by their id."""

import hashlib
import struct
from typing import Any

from rehearsal.exchange import Exchange
from rehearsal.params import Params, Upload
from rehearsal.refusal import ApiRefusal, Json, bad_request
from rehearsal.world import StoredFile

UPLOAD_BYTES_MAX = 50 * 1024 * 1024
PHOTO_BYTES_MAX = 10 * 1024 * 1024
DOWNLOAD_BYTES_MAX = 20 * 1024 * 1024
PHOTO_SIDES_MAX, PHOTO_RATIO_MAX = 10_000, 20
FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "audio": "music"}


def picture_size(body: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG or GIF, or None when it is no picture."""
    if body.startswith(b"\x89PNG\r\n\x1a\n") and len(body) >= 24:
        width, height = struct.unpack(">II", body[16:24])
        return int(width), int(height)
    if body.startswith((b"GIF87a", b"GIF89a")) and len(body) >= 10:
        width, height = struct.unpack("<HH", body[6:10])
        return int(width), int(height)
    return _jpeg_size(body) if body.startswith(b"\xff\xd8") else None


def _jpeg_size(body: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 < len(body):
        if body[place] != 0xFF:
            return None
        marker = body[place + 1]
        if marker in (0xC0, 0xC1, 0xC2, 0xC3):
            height, width = struct.unpack(">HH", body[place + 5 : place + 9])
            return int(width), int(height)
        place += 2 + int(struct.unpack(">H", body[place + 2 : place + 4])[0])
    return None


def store(exchange: Exchange, kind: str, upload: Upload) -> StoredFile:
    """Keep an uploaded file; a picture must be one, and nothing may be empty or too large."""
    size = len(upload.body)
    if exchange.looseness.holds("files"):
        if size == 0:
            raise bad_request("file must be non-empty", "files")
        if size > (PHOTO_BYTES_MAX if kind == "photo" else UPLOAD_BYTES_MAX):
            raise ApiRefusal(413, "Request Entity Too Large", "files")
    card: Json = {"file_size": size}
    if kind == "photo":
        card |= _photo_card(exchange, upload.body)
    else:
        # A voice message has no name.
        card |= {"mime_type": upload.mime_type} | ({} if kind == "voice" else {"file_name": upload.file_name})
    number = len(exchange.world.files)
    suffix = upload.file_name.rpartition(".")[2] if "." in upload.file_name else "bin"
    file = StoredFile(
        id=f"{kind[:2].upper()}{exchange.world.token(50)}",
        unique_id=hashlib.sha256(upload.body).hexdigest()[:16],
        kind=kind,
        path=f"{FOLDERS[kind]}/file_{number}.{suffix}",
        start=exchange.world.storeroom.put(upload.body),
        size=size,
        card=card,
    )
    exchange.world.files[file.id] = file
    return file


def _photo_card(exchange: Exchange, body: bytes) -> Json:
    size = picture_size(body)
    if not exchange.looseness.holds("files"):
        size = size or (1, 1)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED", "files")
    width, height = size
    if exchange.looseness.holds("files"):
        is_odd = min(size) < 1 or max(size) > PHOTO_RATIO_MAX * min(size)
        if is_odd or width + height > PHOTO_SIDES_MAX:
            raise bad_request("PHOTO_INVALID_DIMENSIONS", "files")
    return {"width": width, "height": height}


async def take(exchange: Exchange, params: Params, kind: str, given: Any) -> StoredFile:
    """The file a parameter means: an upload, `attach://name`, or the id of a file already here."""
    upload = params.uploads.get(kind) if given is None else None
    name = str(given or "")
    if name.startswith("attach://"):
        upload = params.uploads.get(name.removeprefix("attach://"))
        if upload is None:
            raise bad_request("file not found in the request", "files")
    if upload is not None:
        await exchange.flood.admit_upload(len(upload.body))
        return store(exchange, kind, upload)
    if not name:
        raise bad_request(f"there is no {kind} in the request", "files")
    if name.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content", "files")
    file = exchange.world.files.get(name)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified", "files")
    if file.kind != kind:
        words = f"can't use file of type {file.kind.title()} as {kind.title()}"
        raise bad_request(words, "files")
    return file


def media_content(file: StoredFile) -> Json:
    """The part of a message that shows the file."""
    card = {"file_id": file.id, "file_unique_id": file.unique_id, **file.card}
    if file.kind != "photo":
        return {file.kind: card}
    width, height = file.card["width"], file.card["height"]
    small = {**card, "width": max(1, width // 4), "height": max(1, height // 4), "file_size": file.size // 8}
    small["file_unique_id"] = file.unique_id[:15] + "s"
    return {"photo": [small, card]}
