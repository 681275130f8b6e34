"""How the papers look: shown and set by the secretariat until the meeting is adopted, each change an entry."""

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from meeting.house import House, Sender
from meeting.rights import require
from meeting.telling import ask, button, tell
from rules import chain
from rules.meetings import MeetingState
from rules.refusals import Refusal
from rules.roles import Act
from rules.stationery import DOCUMENTS, SETTINGS, OwnTemplate, Paper, Setting, change, salted, word_of
from storage import dialogs, entries, jobs, meetings, papers
from storage.database import Tx
from storage.dialogs import Dialog
from storage.entries import Actor
from storage.jobs import Job

JOB: Final = "paper"
STEP_TEXT: Final = "paper_text"
STEP_FILE: Final = "paper_file"
# Buttons that set nothing: send a file, take the logo away, take the office's templates away.
SEND, NO_LOGO, NO_TEMPLATES = 20, 21, 22
LOGO_BYTES_MAX: Final = 2 * 1024 * 1024
TEMPLATE_BYTES_MAX: Final = 2 * 1024 * 1024
PROBLEMS_MAX: Final = 12
_FIXED: Final = (MeetingState.ADOPTED, MeetingState.LOCKED)


async def show(house: House, sender: Sender, meeting_id: int, *, anew: bool = True) -> None:
    """Every setting with its value, and buttons to change it."""
    async with house.act(sender) as tx:
        await require(tx, meeting_id, sender, Act.SET_PAPER)
        await _show_in(house, tx, sender.telegram_id, meeting_id, anew=anew)


async def set_one(house: House, sender: Sender, meeting_id: int, number: int, raw: str, *, anew: bool) -> None:
    """Sets one thing. Raises `tombol_lama` for a setting there is not, `rupa_nilai_salah`, `rupa_panjang`, or
    `rupa_ditetapkan` once the meeting is adopted."""
    async with house.act(sender) as tx:
        await _set_in(house, tx, sender, meeting_id, number, raw, anew=anew)


async def _set_in(house: House, tx: Tx, sender: Sender, meeting_id: int, number: int, raw: str, *, anew: bool) -> None:
    actor = await _may(house, tx, sender, meeting_id)
    if number not in SETTINGS:
        raise Refusal("tombol_lama")
    await _set(house, tx, actor, meeting_id, SETTINGS[number], raw)
    await _show_in(house, tx, sender.telegram_id, meeting_id, anew=anew)


async def press(house: House, sender: Sender, meeting_id: int, number: int) -> None:
    """A button: the next value of a choice, a text asked for, a file asked for, or something taken away."""
    async with house.act(sender) as tx:
        actor = await _may(house, tx, sender, meeting_id)
        chat_id, now_ms = sender.telegram_id, house.now()
        paper = await papers.of_meeting(tx, meeting_id)
        setting = SETTINGS.get(number)
        if setting is not None and setting.values is not None:
            words = list(setting.values)
            following = words[(words.index(word_of(setting, paper)) + 1) % len(words)]
            await _set(house, tx, actor, meeting_id, setting, following)
        elif setting is not None:
            await dialogs.set_step(tx, chat_id, meeting_id, STEP_TEXT, {"what": number}, now_ms)
            about: dict[str, Any] = {"apa": {"key": f"rupa_{setting.word}"}, "isi": word_of(setting, paper) or "–"}
            await ask(tx, chat_id, "rupa_minta_teks", now_ms=now_ms, meeting_id=meeting_id, **about)
            return
        elif number == SEND:
            await dialogs.set_step(tx, chat_id, meeting_id, STEP_FILE, {}, now_ms)
            names = [f"{document}.docx" for document in DOCUMENTS]
            await ask(tx, chat_id, "rupa_minta_berkas", now_ms=now_ms, meeting_id=meeting_id, daftar=names)
            return
        else:
            await _take_away(house, tx, actor, meeting_id, number, paper)
        await _show_in(house, tx, chat_id, meeting_id, anew=False)


async def typed(house: House, sender: Sender, dialog: Dialog, raw: str) -> None:
    """The text that was asked for."""
    assert dialog.meeting_id is not None
    async with house.act(sender) as tx:
        await _set_in(house, tx, sender, dialog.meeting_id, dialog.payload["what"], raw, anew=True)
        await dialogs.drop(tx, sender.telegram_id)


async def receive(house: House, sender: Sender, meeting_id: int, file_id: str, name: str, size: int | None) -> None:
    """Has a logo (a picture) or a template (a .docx named after its document) fetched and checked."""
    async with house.act(sender) as tx:
        await _may(house, tx, sender, meeting_id)
        document = _document(name, size or 0)
        work = {"file": file_id, "document": document, "name": name}
        about: dict[str, Any] = {"asked_by": sender.telegram_id, "now_ms": house.now(), "again": True}
        await jobs.add(tx, meeting_id, JOB, f"{sender.telegram_id}:{file_id}", work, **about)
        await dialogs.drop(tx, sender.telegram_id)


def _document(name: str, size_bytes: int) -> str:
    """Which document a template is for, by its name; nothing for a picture."""
    called = name.lower()
    if called.endswith((".docm", ".dotm")):
        raise Refusal("rupa_makro")
    document = called.removesuffix(".docx") if called.endswith(".docx") else ""
    if document and document not in DOCUMENTS:
        raise Refusal("rupa_nama_templat", daftar=", ".join(f"{one}.docx" for one in DOCUMENTS))
    most = TEMPLATE_BYTES_MAX if document else LOGO_BYTES_MAX
    if size_bytes > most:
        raise Refusal("berkas_besar", maks=most // 1024)
    return document


async def settle_logo(house: House, job: Job, png: bytes | None) -> None:
    """Keeps a logo that was checked, or tells its sender that it is none. The right is looked up once more."""

    async def keep(tx: Tx, actor: Actor, chat_id: int) -> None:
        if png is None:
            await tell(tx, chat_id, "rupa_logo_salah", now_ms=house.now(), meeting_id=job.meeting_id)
            return
        paper = await papers.of_meeting(tx, job.meeting_id)
        await papers.put(tx, job.meeting_id, replace(paper, logo=png))
        said = {"what": "logo", "sha256": hashlib.sha256(png).hexdigest()}
        await entries.append(tx, job.meeting_id, actor, "paper.set", said, house.now())
        await _show_in(house, tx, chat_id, job.meeting_id, anew=True)

    await _settle(house, job, keep)


async def settle_template(
    house: House, job: Job, template: OwnTemplate, problems: Sequence[dict[str, Any]], unused: Sequence[str]
) -> None:
    """Keeps a template that was checked and names the fields it leaves out, or tells everything that is wrong with
    it."""

    async def keep(tx: Tx, actor: Actor, chat_id: int) -> None:
        about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": job.meeting_id, "nama": job.payload["name"]}
        if problems:
            await tell(tx, chat_id, "rupa_templat_salah", **about, isi={"lines": list(problems[:PROBLEMS_MAX])})
            return
        await papers.put_template(tx, job.meeting_id, template)
        said = {"what": "template", "document": template.document, "sha256": template.sha256}
        await entries.append(tx, job.meeting_id, actor, "paper.set", said, house.now())
        key = "rupa_templat_kurang" if unused else "rupa_templat_diterima"
        await tell(tx, chat_id, key, **about, daftar=list(unused) or "–")

    await _settle(house, job, keep)


async def _settle(house: House, job: Job, keep: Callable[[Tx, Actor, int], Awaitable[None]]) -> None:
    """Ends a job about a file in the name of whoever sent it; somebody whose right is gone is told so."""
    assert job.asked_by is not None
    who = Sender(job.asked_by)
    try:
        async with house.act(who) as tx:
            await keep(tx, await _may(house, tx, who, job.meeting_id), job.asked_by)
            await jobs.done(tx, job.id, house.now())
    except Refusal as refusal:
        async with house.act(who) as tx:
            await tell(tx, job.asked_by, refusal.key, now_ms=house.now(), **refusal.values)
            await jobs.done(tx, job.id, house.now())


async def _may(house: House, tx: Tx, sender: Sender, meeting_id: int) -> Actor:
    actor = await require(tx, meeting_id, sender, Act.SET_PAPER)
    meeting = await meetings.load(tx, meeting_id, lock=house.db.lock_clause)
    if MeetingState(meeting.state) in _FIXED:
        raise Refusal("rupa_ditetapkan")
    return actor


async def _set(house: House, tx: Tx, actor: Actor, meeting_id: int, setting: Setting, raw: str) -> None:
    """What is so already leaves no entry."""
    before = await papers.of_meeting(tx, meeting_id)
    after = change(before, setting, raw)
    if after == before:
        return
    said: dict[str, str] = {"what": setting.word}
    if setting.values is not None:
        said["value"] = word_of(setting, after)
    else:
        salt = house.token_bytes(16).hex()
        said["salted"] = chain.text_digest(salt, word_of(setting, after))
        after = salted(after, setting, salt)
    await papers.put(tx, meeting_id, after)
    await entries.append(tx, meeting_id, actor, "paper.set", said, house.now())


async def _take_away(house: House, tx: Tx, actor: Actor, meeting_id: int, number: int, paper: Paper) -> None:
    if number == NO_LOGO:
        if paper.logo is None:
            return
        await papers.put(tx, meeting_id, replace(paper, logo=None))
        said = {"what": "logo"}
    elif number == NO_TEMPLATES:
        if not await papers.drop_templates(tx, meeting_id):
            return
        said = {"what": "template"}
    else:
        raise Refusal("tombol_lama")
    await entries.append(tx, meeting_id, actor, "paper.set", said, house.now())


async def _show_in(house: House, tx: Tx, chat_id: int, meeting_id: int, *, anew: bool) -> None:
    paper = await papers.of_meeting(tx, meeting_id)
    lines = []
    for setting in SETTINGS.values():
        value: Any = word_of(setting, paper) or "–"
        if setting.values is not None:
            value = {"key": f"rupa_nilai_{value}"}
        values = {"apa": {"key": f"rupa_{setting.word}"}, "nilai": value}
        lines.append({"key": "rupa_baris", "values": values})
    has_logo = {"key": "rupa_nilai_tidak" if paper.logo is None else "rupa_nilai_ya"}
    lines.append({"key": "rupa_baris", "values": {"apa": {"key": "rupa_gambar_logo"}, "nilai": has_logo}})
    own = ", ".join(f"{one.document}.docx" for one in paper.templates) or "–"
    lines.append({"key": "rupa_baris", "values": {"apa": {"key": "rupa_templat"}, "nilai": own}})
    pairs = [button("tombol_naskah", "pk", meeting_id, n, apa={"key": f"rupa_{s.word}"}) for n, s in SETTINGS.items()]
    rows = [pairs[place : place + 2] for place in range(0, len(pairs), 2)]
    rows.append([button("tombol_rupa_berkas", "pk", meeting_id, SEND)])
    if paper.logo is not None:
        rows.append([button("tombol_rupa_tanpa_logo", "pk", meeting_id, NO_LOGO)])
    if paper.templates:
        rows.append([button("tombol_rupa_bawaan", "pk", meeting_id, NO_TEMPLATES)])
    about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": meeting_id, "buttons": rows, "anew": anew}
    await ask(tx, chat_id, "naskah", **about, isi={"lines": lines})
