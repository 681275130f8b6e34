"""An account's own affairs: its language, its dialog, what is stored of it."""

from collections.abc import Sequence
from typing import Any

from locales.durations import duration
from meeting.house import House, Sender
from meeting.telling import button, tell
from storage import accounts, answers, consents, delegates, dialogs, meetings, organisations, speeches
from storage.database import Tx


async def ask_language(house: House, sender: Sender, languages: Sequence[str]) -> None:
    """A button for each language."""
    async with house.act(sender) as tx:
        await accounts.touch(tx, sender.telegram_id, house.now())
        rows = [[button(f"bahasa_{language}", "kl", number)] for number, language in enumerate(languages)]
        values: dict[str, Any] = {"bahasa": {"key": f"bahasa_{await accounts.language_of(tx, sender.telegram_id)}"}}
        await tell(tx, sender.telegram_id, "bahasa_pilih", now_ms=house.now(), buttons=rows, **values)


async def choose_language(house: House, sender: Sender, language: str) -> None:
    """Everything this account reads from now on is in this language."""
    async with house.act(sender) as tx:
        await accounts.touch(tx, sender.telegram_id, house.now())
        await accounts.set_language(tx, sender.telegram_id, language)


async def cancel(house: House, sender: Sender) -> None:
    """Ends the dialog under way; what is stored stays."""
    async with house.act(sender) as tx:
        was_open = await dialogs.drop(tx, sender.telegram_id)
        key = "batal_selesai" if was_open else "batal_kosong"
        await tell(tx, sender.telegram_id, key, now_ms=house.now())


async def show_own_data(house: House, sender: Sender) -> None:
    """Everything stored of this account, meeting by meeting, in its own chat. Of a secret question only that it was
    answered."""
    async with house.act(sender) as tx:
        lines = []
        for _, version, given_ms in await consents.of_account(tx, sender.telegram_id):
            values: dict[str, Any] = {"versi": version, "waktu": given_ms}
            lines.append({"key": "data_saya_persetujuan", "values": values})
        for meeting_id in await delegates.meetings_of(tx, sender.telegram_id):
            lines += await _of_meeting(tx, meeting_id, sender.telegram_id)
        key = "isi" if lines else "data_saya_kosong"
        said: dict[str, Any] = {"isi": {"lines": lines}} if lines else {}
        await tell(tx, sender.telegram_id, key, now_ms=house.now(), **said)


async def _of_meeting(tx: Tx, meeting_id: int, telegram_id: int) -> list[dict[str, Any]]:
    meeting = await meetings.load(tx, meeting_id)
    lines: list[dict[str, Any]] = [{"key": "isi", "values": {"isi": meeting.title}}]
    for one in await delegates.of_account(tx, meeting_id, telegram_id):
        organisation = await organisations.load(tx, one.organisation_id)
        assert organisation is not None
        said: dict[str, Any]
        values: dict[str, Any] = {
            "label": one.label,
            "instansi": one.organisation,
            "unsur": organisation.constituency or "–",
            "waktu": one.registered_ms,
        }
        lines.append({"key": "data_saya_peserta", "values": values})
        for speech in await speeches.spoken(tx, meeting_id):
            if speech.delegate_id == one.id:
                said = {"waktu": speech.first_ms, "lama": duration(speech.spoken_ms)}
                lines.append({"key": "data_saya_bicara", "values": said})
        for answer in await answers.of_delegate(tx, one.id):
            said = {"kode": answer.code, "jawaban": answer.chosen}
            lines.append({"key": "data_saya_rahasia" if answer.is_secret else "data_saya_jawaban", "values": said})
    return lines
