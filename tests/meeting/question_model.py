"""A question as anybody would keep it with pencil and paper: no rule of the product is used here."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

# Options in ballot order, and words.
Said = tuple[tuple[int, ...], str]
ABSENT: Said = ((), "")


@dataclass
class Person:
    """A delegate; `account` falls to None when they are erased."""

    id: int
    account: int | None
    organisation: int
    label: str
    is_away: bool = False


@dataclass
class Written:
    """What an official wrote down: `is_dead` once it must never count any more."""

    voter: str
    person: Person
    said: Said
    by: int
    is_dead: bool = False
    is_settled: bool = False


@dataclass
class Heap:
    """Paper forms: whose they are, and what they say."""

    voters: tuple[str, ...]
    said: tuple[Said, ...]
    by: int
    is_settled: bool = False


@dataclass
class Paper:
    """The question on paper. `answers` are those whose voter is known, `forms` those nobody can find again."""

    kind: str
    mode: str
    unit: str
    ballot_by: str
    late_voters: str
    options: tuple[int, ...]
    places: int
    state: str = "draft"
    deadline: int | None = None
    generation: int = 1
    people: list[Person] = field(default_factory=list)
    leads: dict[int, int | None] = field(default_factory=dict)
    electorate: set[str] = field(default_factory=set)
    answers: dict[str, Said] = field(default_factory=dict)
    forms: list[Said] = field(default_factory=list)
    on_paper: set[str] = field(default_factory=set)
    answered_by: dict[str, int] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    assisted: set[str] = field(default_factory=set)
    begun: set[str] = field(default_factory=set)
    accounts: dict[str, int] = field(default_factory=dict)
    written: dict[int, Written] = field(default_factory=dict)
    heaps: dict[int, Heap] = field(default_factory=dict)
    closings: int = 0

    @property
    def is_secret(self) -> bool:
        return self.mode == "secret"

    def voter(self, person: Person) -> str:
        """Whose ballot this person gives."""
        return f"d{person.id}" if self.unit == "person" else f"o{person.organisation}"

    def is_open(self, now_ms: int) -> bool:
        """Whether an answer is taken at this instant."""
        return self.state == "open" and (self.deadline is None or now_ms < self.deadline)

    def may_answer(self, person: Person, now_ms: int) -> bool:
        """Whether this person may answer now, as far as the question goes."""
        voter = self.voter(person)
        if not self.is_open(now_ms) or person.is_away or voter not in self.electorate or voter in self.on_paper:
            return False
        if self.unit == "organisation" and self.ballot_by == "lead":
            return self.leads[person.organisation] == person.id
        if self.unit == "organisation" and self.ballot_by == "first":
            return self.answered_by.get(voter, person.id) == person.id
        return True

    def opens(self, now_ms: int, seconds: int | None) -> None:
        """Everybody who is here may vote."""
        here = [person for person in self.people if not person.is_away]
        self.electorate = {self.voter(person) for person in here}
        self.state, self.deadline = "open", None if seconds is None else now_ms + seconds * 1000

    def arrives(self, person: Person) -> None:
        """Somebody registers: the first of an organisation leads it, and a latecomer may join."""
        if person not in self.people:
            self.people.append(person)
        person.is_away = False
        if self.leads.get(person.organisation) is None:
            self.leads[person.organisation] = person.id
        if self.state == "open" and self.late_voters == "join":
            self.electorate.add(self.voter(person))

    def leaves(self, person: Person) -> None:
        """The lead passes to the next of the organisation; answers stay."""
        person.is_away = True
        if self.leads[person.organisation] == person.id:
            rest = [one for one in self.people if one.organisation == person.organisation and not one.is_away]
            self.leads[person.organisation] = min((one.id for one in rest), default=None)

    def answers_now(self, person: Person, said: Said, *, helped: bool = False) -> None:
        """The answer stands, whatever stood before."""
        voter = self.voter(person)
        before = self.answers.get(voter)
        if before not in (None, said, (said[0], "")):
            self.changed.add(voter)  # words put beside what was chosen already are no change
        if before == said and not helped:
            return  # nothing new is stored by it
        if not helped:
            self._own_act(voter)
        self.answers[voter] = said
        self.answered_by[voter] = person.id
        self.begun.discard(voter)
        self.assisted = self.assisted | {voter} if helped else self.assisted - {voter}
        if person.account is not None:
            self.accounts[voter] = person.account

    def takes_back(self, voter: str) -> None:
        """There is no answer any more."""
        self._own_act(voter)
        self.answers.pop(voter, None)
        self.answered_by.pop(voter, None)
        self.accounts.pop(voter, None)
        for known in (self.changed, self.assisted, self.begun):
            known.discard(voter)

    def _own_act(self, voter: str) -> None:
        for one in self.written.values():
            if one.voter == voter:
                one.is_dead = True

    def takes_heap(self, heap: Heap) -> None:
        """Names to the turnout, forms among the ballots."""
        self.on_paper |= set(heap.voters)
        self.begun -= set(heap.voters)
        self.assisted |= set(heap.voters)
        self.forms += heap.said

    def closes(self) -> None:
        """What waits for a second official never counts."""
        self.state = "closed"
        self.closings += 1
        for one in (*self.written.values(), *self.heaps.values()):
            one.is_settled = True

    @property
    def ballots(self) -> Counter[Said]:
        """Every ballot there is, by what it says."""
        return Counter([*self.answers.values(), *self.forms])

    @property
    def counts(self) -> list[int]:
        """What each option got: how many chose it; in a ranking n points for the first, n - 1 for the second."""
        worth = len(self.options) if self.kind == "ranking" else 1
        totals = dict.fromkeys(self.options, 0)
        for (chosen, _), times in self.ballots.items():
            for place, option in enumerate(chosen):
                totals[option] += times * (worth - place if self.kind == "ranking" else 1)
        return list(totals.values())

    @property
    def total(self) -> Decimal:
        """The sum of the numbers."""
        return sum((Decimal(words) * times for (_, words), times in self.ballots.items()), Decimal(0))
