"""A scenario file as the cast reads it: whole, or refused with everything that is wrong with it."""

import re
from pathlib import Path

import pytest

from rehearsal.cast.questions import APPROVAL, Answer, Kind
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
    assert scale.answers["p01"] == Answer(("2",))
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


def test_each_kind_is_answered_in_its_own_shape() -> None:
    """One code, several, an order, words; what stands beside "Lainnya" belongs to the answer that chose it."""
    first, several, scale, ranking, words, last = read_scenario(SAMPLE).questions
    assert first.answers["p14"] == Answer(("C",))
    assert several.answers["p03"] == Answer(("A", "C", "F"))
    assert several.answers["p27"] == Answer(("B", "G"), "perijinan & info program kurang sampai ke pelaku usaha")
    assert ranking.answers["p01"] == Answer(("R4", "R2", "R5", "R1", "R3"))
    assert words.answers["p41"] == Answer(words="Dasawisma bantu cek data warga miskin per RT")
    assert last.answers["kadin"] == Answer(("tidak_setuju",))
    assert [question.kind for question in (several, scale, ranking, words)] == [
        Kind.MULTIPLE,
        Kind.SCALE,
        Kind.RANKING,
        Kind.TEXT,
    ]
    assert (several.most, ranking.most, scale.is_heap, several.is_heap) == (3, 5, True, False)


def test_a_file_in_indonesian_words_alone_is_read(tmp_path: Path) -> None:
    """`tipe`, `kerahasiaan` and `satuan_suara`; options without codes; an approval without options; numbers."""
    text = """peserta: [{id: x, instansi: a, label: Satu}]
jajak_pendapat:
  - kode: Q
    tipe: pilihan_ganda
    kerahasiaan: rahasia
    pertanyaan: Apa
    pilihan: [Ya, {teks: Lain, isian_bebas: true}]
  - {kode: R, tipe: skala, kerahasiaan: rahasia, pertanyaan: Apa, pilihan: [Buruk, Baik]}
  - {kode: S, tipe: setuju_tidak_abstain, satuan_suara: instansi, pertanyaan: Apa}
  - {kode: T, tipe: angka, kerahasiaan: terbuka, pertanyaan: Berapa}
jawaban_final: {Q: {x: [B]}, Q_lainnya: {x: hujan}, R: {x: '2'}, S: {a: abstain}, T: {x: '1.250,5'}}
"""
    q, r, s, t = read_scenario(written(tmp_path, ROSTER + text)).questions
    assert (q.mode, [option.code for option in q.options], q.most) == ("secret", ["A", "B"], 2)
    assert q.answers == {"x": Answer(("B",), "hujan")}
    assert ([option.code for option in r.options], r.is_heap) == (["1", "2"], True)
    assert (s.options, s.by_organisation, s.answers) == (APPROVAL, True, {"a": Answer(("abstain",))})
    assert (t.mode, t.answers) == ("open", {"x": Answer(words="1.250,5")})


@pytest.mark.parametrize(
    ("question", "answers", "words"),
    [
        ("kind: multiple, maksimum_pilihan: 1", "Q: {x: [A, B]}", "2 pilihan, 1 sampai 1"),
        ("kind: multiple", "Q: {x: []}", "0 pilihan, 1 sampai 2"),
        ("kind: multiple", "Q: {x: [A, A]}", "dua kali"),
        ("kind: multiple", "Q: {x: [A]}, Q_lainnya: {x: hujan}", "Q_lainnya.x: tidak memilih lainnya"),
        ("kind: ranking", "Q: {x: [A]}", "1 dari 2 peringkat"),
        ("kind: ranking", "Q: {x: [A, C]}", "pilihan C tidak ada"),
        ("kind: ranking", "Q: {x: A}", "Q.x: daftar kode"),
        ("kind: single", "Q: {x: [A]}", "Q.x: satu kode"),
        ("kind: text", "Q: {x: [A]}", "Q.x: teks"),
        ("kind: text, maksimum_karakter: 3", "Q: {x: panjang}", "7 karakter"),
        ("kind: number", "Q: {x: banyak}", "banyak bukan angka"),
        ("kind: number", "Q: {x: '1.25'}", "1.25 bukan angka"),
        ("kind: single", "P: {x: A}", "jawaban_final.P: pertanyaan tidak ada"),
        ("kind: entah", "Q: {x: A}", "jenis entah tidak dikenal"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_with_its_place(
    tmp_path: Path, question: str, answers: str, words: str
) -> None:
    """Too many, too few, twice, of another shape, of no question: a line that says so."""
    options = "" if "text" in question or "number" in question else ", pilihan: [Ya, Bukan]"
    text = f"""peserta: [{{id: x, instansi: a, label: Satu}}]
jajak_pendapat: [{{kode: Q, {question}, pertanyaan: Apa{options}}}]
jawaban_final: {{{answers}}}
"""
    with pytest.raises(ScenarioFault, match=re.escape(words)):
        read_scenario(written(tmp_path, ROSTER + text))


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
