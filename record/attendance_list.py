"""The fields of the attendance list, from the record: who came, lines to sign on, and who of those invited did not."""

from dataclasses import replace
from typing import Any, Final

from record.given_answers import label_of
from record.minutes_head import head_fields
from record.record import Record
from record.roster import Delegate, Organisation
from record.tongue import clock, list_words, number, percent_units, words, written_in
from rules.shares import rate

EMPTY_ROWS: Final = 10
DECLINED: Final = "declined"
NONE: Final = "–"
_COLUMNS: Final = ("nama", "jabatan", "instansi", "unsur", "keterangan")


def fields(record: Record, language: str = "id") -> dict[str, Any]:
    """Every field of the template. Before the meeting opens the list stands for the invitation: a line for each
    organisation, empty where nobody has registered for it yet. `orang` ends with ten empty numbered lines;
    `ringkasan` has a row a constituency, `total` the whole."""
    with written_in(language):
        rows = attendance_rows(record) if record.meeting.opened_ms is not None else _invited_rows(record)
        empty = [dict.fromkeys(_COLUMNS, "") for _ in range(EMPTY_ROWS)]
        return {
            **head_fields(record),
            "orang": [_numbered(place, row) for place, row in enumerate([*rows, *empty], 1)],
            "ringkasan": _summary(record) if record.meeting.opened_ms is not None else [],
            "total": _total(record),
            "tidak_hadir": _absent(record),
        }


def _numbered(place: int, row: dict[str, str]) -> dict[str, str]:
    """Odd numbers stand at the left of the place to sign, even ones at the right, so that signatures do not meet."""
    is_left = place % 2 == 1
    mark = f"{place}."
    return row | {"no": str(place), "kiri": mark if is_left else "", "kanan": "" if is_left else mark}


def attendance_rows(record: Record) -> list[dict[str, str]]:
    """Everybody who took part, without numbers, by constituency, organisation and registration; by label once names are
    kept apart from answers, whoever was erased without a name."""
    if record.attended and not record.is_published:
        return _kept_apart(record)
    return [_row(record, one) for one in _sorted(record)]


def _kept_apart(record: Record) -> list[dict[str, str]]:
    rows = []
    for organisation in _organisations(record):
        people = [one for one in record.delegates if one.organisation == organisation.ref]
        named = [one for one in record.attended if one.organisation == organisation.ref]
        if organisation.standing == DECLINED or not people:
            continue
        # Number, channel and time stayed with the answers: what is printed of them here would lead back.
        blank = replace(people[0], label="", position="", name="", represents="", channel="", role="delegate")
        role = people[0].role if people[0].role == "observer" else "delegate"
        known = [
            replace(blank, label=one.label, position=one.position, name=one.name, represents=one.represents, role=role)
            for one in named
        ]
        nameless = replace(blank, name=NONE, role=role)
        rows += [_row(record, one, has_time=False) for one in [*known, *[nameless] * (len(people) - len(named))]]
    return rows


def _sorted(record: Record) -> list[Delegate]:
    places = {one.ref: place for place, one in enumerate(_organisations(record))}
    came = (one for one in record.delegates if record.organisation(one.organisation).standing != DECLINED)
    return sorted(came, key=lambda one: (places[one.organisation], one.registered_ms))


def _organisations(record: Record) -> list[Organisation]:
    """By constituency in its order, those without one last, each in the order of the invitation."""
    units = {unit.code: place for place, unit in enumerate(record.constituencies)}
    return sorted(record.organisations, key=lambda one: units.get(one.constituency or "", len(units)))


def _row(record: Record, one: Delegate, *, has_time: bool = True) -> dict[str, str]:
    organisation = record.organisation(one.organisation)
    remarks = [words().plain("hadir_mewakili", nama=one.represents)] if one.represents else []
    remarks += [words().plain("hadir_peninjau")] if one.role == "observer" else []
    remarks += [words().plain("hadir_luar_undangan")] if not organisation.is_invited else []
    remarks += [words().plain("hadir_dibantu")] if one.channel == "clerk" else []
    if has_time and record.paper.shows_arrival:
        remarks.append(words().plain("hadir_pukul", jam=clock(one.registered_ms, record.meeting.zone)))
    return {
        "nama": one.name or label_of(one),
        "jabatan": one.position or NONE,
        "instansi": organisation.name,
        "unsur": record.constituency_name(organisation.constituency) or NONE,
        "keterangan": ", ".join(remarks) or NONE,
    }


def _invited_rows(record: Record) -> list[dict[str, str]]:
    rows = []
    for organisation in _organisations(record):
        unit = record.constituency_name(organisation.constituency) or NONE
        known = [_row(record, one) for one in _sorted(record) if one.organisation == organisation.ref]
        blank = {"nama": "", "jabatan": "", "instansi": organisation.name, "unsur": unit, "keterangan": ""}
        rows += known or ([blank] if organisation.is_invited else [])
    return rows


def _summary(record: Record) -> list[dict[str, str]]:
    codes: list[str | None] = [unit.code for unit in record.constituencies]
    rest = [one for one in record.organisations if one.constituency not in codes and one.standing != DECLINED]
    return [_counted(record, code) for code in (*codes, *([None] if rest else []))]


def _counted(record: Record, code: str | None) -> dict[str, str]:
    known = {unit.code for unit in record.constituencies}
    of_unit = [one for one in record.organisations if (one.constituency if one.constituency in known else None) == code]
    refs = {one.ref for one in of_unit if one.standing != DECLINED}
    invited = [one for one in of_unit if one.is_invited]
    return {
        "unsur": record.constituency_name(code) or words().plain("hadir_tanpa_unsur"),
        "diundang": number(len(invited)),
        "hadir": number(sum(one.is_present for one in invited)),
        "peserta": number(sum(one.organisation in refs for one in record.delegates)),
    }


def _total(record: Record) -> dict[str, str]:
    invited = [one for one in record.organisations if one.is_invited]
    here = sum(one.is_present for one in invited)
    return {
        "diundang": number(len(invited)),
        "hadir": number(here),
        "peserta": number(len(_sorted(record))),
        "persen": percent_units(rate(here, len(invited))),
    }


def _absent(record: Record) -> str:
    """Which of the invited did not come; nothing before the meeting opened."""
    if record.meeting.opened_ms is None:
        return ""
    missing = [one.name for one in _organisations(record) if one.is_invited and not one.is_present]
    return words().plain("hadir_tidak_hadir", daftar=list_words(missing)) if missing else words().plain("hadir_semua")
