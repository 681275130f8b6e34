"""Files of the floor: fetched from Telegram, told by their bytes, cleared of what a camera notes, kept beside the
database."""

import asyncio
import hashlib
import os
import secrets
from io import BytesIO
from pathlib import Path
from typing import Final

from telegram import Bot
from telegram.error import BadRequest, InvalidToken

from bot.media_removal import unlink
from meeting import media
from meeting.house import House
from meeting.media import Fetched
from rules.media import JPEG, PNG, FileType, MediaKind, check, check_size
from rules.refusals import Refusal
from storage.database import Tx
from storage.disk import sync_folder
from storage.jobs import Job

READ_SECONDS: Final = 60.0
# A picture of more pixels is none that a phone took; it could fill the memory.
PIXELS_MAX: Final = 60_000_000
JPEG_QUALITY: Final = 92


class MediaFiles:
    """Jobs `media`. `folder` holds the files of the house."""

    def __init__(self, house: House, bot: Bot, folder: Path) -> None:
        self._house, self._bot, self._folder = house, bot, folder

    async def do(self, job: Job) -> None:
        """Fetches and keeps one file, or says why not. What Telegram does not have at the second asking is lost; any
        other failure is tried again like any job."""
        one = await media.to_fetch(self._house, job)
        if one is None:
            return
        try:
            content = await self._fetched(one.file_id)
            fetched = await asyncio.to_thread(self._kept, one.meeting_id, one.id, MediaKind(one.kind), content)
        except Refusal as refusal:
            await media.refuse(self._house, job, refusal)
        except (BadRequest, InvalidToken) as error:
            if "too big" in str(error).lower():
                await media.refuse(self._house, job, Refusal("media_besar", maks=20))
            elif job.attempts < 2:
                raise
            else:
                await media.lose(self._house, job)
        else:
            if not await media.settle(self._house, job, fetched):
                await asyncio.to_thread(unlink, self._folder, fetched.path)

    async def give_up(self, tx: Tx, job: Job) -> None:
        """Telegram could not be reached for so long that its sender had better send the file again."""
        await media.lose_in(self._house, tx, job)

    async def _fetched(self, file_id: str) -> bytes:
        remote = await self._bot.get_file(file_id, read_timeout=READ_SECONDS)
        if remote.file_size is not None:
            check_size(remote.file_size)
        return bytes(await remote.download_as_bytearray(read_timeout=READ_SECONDS))

    def _kept(self, meeting_id: int, media_id: int, kind: MediaKind, content: bytes) -> Fetched:
        """Writes the file whole or not at all; the same file a second time takes the same place."""
        found = check(kind, content)
        cleared = without_notes(found, content) if found.is_picture else content
        digest = hashlib.sha256(cleared).hexdigest()
        relative = f"{meeting_id}/media/{media_id}-{digest[:16]}.{found.extension}"
        path = self._folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{secrets.token_hex(4)}")
        with draft.open("wb") as written:
            written.write(cleared)
            written.flush()
            # Before the row: what a row names has to be there after a power cut.
            os.fsync(written.fileno())
        draft.replace(path)
        sync_folder(path.parent)
        return Fetched(found.mime, len(cleared), digest, relative)


def without_notes(found: FileType, content: bytes) -> bytes:
    """The picture as it is seen, written anew: no place, no device, no time, no hidden smaller copy. Raises
    `media_jenis` for what cannot be read as a picture."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(BytesIO(content), formats=["JPEG", "PNG", "WEBP"]) as picture:
            if picture.width * picture.height > PIXELS_MAX:
                raise Refusal("media_jenis")
            upright = ImageOps.exif_transpose(picture)
            plain = Image.new(upright.mode, upright.size)
            if upright.mode == "P":
                plain.putpalette(upright.getpalette() or [])
            plain.paste(upright)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as broken:
        raise Refusal("media_jenis") from broken
    written = BytesIO()
    if found is JPEG:
        (plain if plain.mode in ("RGB", "L", "CMYK") else plain.convert("RGB")).save(
            written, "JPEG", quality=JPEG_QUALITY
        )
    elif found is PNG:
        plain.save(written, "PNG")
    else:
        plain.save(written, "WEBP", lossless=True)
    return written.getvalue()
