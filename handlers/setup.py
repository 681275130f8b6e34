"""A meeting file sent as a document: read, imported, or answered with every mistake by its line."""

from telegram import Update

from handlers.context import Context, is_private, sender
from handlers.unsupported import unsupported
from meeting import setup
from meeting.telling import tell
from rules.refusals import Refusal
from rules.yaml_nodes import Error, MeetingFileErrors
from storage import applied

BYTES_MAX = 1024 * 1024
SUFFIXES = (".yaml", ".yml")
ERRORS_A_MESSAGE = 12


async def document(update: Update, context: Context) -> None:
    """A document in the private chat. Anything but a meeting file of bounded size is named and left alone."""
    message = update.effective_message
    if not is_private(update) or message is None or message.document is None:
        return
    found = message.document
    if not (found.file_name or "").lower().endswith(SUFFIXES):
        await unsupported(update, context)
        return
    if (found.file_size or 0) > BYTES_MAX:
        raise Refusal("berkas_besar", maks=BYTES_MAX // 1024)
    remote = await context.bot.get_file(found.file_id)
    content = bytes(await remote.download_as_bytearray())
    try:
        await setup.import_meeting(context.house, sender(update), content)
    except MeetingFileErrors as errors:
        await _tell_errors(update, context, found.file_name or "", errors.errors)


async def _tell_errors(update: Update, context: Context, name: str, errors: tuple[Error, ...]) -> None:
    """All mistakes at once, in parts that a phone can show."""
    house, who = context.house, sender(update)
    now_ms = house.now()
    async with house.db.transaction() as tx:
        assert who.update_id is not None
        if not await applied.first_time(tx, who.update_id, now_ms):
            return
        await tell(tx, who.telegram_id, "berkas_rapat_judul", now_ms=now_ms, nama=name, n=len(errors))
        for start in range(0, len(errors), ERRORS_A_MESSAGE):
            part = errors[start : start + ERRORS_A_MESSAGE]
            lines = [{"key": "berkas_baris", "values": _values(error)} for error in part]
            await tell(tx, who.telegram_id, "isi", now_ms=now_ms, isi={"lines": lines})
        tx.after_commit(house.wake)


def _values(error: Error) -> dict[str, object]:
    return {"baris": error.line, "galat": {"key": error.message_key, "values": dict(error.values)}}
