"""The end of a meeting: a note, the closing, and the documents that arrive in the secretariat's chat."""

import io
import zipfile

from rehearsal.cast.officials import MINUTE_TAKER, MODERATOR, SECRETARIAT
from rehearsal.cast.stage import PATIENCE_SECONDS, Stage, found, shown, tap
from rehearsal.phones import Message, Person
from rehearsal.remote import NotPossible

# What must arrive, by the beginning of its file name.
DOCUMENTS = ("notula", "rekapitulasi", "record")
PHASE = "Menyusun berkas"
RECORD = "record.json"


async def note(stage: Stage) -> None:
    """The minute taker writes down what was concluded."""
    writer = await stage.official(MINUTE_TAKER)
    noted = await writer.send("/catat Kesimpulan dibacakan oleh pimpinan rapat.")
    await shown(writer, "Catatan rapat nomor", after=noted)


async def end(stage: Stage) -> None:
    """The moderator ends the meeting, asked once more before it ends."""
    moderator = stage.officials[MODERATOR]
    await tap(moderator, "Tutup rapat", on=stage.panel)
    confirm = await shown(moderator, "peserta tercatat,")
    await tap(moderator, "Tutup rapat", on=confirm)
    await shown(moderator, "Rapat selesai", after=confirm)


async def fetch(official: Person, what: str) -> bytes:
    """One document, asked for by an official and downloaded as soon as it comes."""
    return (await fetch_file(official, what))[1]


async def fetch_file(official: Person, what: str, start: str = "") -> tuple[str, bytes, str]:
    """The same with its name, which begins like the document where nothing else is said, and with what was written
    beside it."""
    wanted = await official.send(f"/ekspor {what}")
    came = await arrived(official, start or what, wanted)
    return name_of(came), await official.download(came), came.text


def record_in(pack: bytes) -> bytes:
    """The record that a pack holds."""
    with zipfile.ZipFile(io.BytesIO(pack)) as opened:
        return opened.read(RECORD)


async def arrived(official: Person, start: str, after: int, *, holds: str = "") -> Message:
    """The newest file that came later than a message of one's own, by the beginning of its name."""
    return await found(official, lambda m: m.id > after and name_of(m).startswith(f"{start}_") and holds in name_of(m))


def name_of(message: Message) -> str:
    """The name of the file a message carries; empty where it carries none."""
    return "" if message.file is None else str(message.file.get("file_name", ""))


async def export(stage: Stage) -> None:
    """The secretariat asks for everything and downloads what comes; a document that never comes is missed later."""
    secretary = stage.officials[SECRETARIAT]
    wanted = await secretary.send("/ekspor semua")
    stage.progress(PHASE, 0, len(DOCUMENTS))
    missing, last = set(DOCUMENTS), await shown(secretary, "", after=wanted)
    while missing:
        for message in await secretary.screen():
            name = name_of(message)
            if message.id > wanted and name and name not in stage.files:
                stage.files[name] = await secretary.download(message)
                missing.discard(name.split("_")[0])
                stage.progress(PHASE, len(DOCUMENTS) - len(missing), len(DOCUMENTS))
        if missing:
            try:
                last = await secretary.wait_for("", after=last, timeout_seconds=PATIENCE_SECONDS)
            except NotPossible:
                return
