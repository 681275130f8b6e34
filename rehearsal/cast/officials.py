"""Officials set the meeting up: the owner claims, the secretariat prepares and invites, the moderator binds a group."""

import re

from rehearsal.cast.stage import Stage, link_in, shown, tap

OWNER, SECRETARIAT, MODERATOR, MINUTE_TAKER, CLERK = range(9_800_000_001, 9_800_000_006)
INVITED = ((MODERATOR, "moderator"), (MINUTE_TAKER, "notulis"), (CLERK, "petugas"))
CODE = re.compile(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}")
LEFT_OUT = re.compile(r"^(\S+) belum dapat disiapkan", re.MULTILINE)


async def set_up(stage: Stage, claim_link: str) -> None:
    """From the owner's link in the terminal to a meeting that people may join."""
    owner = await stage.phones.person(OWNER, first_name="Pemilik layanan")
    await owner.follow(claim_link)
    await shown(owner, "pemilik layanan")
    await owner.send("/petugas")
    await tap(owner, "sekretariat", on=await shown(owner, "Pilih peran"))
    secretary = stage.officials["secretariat"] = await stage.phones.person(SECRETARIAT, first_name="Sekretariat")
    await secretary.follow(link_in(await shown(owner, "Tautan undangan")))
    await shown(secretary, "tercatat sebagai sekretariat")
    await _prepare(stage)
    await _invite(stage)
    await _open(stage)


async def _prepare(stage: Stage) -> None:
    secretary = stage.officials["secretariat"]
    sent = await secretary.send_document("rapat.yaml", stage.scenario.path.read_bytes())
    card = await shown(secretary, "Tautan:", after=sent)
    stage.join_link = link_in(card)
    code = CODE.search(card.text)
    assert code is not None, "the panel shows the join code"
    stage.join_code = code[0]
    skipped = set()
    for message in await secretary.screen():
        skipped |= set(LEFT_OUT.findall(message.text))
    for question in stage.scenario.questions:
        if question.code in skipped:
            stage.leave_out(question.code, f"jenis {question.kind} belum dibangun / kind {question.kind} not built yet")
        else:
            stage.played.add(question.code)


async def _invite(stage: Stage) -> None:
    secretary = stage.officials["secretariat"]
    asked = await secretary.send("/petugas")
    menu = await shown(secretary, "Pilih peran", after=asked)
    for number, (account, role) in enumerate(INVITED, 1):
        stage.progress("Mengundang petugas", number, len(INVITED))
        await tap(secretary, role, on=menu)
        invitation = await shown(secretary, f"sebagai {role}")
        person = stage.officials[role] = await stage.phones.person(account, first_name=role.capitalize())
        await person.follow(link_in(invitation))
        await shown(person, f"tercatat sebagai {role}")


async def _open(stage: Stage) -> None:
    moderator = stage.officials["moderator"]
    group = await stage.phones.group("Grup rapat", members=[moderator, stage.officials["secretariat"]])
    await moderator.send("/rapat", chat=group.id)
    await shown(moderator, "terhubung dengan", chat=group.id)
    await moderator.send("/rapat")
    panel = await shown(moderator, "Tautan:")
    await tap(moderator, "Buka pendaftaran", on=panel)
    await shown(moderator, "Rapat pendaftaran", after=panel)
