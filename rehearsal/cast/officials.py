"""Officials set the meeting up: the owner claims, the secretariat prepares and invites, the moderator opens."""

import re

from rehearsal.cast.stage import Stage, answered, link_in, shown, tap

SECRETARIAT, MODERATOR, DEPUTY, MINUTE_TAKER, CLERK = (
    "sekretariat",
    "moderator",
    "wakil moderator",
    "notulis",
    "petugas",
)
# The two officials who write down what people say who have no phone.
DESKS = (CLERK, MINUTE_TAKER)
CODE = re.compile(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}")
# The panel of a meeting that was prepared, or what keeps it from being.
ANSWERS = ("Tautan:", "perlu diperbaiki", "terlalu besar", "sudah ada")
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
    await _prepare(stage)
    await _invite(stage, MODERATOR)
    await _open(stage)
    stage.progress("Menyiapkan rapat", 2, 2)


async def man_desks(stage: Stage) -> None:
    """The secretariat invites the other officials while people already come in."""
    for number, role in enumerate((*DESKS, DEPUTY), 1):
        await _invite(stage, role)
        stage.progress("Mengundang petugas", number, len(DESKS) + 1)


async def _invite(stage: Stage, role: str) -> None:
    secretary = stage.officials[SECRETARIAT]
    asked = await secretary.send("/petugas")
    menu = await shown(secretary, "Pilih peran", after=asked)
    await tap(secretary, role, on=menu)
    person = await stage.someone(role.capitalize())
    await person.follow(link_in(await shown(secretary, f"undangan sebagai {role} ", after=menu)))
    await shown(person, f"tercatat sebagai {role} ")
    stage.seat(role, person)


async def _prepare(stage: Stage) -> None:
    """The scenario is a meeting file too: the bot reads what it knows and says what it leaves out."""
    secretary = stage.officials[SECRETARIAT]
    sent = await secretary.send_document(stage.scenario.path.name, stage.scenario.path.read_bytes())
    answer = await answered(secretary, sent, *ANSWERS)
    assert "Tautan:" in answer.text, f"the meeting file is taken: {answer.text}"
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


async def _open(stage: Stage) -> None:
    """The moderator opens registration from the panel."""
    moderator = stage.officials[MODERATOR]
    asked = await moderator.send("/rapat")
    panel = await shown(moderator, "Tautan:", after=asked)
    stage.panel = panel.id
    await tap(moderator, "Buka pendaftaran", on=panel)
    stage.beside(_bind_group(stage))


async def _bind_group(stage: Stage) -> None:
    """The moderator brings the meeting into a group, which hears announcements only."""
    moderator = stage.officials[MODERATOR]
    group = await stage.phones.group("Grup rapat", members=[moderator, stage.officials[SECRETARIAT]])
    await moderator.send("/rapat", chat=group.id)
    await shown(moderator, "terhubung dengan", chat=group.id)


async def start(stage: Stage) -> None:
    """The moderator starts the meeting and moves it, item by item, to the one under which people speak."""
    moderator, agenda = stage.officials[MODERATOR], stage.scenario.agenda
    await tap(moderator, "Mulai rapat", on=stage.panel)
    places = [number for number, title in enumerate(agenda, 1) if "diskusi" in title.lower()] or [len(agenda)]
    if places[-1] < 2:
        return
    asked = await moderator.send("/acara")
    card = await shown(moderator, "Susunan acara", after=asked)
    for number in range(2, places[-1]):
        await tap(moderator, str(number), on=card)
        stage.progress("Acara", number, len(agenda))
    moved = await moderator.send(f"/acara {places[-1]}")
    await shown(moderator, f"Acara {places[-1]} dimulai", after=moved)
    stage.progress("Acara", places[-1], len(agenda))
