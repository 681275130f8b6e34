"""Words for a file from an official: asked for by its sender, written by the desk, a point once the sender says so."""

from typing import Any

from meeting.floor_asking import check_floor, go_on
from meeting.house import House, Sender
from meeting.keeping import gone, held_in, speaker_of
from meeting.rights import require
from meeting.telling import PRIORITY_FILE, ask, button, tell
from meeting.waiting import Came, Waiting
from rules.media import MediaState
from rules.points import POINT_GRAPHEMES_MAX, PointKind, write_point
from rules.refusals import Refusal
from rules.roles import RIGHTS, Act
from storage import dialogs, files, media, outbox, points, staff, waiting_media
from storage.database import Tx
from storage.delegates import Delegate
from storage.dialogs import Dialog
from storage.media import Media
from storage.points import StoredPoint

STEP_SUMMARY = "media_summary"
ANYHOW = ("waiting", "kept")


async def unworded(house: House, tx: Tx, media_id: int) -> Media:
    """A file that waits for words; a button under one that is a point already is an old one."""
    one = await media.load(tx, media_id, lock=house.db.lock_clause)
    if one is not None and one.state == MediaState.REMOVED:
        raise Refusal("media_ditarik")
    if one is None or one.point_id is not None or one.state not in ANYHOW:
        raise Refusal("tombol_lama")
    return one


async def asked(house: House, tx: Tx, media_id: int) -> Media:
    """The same, for an official: only a file whose sender has asked for help with it."""
    one = await unworded(house, tx, media_id)
    if one.help_ms is None:
        raise Refusal("tombol_lama")
    return one


async def _own(house: House, tx: Tx, sender: Sender, media_id: int) -> Media:
    one = await unworded(house, tx, media_id)
    if one.telegram_id != sender.telegram_id:
        raise Refusal("tombol_lama")
    return one


async def ask_help(house: House, sender: Sender, media_id: int) -> None:
    """[Minta bantuan petugas]: the desks hear of the file, each a single time."""
    async with house.act(sender) as tx:
        one = await _own(house, tx, sender, media_id)
        speaker = await _speaker(tx, sender, one)
        await media.allow_help(tx, media_id, house.now())
        await waiting_media.redraw(tx, one.meeting_id, media_id, house.now())
        rows = [[button("tombol_tulis_ringkasan", "uc", media_id)]]
        values: dict[str, Any] = {"label": speaker.label, "instansi": speaker.organisation}
        about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": one.meeting_id, "once": f"media:{media_id}"}
        about["act"] = Act.ENTER_ASSISTED
        for role in sorted(RIGHTS[Act.ENTER_ASSISTED]):
            for telegram_id in await staff.holders(tx, one.meeting_id, role):
                await tell(tx, telegram_id, "media_minta_ringkasan", **about, buttons=rows, **values)


async def begin_summary(house: House, sender: Sender, media_id: int) -> None:
    """[Tulis ringkasan]: the official gets the file and is asked for its words."""
    async with house.act(sender) as tx:
        one = await asked(house, tx, media_id)
        await require(tx, one.meeting_id, sender, Act.ENTER_ASSISTED)
        if one.state != MediaState.KEPT:
            raise Refusal("media_belum_terambil")
        await hand_over(house, tx, sender, one)
        step: dict[str, Any] = {"media": media_id}
        await dialogs.set_step(tx, sender.telegram_id, one.meeting_id, STEP_SUMMARY, step, house.now())
        about: dict[str, Any] = {"now_ms": house.now(), "meeting_id": one.meeting_id, "n": POINT_GRAPHEMES_MAX}
        await ask(tx, sender.telegram_id, "media_tulis_ringkasan", **about)


async def hand_over(house: House, tx: Tx, sender: Sender, one: Media) -> None:
    """The file itself as a message to an official, under a name of ours."""
    name = f"lampiran-{one.id}.{one.path.rsplit('.', 1)[-1]}"
    file_id = await files.add(tx, one.meeting_id, name, "lampiran", one.path, one.sha256, one.bytes, house.now())
    await outbox.want(
        *(tx, sender.telegram_id, f"media:{one.id}", "attachment", {"file": file_id, "sentence": ""}),
        priority=PRIORITY_FILE,
        now_ms=house.now(),
        anew=True,
    )


async def typed_summary(house: House, sender: Sender, dialog: Dialog, text: str) -> None:
    """The official's words go to the sender of the file, who alone can make them a point."""
    written = write_point(text)
    async with house.act(sender) as tx:
        one = await asked(house, tx, dialog.payload["media"])
        await require(tx, one.meeting_id, sender, Act.ENTER_ASSISTED)
        if one.telegram_id is None:
            raise Refusal("tombol_lama")
        now_ms = house.now()
        await media.summarise(tx, one.id, written.text, now_ms)
        await waiting_media.redraw(tx, one.meeting_id, one.id, now_ms)
        await dialogs.drop(tx, sender.telegram_id)
        buttons = [button("tombol_sesuai", "us", one.id, now_ms), button("tombol_bukan", "ux", one.id, now_ms)]
        about: dict[str, Any] = {"now_ms": now_ms, "meeting_id": one.meeting_id}
        sent: dict[str, Any] = {"delegate_id": one.delegate_id or 0, "teks": written.text}
        await tell(tx, one.telegram_id, "media_ringkasan", **about, buttons=[buttons], **sent)
        await ask(tx, sender.telegram_id, "media_ringkasan_dikirim", **about)
        if written.masked:
            await tell(tx, sender.telegram_id, "ada_nik", **about)


async def agree(house: House, sender: Sender, media_id: int, written_ms: int) -> StoredPoint | None:
    """[Sesuai]: the words are the sender's own from now on, and a point as soon as their kind is known."""
    async with house.act(sender) as tx:
        one = await _summarised(house, tx, sender, media_id, written_ms)
        speaker = await _speaker(tx, sender, one)
        held = await held_in(tx, sender.telegram_id, one.meeting_id, house.now())
        files = await unworded_of_album(tx, one)
        waiting = Waiting(
            kind=PointKind(one.wanted) if one.wanted else None,
            media=files,
            album=one.album,
            behind=() if held is None else held.set_behind_words_of(files),
        ).with_part(one.summary, Came(), house.now(), speaker.id)
        return await go_on(house, tx, sender, speaker, waiting, is_sure=True)


async def disagree(house: House, sender: Sender, media_id: int, written_ms: int) -> None:
    """[Bukan]: the official's words are forgotten, and the sender is asked for their own."""
    async with house.act(sender) as tx:
        one = await _summarised(house, tx, sender, media_id, written_ms)
        speaker = await _speaker(tx, sender, one)
        await media.summarise(tx, media_id, "", 0)
        await waiting_media.redraw(tx, one.meeting_id, media_id, house.now())
        held = await held_in(tx, sender.telegram_id, one.meeting_id, house.now())
        files = await unworded_of_album(tx, one)
        behind = () if held is None else held.set_behind_words_of(files)
        about: dict[str, Any] = {"album": one.album, "is_voice": one.kind == "voice", "speaker": speaker.id}
        await go_on(house, tx, sender, speaker, Waiting(media=files, behind=behind, **about))


async def write_words(house: House, sender: Sender, media_id: int) -> None:
    """[Tulis kalimat]: the sender of the file is asked for its words once more, and for those of its whole album."""
    async with house.act(sender) as tx:
        one = await _own(house, tx, sender, media_id)
        speaker = await _speaker(tx, sender, one)
        held = await held_in(tx, sender.telegram_id, one.meeting_id, house.now())
        waiting = Waiting(
            kind=PointKind(one.wanted) if one.wanted else None,
            media=await unworded_of_album(tx, one),
            album=one.album,
            is_voice=one.kind == "voice",
            speaker=speaker.id,
            behind=() if held is None else held.words,
        )
        await go_on(house, tx, sender, speaker, waiting)


async def unworded_of_album(tx: Tx, one: Media) -> tuple[int, ...]:
    """The file, and all others of its album that wait for words, in the order they came."""
    if not one.album or one.delegate_id is None:
        return (one.id,)
    album = await media.of_album(tx, one.delegate_id, one.album)
    return tuple(other.id for other in album if other.point_id is None and other.state in ANYHOW)


async def _speaker(tx: Tx, sender: Sender, one: Media) -> Delegate:
    """Whoever sent the file says what its words are, whomever the phone speaks for just now."""
    acting = await check_floor(tx, sender, one.meeting_id)
    speaker = await speaker_of(tx, acting, sender.telegram_id, Waiting(speaker=one.delegate_id or 0))
    if speaker.id != one.delegate_id:
        raise await gone(tx, one.delegate_id or 0)
    return speaker


async def _summarised(house: House, tx: Tx, sender: Sender, media_id: int, written_ms: int) -> Media:
    """A button under words that were written anew since is an old one."""
    one = await _own(house, tx, sender, media_id)
    if not one.summary or one.summary_ms != written_ms:
        raise Refusal("tombol_lama")
    return one


async def show_files(house: House, sender: Sender, point_id: int) -> int:
    """[Lihat lampiran]: the files of a point as messages to an official, who sees them before everybody does. Returns
    how many there are."""
    async with house.act(sender) as tx:
        point = await points.load(tx, point_id)
        if point is None:
            raise Refusal("tombol_lama")
        await require(tx, point.meeting_id, sender, Act.SEE_POINTS)
        kept = [one for one in await media.of_point(tx, point_id) if one.state == MediaState.KEPT]
        if not kept:
            raise Refusal("media_belum_terambil")
        for one in kept:
            await hand_over(house, tx, sender, one)
    return len(kept)
