"""The notice of personal data: its words in a meeting, which version that is, and asking for consent to it.

A version is the SHA-256 of the text as it was read; what changes a word of it (the controller, the contact, the days of
retention, the wording itself) is another version, and consent to an earlier one is asked for again.
"""

import hashlib
from dataclasses import dataclass
from typing import Any, Final

from locales.catalogues import SOURCE_LANGUAGE, languages
from locales.words import words_for
from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import ask, button, show, tell
from rules.roles import Act
from storage import accesses, accounts, consents, delegates, meetings, retention
from storage.database import Tx
from storage.meetings import Meeting

# So many hexadecimal signs of the version stand on the button, so that what is agreed to is what was read.
_SIGNS: Final = 12


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice as somebody reads it in their language."""

    text: str
    version: str

    @property
    def mark(self) -> int:
        """How a button names it."""
        return int(self.version[:_SIGNS], 16)


async def of_meeting(tx: Tx, meeting: Meeting) -> dict[str, Notice]:
    """Language -> the notice that is in force."""
    said = await _values(tx, meeting)
    found = {}
    for language in languages():
        text = words_for(language, meeting.zone).plain("notice", **said)
        found[language] = Notice(text, hashlib.sha256(text.encode()).hexdigest())
    return found


async def _values(tx: Tx, meeting: Meeting) -> dict[str, Any]:
    return {
        "pengendali": _controller(meeting),
        "dasar": meeting.notice_basis or {"key": "dasar_bawaan"},
        "kontak": meeting.contact or meeting.secretariat or {"key": "meja_registrasi"},
        "n": (await retention.of_meeting(tx, meeting.id)).account_days,
    }


def _controller(meeting: Meeting) -> str:
    """Whose secretariat it is. The text says "Sekretariat" itself, so an office of that name does not say it twice."""
    name = meeting.secretariat or meeting.organiser or meeting.title
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() == "sekretariat" else name


async def _read_by(tx: Tx, meeting: Meeting, sender: Sender) -> Notice:
    found = await of_meeting(tx, meeting)
    return found.get(await accounts.language_of(tx, sender.telegram_id), found[SOURCE_LANGUAGE])


async def is_agreed(tx: Tx, meeting: Meeting, telegram_id: int) -> bool:
    """Whether this account agreed to the notice in force, in whatever language."""
    agreed = await consents.versions(tx, meeting.id, telegram_id)
    return any(one.version in agreed for one in (await of_meeting(tx, meeting)).values())


async def is_outdated(tx: Tx, meeting: Meeting, telegram_id: int) -> bool:
    """Whether this account agreed to an earlier notice, and not to the one in force."""
    agreed = await consents.versions(tx, meeting.id, telegram_id)
    return bool(agreed) and not await is_agreed(tx, meeting, telegram_id)


async def ask_in(house: House, tx: Tx, sender: Sender, meeting: Meeting, *, anew: bool) -> None:
    """The notice with its two buttons."""
    notice = await _read_by(tx, meeting, sender)
    rows = [
        [button("tombol_setuju_notice", "rs", meeting.id, notice.mark)],
        [button("tombol_lewat_petugas", "rp", meeting.id)],
    ]
    about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": meeting.id, "buttons": rows, "anew": anew}
    await ask(tx, sender.telegram_id, "notice", **about, **await _values(tx, meeting))


async def agree_in(house: House, tx: Tx, sender: Sender, meeting: Meeting, mark: int | None) -> bool:
    """Keeps which words were agreed to and when; the words themselves once a version. False where the button stood
    under other words than those in force; `mark` None: whatever is in force in the account's language."""
    found = await of_meeting(tx, meeting)
    mine = await _read_by(tx, meeting, sender)
    notice = mine if mark is None else next((one for one in found.values() if one.mark == mark), None)
    if notice is None:
        return False
    await consents.keep_notice(tx, notice.version, notice.text, house.now())
    await consents.give(tx, meeting.id, sender.telegram_id, notice.version, house.now())
    return True


async def tell_changed(tx: Tx, meeting: Meeting, now_ms: int) -> int:
    """Everybody who agreed to an earlier notice is asked to read the new one; returns how many accounts."""
    told = 0
    for telegram_id in await delegates.accounts_of(tx, meeting.id):
        if await is_outdated(tx, meeting, telegram_id):
            rows = [[button("tombol_baca_notice", "rd", meeting.id)]]
            about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": meeting.id, "buttons": rows}
            await tell(tx, telegram_id, "notice_berubah", **about, is_awaited=False, judul=meeting.title)
            told += 1
    return told


async def export(house: House, sender: Sender, meeting_id: int) -> None:
    """The consent log for the secretariat: every version word for word, and who agreed to which when."""
    async with house.act(sender) as tx:
        actor = await require(tx, meeting_id, sender, Act.ANSWER_PRIVACY_REQUEST)
        await meetings.load(tx, meeting_id)
        await accesses.add(tx, meeting_id, actor, "consents", house.now())
        topic = f"consent_log:{house.token_bytes(8).hex()}"
        payload = {"meeting": meeting_id}
        await show(tx, sender.telegram_id, "consent_log", payload, topic=topic, now_ms=house.now(), anew=True)
