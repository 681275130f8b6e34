"""Officials set the meeting up: the owner claims, the secretariat prepares and invites, the moderator opens."""

import re
from functools import partial

from rehearsal.cast.stage import Stage, answered, found, link_in, shown, tap
from rehearsal.phones import Message

SECRETARIAT, MODERATOR, MINUTE_TAKER, CLERK = "sekretariat", "moderator", "notulis", "petugas"
# Who finishes the paper: of the same office, on a phone that no card of the meeting keeps busy.
SECOND_SECRETARY = "sekretariat kedua"
# Three deputies keep the list of points side by side, while the moderator has the floor in hand.
DEPUTY, SECOND_DEPUTY, THIRD_DEPUTY = "wakil moderator", "wakil moderator kedua", "wakil moderator ketiga"
DEPUTIES = (DEPUTY, SECOND_DEPUTY, THIRD_DEPUTY)
SECOND_CLERK, THIRD_CLERK, FOURTH_CLERK = "petugas kedua", "petugas ketiga", "petugas keempat"
# Who words the points for the minutes, while the first minute taker sits at a desk.
SCRIBES = ("notulis kedua", "notulis ketiga", "notulis keempat", "notulis kelima")
CLERKS = (CLERK, SECOND_CLERK, THIRD_CLERK, FOURTH_CLERK)
# The two officials who write down what people say who have no phone.
DESKS = (CLERK, MINUTE_TAKER)
# Who enters answers from paper and confirms each other's: by turns, so that one question need not wait for another.
BALLOT_DESKS = (CLERKS[:2], CLERKS[2:])
CODE = re.compile(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}")
# The panel of a meeting that was prepared, or what keeps it from being, with the lines of its mistakes.
ANSWERS = ("Tautan:", "Baris ", "terlalu besar", "sudah ada")
LEFT_OUT = re.compile(r"^(\S+) belum dapat disiapkan", re.MULTILINE)


async def set_up(stage: Stage, claim_link: str) -> None:
    """From the owner's link in the terminal to a meeting that people may join."""
    owner = await stage.someone("Pemilik layanan")
    await owner.follow(claim_link)
    await shown(owner, "pemilik layanan")
    asked = await owner.send("/petugas")
    await tap(owner, SECRETARIAT, on=await shown(owner, "Pilih peran", after=asked))
    secretary = await stage.someone("Sekretariat")
    await secretary.follow(link_in(await shown(owner, "Tautan undangan", after=asked)))
    await shown(secretary, f"tercatat sebagai {SECRETARIAT} ")
    stage.seat(SECRETARIAT, secretary)
    stage.progress("Menyiapkan rapat", 1, 2)
    panel = await _prepare(stage)
    await tap(secretary, "Buka pendaftaran", on=panel)
    stage.progress("Menyiapkan rapat", 2, 2)


async def man_desks(stage: Stage) -> None:
    """The secretariat invites the other officials while people already come in; each follows their own link."""
    secretary = stage.officials[SECRETARIAT]
    asked = await secretary.send("/petugas")
    menu = await shown(secretary, "Pilih peran", after=asked)
    seats = (*DESKS, MODERATOR, *DEPUTIES, *SCRIBES, *CLERKS[1:], SECOND_SECRETARY)
    for seat in seats:
        await tap(secretary, _role(seat), on=menu)
    taken: set[int] = set()
    for number, seat in enumerate(seats, 1):
        words = f"undangan sebagai {_role(seat)} "
        invitation = await found(secretary, partial(_invites, asked, words, frozenset(taken)))
        taken.add(invitation.id)
        stage.beside(_accept(stage, seat, link_in(invitation)))
        stage.progress("Mengundang petugas", number, len(seats))
    await _take_the_chair(stage)


def _role(seat: str) -> str:
    """The role to which somebody is invited, as the buttons name it."""
    return next(role for role in (DEPUTY, MODERATOR, MINUTE_TAKER, CLERK, SECRETARIAT) if seat.startswith(role))


def _invites(asked: int, words: str, taken: frozenset[int], message: Message) -> bool:
    """Whether a message is an invitation with these words that nobody has taken yet."""
    return message.id > asked and words in message.text and message.id not in taken


async def _accept(stage: Stage, seat: str, link: str) -> None:
    person = await stage.someone(seat.capitalize())
    await person.follow(link)
    await shown(person, f"tercatat sebagai {_role(seat)} ")
    stage.seat(seat, person)


async def _take_the_chair(stage: Stage) -> None:
    """The moderator looks at panel and agenda, and brings the meeting into a group, which hears announcements only."""
    moderator = await stage.official(MODERATOR)
    asked = await moderator.send("/rapat")
    panel = await shown(moderator, "Tautan:", after=asked)
    stage.panel = panel.id
    asked = await moderator.send("/acara")
    stage.agenda = (await answered(moderator, asked, "usunan acara")).id
    group = await stage.phones.group("Grup rapat", members=[moderator, stage.officials[SECRETARIAT]], bot=None)
    added = await moderator.press("Tambahkan ke grup", on=panel)
    assert added.url, "tombol grup tanpa tautan / the group's button has no link"
    await moderator.follow(added.url, group=group)
    await shown(moderator, "terhubung dengan", chat=group.id)
    stage.group = group.id
    for seat in (*DEPUTIES, *SCRIBES, *CLERKS, SECOND_SECRETARY):
        await stage.official(seat)


async def _prepare(stage: Stage) -> Message:
    """The scenario is a meeting file too: the bot reads what it knows and says what it leaves out."""
    secretary = stage.officials[SECRETARIAT]
    path = stage.scenario.path
    sent = await secretary.send_document(f"{path.stem}.yaml", path.read_bytes())
    answer = await answered(secretary, sent, *ANSWERS)
    assert "Tautan:" in answer.text, f"berkas ditolak / the bot refuses the file: {answer.text}"
    stage.join_link = link_in(answer)
    code = CODE.search(answer.text)
    assert code is not None, "the panel shows the join code"
    stage.join_code = code[0]
    said = [message.text for message in await secretary.screen() if message.id > sent and message.is_from_bot]
    skipped = set(LEFT_OUT.findall("\n".join(said)))
    for question in stage.scenario.questions:
        if question.code in skipped:
            stage.leave_out(question.code, f"jenis {question.kind} belum dibangun / kind {question.kind} not built yet")
        else:
            stage.played.add(question.code)
    return answer


async def start(stage: Stage) -> None:
    """The moderator starts the meeting and moves it, item by item, to the one under which people speak."""
    moderator, agenda = stage.officials[MODERATOR], stage.scenario.agenda
    await tap(moderator, "Mulai rapat", on=stage.panel)
    places = [number for number, title in enumerate(agenda, 1) if "diskusi" in title.lower()] or [len(agenda)]
    for number in range(2, places[-1] + 1):
        said = await tap(moderator, str(number), on=stage.agenda)
        assert f"Acara {number} dimulai" in said, f"the meeting moves to item {number}: {said}"
        stage.progress("Acara", number, places[-1])
