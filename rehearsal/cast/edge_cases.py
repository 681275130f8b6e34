"""Edge cases of one question: an answer too late, a delegate who may not answer."""

from collections.abc import Sequence

from rehearsal.cast.ballots import Vote
from rehearsal.cast.events import EventKind
from rehearsal.cast.gestures import STORED, VoterBallot, label_of, press
from rehearsal.cast.questions import TYPED, Question
from rehearsal.cast.scenario import Person
from rehearsal.cast.stage import PATIENCE_SECONDS, Stage, shown
from rehearsal.phones import Message

REFUSED = "tidak dihitung"


def silent(stage: Stage, question: Question, organisation: str | None) -> Person | None:
    """Somebody who may answer, has a phone for themselves, and does not answer: of this organisation where given."""
    answering = {stage.scenario.voter(question, ref).ref for ref in question.answers}
    for person in stage.scenario.people:
        is_meant = organisation in (None, person.organisation)
        may_answer = not question.by_organisation or person.is_lead
        has_phone = len(stage.scenario.on_phone(person.account)) == 1
        if is_meant and may_answer and has_phone and person.ref not in answering:
            return person
    return None


class Latecomer:
    """Whoever will answer too late: their ballot, kept for a tap after the closing."""

    def __init__(self, stage: Stage, question: Question) -> None:
        self.stage, self.question = stage, question
        self.event = stage.event(EventKind.LATE, question=question.code)
        self.card: Message | None = None
        self.person: Person | None = None

    async def look(self) -> None:
        """While it is open the ballot comes, and is left alone."""
        if self.event is None:
            return
        organisation = next(iter(self.event.organisations), None)
        self.person = silent(self.stage, self.question, organisation)
        if self.person is None or self.question.kind in TYPED:
            self.stage.leave_out(self.event.where, "semua menjawab pada waktunya / nobody is left to answer late")
            return
        self.card = await shown(self.stage.people[self.person.ref], f"{self.question.code} · dibuka")

    async def press(self) -> None:
        """After the closing: refused with the time, counted nowhere."""
        if self.event is None or self.card is None or self.person is None:
            return
        phone = self.stage.people[self.person.ref]
        said = await press(phone, self.card, label_of(self.card, self.question.options[0]))
        seen = REFUSED if REFUSED in said and "telah ditutup pukul" in said else said
        self.stage.see(self.event.where, REFUSED, seen)


async def second_delegate(stage: Stage, question: Question, votes: Sequence[Vote]) -> None:
    """Another delegate than the lead reads who answers, has no option to press, and is refused if the button comes
    from elsewhere."""
    event = stage.event(EventKind.SECOND, question=question.code)
    if event is None or not question.by_organisation or question.kind in TYPED:
        return
    phones = {
        person.organisation: person
        for person in reversed(stage.scenario.people)
        if not person.is_lead and len(stage.scenario.on_phone(person.account)) == 1
    }
    leads = [vote.person for vote in votes if vote.person.account is not None]
    pairs = [(phones[lead.organisation], lead) for lead in leads if lead.organisation in phones]
    named = [pair for pair in pairs if pair[0].organisation in event.organisations] or pairs
    if not named:
        stage.leave_out(event.where, "tidak ada perwakilan kedua dengan telepon sendiri / no second delegate by phone")
        return
    second, lead = named[0]
    phone, option = stage.people[second.ref], question.options[0]
    card = await shown(phone, f"{question.code} · dibuka")
    ballot = await VoterBallot(stage, stage.people[lead.ref], question).card()
    is_told = "diberikan oleh perwakilan utama" in card.text
    offered = [o.code for o in question.options if f"{o.code}. {o.text}" in card.labels or o.text in card.labels]
    foreign = ballot.payload(label_of(ballot, option))
    toast = await phone.press_data(foreign, on=card, answer_seconds=PATIENCE_SECONDS)
    is_refused = is_told and not offered and toast.alert and STORED not in (toast.text or "")
    stage.see(event.where, "ditolak", "ditolak" if is_refused else f"{card.text} {card.labels} {toast.text}")
