"""A scenario file as the cast reads it: whole, or refused with everything that is wrong with it."""

from pathlib import Path

import pytest

from rehearsal.cast.scenario import ScenarioFault, read_scenario

SAMPLE = Path(__file__).parents[2] / "rehearsal" / "scenarios" / "tkpk-jombang-2023.yaml"
ROSTER = """rapat: {judul: Uji}
instansi:
  - {id: a, nama: Dinas Angin}
  - {id: b, nama: Dinas Batu, singkatan: Batu}
"""


def written(folder: Path, text: str) -> Path:
    """A file with this text."""
    path = folder / "rapat.yaml"
    path.write_text(text)
    return path


def test_every_code_stays_the_text_that_was_written() -> None:
    """Codes that look like numbers, words that look like truth values: all text, as the bot reads them too."""
    scenario = read_scenario(SAMPLE)
    scale = next(question for question in scenario.questions if question.code == "JP3")
    assert [option.code for option in scale.options] == ["1", "2", "3", "4", "5", "TT"]
    assert scale.answers["p01"] == "2"
    assert scenario.summary["instansi_diundang"] == "42"


def test_each_organisation_of_the_sample_has_one_lead() -> None:
    """40 organisations came, 49 people, 43 phones; two people have none."""
    scenario = read_scenario(SAMPLE)
    assert len(scenario.people) == 49
    assert sum(person.is_lead for person in scenario.people) == 40
    assert len({person.account for person in scenario.people} - {None}) == 43
    assert [person.ref for person in scenario.people if person.account is None] == ["p24", "p49"]


def test_a_file_without_accounts_and_leads_is_completed(tmp_path: Path) -> None:
    """Whoever shares a phone gets their colleague's account, others one of their own; the first of an organisation
    leads where nobody is named."""
    people = """peserta:
  - {id: x, instansi: a, label: Satu}
  - {id: y, instansi: a, label: Dua, saluran: perangkat_bersama, telegram_user_id_uji: null}
  - {id: z, instansi: b, label: Tiga, saluran: input_sekretariat, telegram_user_id_uji: 5}
  - {id: w, instansi: b, label: Empat, perwakilan_utama: true}
"""
    x, y, z, w = read_scenario(written(tmp_path, ROSTER + people)).people
    assert x.account == y.account
    assert x.account is not None
    assert z.account is None
    assert w.account not in (None, x.account)
    assert [person.ref for person in (x, y, z, w) if person.is_lead] == ["x", "w"]


def test_the_voter_of_an_organisation_is_its_lead(tmp_path: Path) -> None:
    """An answer under a person's ref is that person's, one under an organisation's ref is its lead's."""
    scenario = read_scenario(SAMPLE)
    by_person, by_organisation = scenario.questions[0], scenario.questions[-1]
    assert scenario.voter(by_person, "p06").label == "Perwakilan 2 Dinsos"
    assert scenario.voter(by_organisation, "dinsos").label == "Perwakilan 1 Dinsos"


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    """References to nothing, an answer that is no option, an answer of somebody who is not there, a code twice."""
    text = """peserta:
  - {id: x, instansi: a, label: Satu}
  - {id: x, instansi: c, label: Dua}
jajak_pendapat:
  - {kode: Q, kind: single, pertanyaan: Apa, pilihan: [{kode: A, teks: Ya}]}
  - {kode: R, kind: single, unit: organisation, pertanyaan: Apa, pilihan: [{kode: A, teks: Ya}]}
jawaban_final: {Q: {x: B, y: A}, R: {b: A}}
pokok_diskusi: [{kode: D01, instansi: d, jenis: usulan, teks: Usul}]
"""
    with pytest.raises(ScenarioFault) as raised:
        read_scenario(written(tmp_path, ROSTER + text))
    lines = str(raised.value).splitlines()
    assert len(lines) == 6
    said = ("x dua kali", "instansi c", "instansi d", "Q.x: pilihan B", "Q: y tidak hadir", "R: b tidak hadir")
    for words in said:
        assert any(words in line for line in lines), words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rapat: [", "bukan YAML"),
        ("- satu\n- dua\n", "bukan berkas skenario"),
        ("rapat: {judul: Uji}\npeserta: [{id: x}]\n", "tidak lengkap"),
        ("rapat: {}\n", "tidak lengkap"),
    ],
)
def test_what_is_no_scenario_is_refused_with_a_reason(tmp_path: Path, text: str, words: str) -> None:
    """Broken YAML, a list, a person without an organisation, a meeting without a title: no traceback."""
    with pytest.raises(ScenarioFault, match=words):
        read_scenario(written(tmp_path, text))


def test_a_file_that_is_not_there_is_refused_with_a_reason(tmp_path: Path) -> None:
    """The path stands in the message."""
    with pytest.raises(ScenarioFault, match=r"absent\.yaml: tidak dapat dibaca"):
        read_scenario(tmp_path / "absent.yaml")
