"""Deputies at the list of points: show some, decline what does not belong, while the moderator runs the polls."""

from collections.abc import Sequence

from rehearsal.cast.noise import DECLINED, Treatment, treatment, where
from rehearsal.cast.officials import DEPUTY, SECOND_DEPUTY
from rehearsal.cast.scenario import Noise
from rehearsal.cast.stage import Stage, found, shown, tap, turn_to
from rehearsal.phones import Message
from rehearsal.phones import Person as Phone

SHOWN_MAX = 6


async def show_points(stage: Stage) -> None:
    """Shows the first points, one after another."""
    deputy, listed = await _list(stage, DEPUTY)
    for code in list(stage.points.values())[:SHOWN_MAX]:
        said = await tap(deputy, "Tayangkan", on=await _card_of(deputy, code, listed))
        assert "ditayangkan" in said, f"{code} is shown: {said}"


async def decline(stage: Stage, noise: Sequence[tuple[Noise, str]]) -> None:
    """Declines what is no point, each with its reason."""
    if not noise:
        return
    deputy, listed = await _list(stage, SECOND_DEPUTY)
    for message, code in noise:
        await _decline(stage, deputy, listed, message, code)


async def _list(stage: Stage, seat: str) -> tuple[Phone, Message]:
    deputy = await stage.official(seat)
    asked = await deputy.send("/usulan")
    return deputy, await shown(deputy, "Pokok diskusi:", after=asked)


async def _card_of(deputy: Phone, code: str, listed: Message) -> Message:
    """The card of a point, found through the pages of the list; the nearest end of the list first."""
    now = await found(deputy, lambda message: message.id == listed.id)
    await tap(deputy, code, on=await turn_to(deputy, code, on=now, turn="‹"))
    return await found(deputy, lambda m: m.text.startswith(f"{code} · ") and "Ke daftar" in m.labels)


async def _decline(stage: Stage, deputy: Phone, listed: Message, noise: Noise, code: str) -> None:
    meant = treatment(noise)
    assert meant is not None
    card = await _card_of(deputy, code, listed)
    await tap(deputy, "Jangan tayangkan", on=card)
    reasons = await found(deputy, lambda m: m.text.startswith(f"{code} · ") and DECLINED[meant] in m.labels)
    said = await tap(deputy, DECLINED[meant], on=reasons)
    seen = "tidak ditayangkan" if "tidak ditayangkan" in said else said
    if meant is not Treatment.MASKED:
        stage.see(where(noise), "tidak ditayangkan", seen)
