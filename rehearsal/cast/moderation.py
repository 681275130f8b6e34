"""The deputy at the list of points: shows some, declines what does not belong, while the moderator runs the polls."""

from collections.abc import Sequence

from rehearsal.cast.noise import DECLINED, Treatment, treatment, where
from rehearsal.cast.officials import DEPUTY
from rehearsal.cast.scenario import Noise
from rehearsal.cast.stage import Stage, found, shown, tap, turn_to
from rehearsal.phones import Message
from rehearsal.phones import Person as Phone

SHOWN_MAX = 5


async def moderate(stage: Stage, noise: Sequence[tuple[Noise, str]]) -> None:
    """Shows the first points, then declines those that are none, each with its reason."""
    deputy = stage.officials[DEPUTY]
    codes = list(stage.points.values())
    if not codes:
        return
    asked = await deputy.send("/usulan")
    listed = await shown(deputy, "Pokok diskusi:", after=asked)
    for code in codes[:SHOWN_MAX]:
        card = await _card_of(deputy, code, listed)
        said = await tap(deputy, "Tayangkan", on=card)
        assert "ditayangkan" in said, f"{code} is shown: {said}"
    if len(codes) > SHOWN_MAX:
        rest = len(codes) - SHOWN_MAX
        stage.leave_out("pokok_diskusi", f"{rest} pokok tetap masuk, tidak ditayangkan satu per satu / not shown")
    for message, code in noise:
        await _decline(stage, deputy, listed, message, code)


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
    said = await tap(deputy, DECLINED[meant], on=await shown(deputy, f"Alasan {code} tidak ditayangkan", after=card))
    seen = "tidak ditayangkan" if "tidak ditayangkan" in said else said
    if meant is not Treatment.MASKED:
        stage.see(where(noise), "tidak ditayangkan", seen)
