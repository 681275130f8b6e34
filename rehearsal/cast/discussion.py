"""The floor: points come in by phone and at the officials' desks, in the order of the scenario."""

from rehearsal.cast.noise import is_twin, number_in, put_forward, twin
from rehearsal.cast.points import BUTTONS, PointDesks
from rehearsal.cast.scenario import Point
from rehearsal.cast.stage import Stage

COMMANDS = {"usulan": "/usul", "pertanyaan": "/tanya", "tanggapan": "/tanggap"}
PHASE = "Pokok diskusi"


class Discussion:
    """The points of a scenario; its desks get ready as soon as this is made."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.points = [point for point in stage.scenario.points if _can_be_said(stage, point)]
        self._desks = PointDesks(stage, [point for point in self.points if point.is_by_clerk])

    async def play(self) -> None:
        """Every point in its order, so that its number is the scenario's and responses find what they answer."""
        stage = self.stage
        for number, point in enumerate(self.points, 1):
            answered = " ".join(stage.points[code] for code in point.answers if code in stage.points)
            text = f"{answered} {point.text}".strip()
            if point.is_by_clerk:
                answer = (await self._desks.type(point, text)).text
            else:
                answer = await put_forward(stage.speaker(point), COMMANDS[point.kind], text)
            stage.points[point.code] = number_in(answer)
            stage.said[point.code].set()
            for noise in stage.scenario.noise:
                if not point.is_by_clerk and is_twin(noise, point):
                    stage.beside(twin(stage, noise, stage.speaker(point), COMMANDS[point.kind]))
            stage.progress(PHASE, number, len(self.points))


def _can_be_said(stage: Stage, point: Point) -> bool:
    """Whether the cast can put it forward; says so where it cannot."""
    people = stage.scenario.people_of(point.organisation)
    if point.kind not in BUTTONS:
        stage.leave_out(f"pokok_diskusi.{point.code}", f"jenis {point.kind} tidak dikenal / kind not known")
    elif not any((person.account is None) == point.is_by_clerk for person in people):
        stage.leave_out(f"pokok_diskusi.{point.code}", "tidak ada yang menyampaikan / nobody is there to say it")
    else:
        return True
    return False
