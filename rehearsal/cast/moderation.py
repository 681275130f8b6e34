"""Deputies at the list of points: they show what is discussed, put together what is alike, note what was answered, and
decline what does not belong, while the moderator runs the polls."""

import asyncio
from collections.abc import Sequence

from rehearsal.cast.noise import DECLINED, Treatment, treatment, where
from rehearsal.cast.officials import DEPUTIES
from rehearsal.cast.point_list import PointList
from rehearsal.cast.scenario import Group, Noise, Point
from rehearsal.cast.stage import Stage, answered, found, tap
from rehearsal.phones import Message

# A message that is no point, and the number under which the bot has stored it.
Stored = tuple[Noise, str]
PHASE = "Menayangkan pokok diskusi"


async def moderate(stage: Stage, points: Sequence[Point], noise: asyncio.Future[list[Stored]]) -> None:
    """Every deputy shows a share of the points as they come in, and the last declines what is no point; then each puts
    together some of what is alike and notes what was answered in the room."""
    seats = len(DEPUTIES)
    async with asyncio.TaskGroup() as group:
        for number, seat in enumerate(DEPUTIES):
            group.create_task(_show(stage, seat, points[number::seats], len(points)))
    async with asyncio.TaskGroup() as group:
        for number, seat in enumerate(DEPUTIES):
            group.create_task(_settle(stage, seat, number, await noise if seat == DEPUTIES[-1] else []))


async def _settle(stage: Stage, seat: str, number: int, noise: Sequence[Stored]) -> None:
    listed = await PointList.of(stage, seat)
    for message, code in noise:
        await _decline(stage, listed, message, code)
    for alike in stage.scenario.groups[number :: len(DEPUTIES)]:
        await merge(stage, listed, alike)
    for response in answers_in(stage)[number :: len(DEPUTIES)]:
        await _answer(stage, listed, response)


async def _show(stage: Stage, seat: str, points: Sequence[Point], of: int) -> None:
    if not points:
        return
    await stage.said[points[0].code].wait()
    listed = await PointList.of(stage, seat)
    for point in points:
        await stage.said[point.code].wait()
        said = await tap(listed.official, "Tayangkan", on=await listed.card_of(stage.points[point.code]))
        assert "ditayangkan" in said, f"{point.code} is shown: {said}"
        stage.shown.add(point.code)
        stage.progress(PHASE, len(stage.shown), of)


def answers_in(stage: Stage) -> list[Point]:
    """Responses to a single point: what an organisation answered in the room."""
    said = [point for point in stage.scenario.points if point.code in stage.points]
    return [point for point in said if len(point.answers) == 1 and point.formal and point.answers[0] in stage.points]


async def _answer(stage: Stage, listed: PointList, response: Point) -> None:
    code = stage.points[response.answers[0]]
    card = await listed.card_of(code)
    await tap(listed.official, "Ditanggapi", on=card)
    await listed.asks(card, "Silakan ketik")
    who = stage.scenario.organisations[response.organisation].short
    sent = await listed.official.send(f"{who}: {response.formal}")
    await answered(listed.official, sent, f"Ditanggapi {who}")


async def merge(stage: Stage, listed: PointList, alike: Group) -> None:
    """Puts points that say the same under the first of them, as the scenario groups them."""
    head, *others = [stage.points[code] for code in alike.members if code in stage.points] or [""]
    for code in others:
        await _merge(listed, code, head)


async def _merge(listed: PointList, code: str, head: str) -> None:
    """By the button beside a point that is near, or through the list of all."""
    deputy, card = listed.official, await listed.card_of(code)
    if f"Gabung ke {head}" in card.labels:
        said = await tap(deputy, f"Gabung ke {head}", on=card)
    else:
        await tap(deputy, "Gabungkan", on=card)
        said = await _choose(listed, card, head)
    if not said:
        sure = await found(deputy, lambda message: message.id >= card.id and "Ya, gabungkan" in message.labels)
        said = await tap(deputy, "Ya, gabungkan", on=sure)
    assert f"digabungkan dengan {head}" in said, f"{code} joins {head}: {said}"


async def _choose(listed: PointList, card: Message, head: str) -> str:
    def offers(message: Message) -> bool:
        return message.id >= card.id and any(label.startswith(f"{head} · ") for label in message.labels)

    deputy = listed.official
    choice = await found(deputy, lambda message: message.id >= card.id and "yang mana?" in message.text)
    while not offers(choice):
        choice = await listed.turned(choice, "›")
    return await tap(deputy, next(label for label in choice.labels if label.startswith(f"{head} · ")), on=choice)


async def _decline(stage: Stage, listed: PointList, noise: Noise, code: str) -> None:
    meant = treatment(noise)
    assert meant is not None
    card = await listed.card_of(code, turn="‹")
    await tap(listed.official, "Jangan tayangkan", on=card)
    reasons = await found(listed.official, lambda m: m.id == card.id and DECLINED[meant] in m.labels)
    said = await tap(listed.official, DECLINED[meant], on=reasons)
    seen = "tidak ditayangkan" if "tidak ditayangkan" in said else said
    if meant is not Treatment.MASKED:
        stage.see(where(noise), "tidak ditayangkan", seen)
