"""The whole play, scene after scene."""

import asyncio

from rehearsal.cast.delegates import Registration, outsider
from rehearsal.cast.discussion import Discussion
from rehearsal.cast.documents import end, export
from rehearsal.cast.events import Event
from rehearsal.cast.finishing import close_the_paper, open_window
from rehearsal.cast.moderation import moderate
from rehearsal.cast.noise import make_noise, where
from rehearsal.cast.officials import man_desks, set_up, start
from rehearsal.cast.outcomes import conclude, take_stock
from rehearsal.cast.polling import poll
from rehearsal.cast.secretary import adopt, keep_record, withdraw
from rehearsal.cast.sounding import Sounding
from rehearsal.cast.speakers import speak
from rehearsal.cast.stage import Stage
from rehearsal.cast.themes import group_answers
from rehearsal.cast.wording import word


async def play(stage: Stage, claim_link: str, *, seed: int = 1) -> None:
    """From the owner's link to the documents in the secretariat's chat. What goes on beside the scenes has ended when
    this returns or raises."""
    try:
        await set_up(stage, claim_link)
        discussion = Discussion(stage)
        stage.beside(outsider(stage))
        async with asyncio.TaskGroup() as group:
            group.create_task(man_desks(stage))
            group.create_task(Registration(stage, seed).play())
        await start(stage)
        stage.beside(open_window(stage))
        await _discuss(stage, discussion)
        stage.beside(conclude(stage))
        stage.beside(take_stock(stage))
        stage.beside(group_answers(stage))
        stage.beside(adopt(stage))
        stage.beside(keep_record(stage))
        await poll(stage, seed)
        await withdraw(stage)
        await stage.rejoin()
        closing = stage.scenario.scenes.closing
        if closing is None:
            await end(stage)
            await export(stage)
        else:
            await close_the_paper(stage, closing)
        _say_what_was_left_out(stage)
    finally:
        await stage.leave()


async def _discuss(stage: Stage, discussion: Discussion) -> None:
    """Points are shown, worded and put together while others come in, then messages that are no points; what the bot
    has stored of those a deputy declines. Meanwhile the moderator gives the floor, and the room is sounded."""
    sounding, noise = Sounding(stage), asyncio.get_running_loop().create_future()
    await sounding.prepare()
    async with asyncio.TaskGroup() as group:
        group.create_task(moderate(stage, discussion.points, noise))
        group.create_task(word(stage, discussion.points))
        await discussion.play()
        noise.set_result(await make_noise(stage))
        group.create_task(speak(stage))
        await sounding.play()


def _say_what_was_left_out(stage: Stage) -> None:
    """Every edge case and every message of the scenario that nobody has witnessed."""
    told = [witness.where for witness in stage.witnesses] + [place for place, _ in stage.left_out]
    for event in stage.scenario.events:
        if not any(place.startswith(event.where) for place in told):
            stage.leave_out(event.where, _why(stage, event))
    for noise in stage.scenario.noise:
        if where(noise) not in told:
            stage.leave_out(where(noise), "tidak ada yang mengirimnya / nobody sent it")


def _why(stage: Stage, event: Event) -> str:
    if event.question is not None and event.question not in stage.played:
        return f"{event.question} tidak dimainkan / is not played"
    return "belum dibangun / not built yet"
