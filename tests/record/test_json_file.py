"""record.json: its bytes, its schema, the chain and the commitment it lets anybody check."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from record.json_file import document, write
from record.record import Record
from rules import chain
from tests.record.kinds import eventful, every_shape, withheld
from tests.record.scenario import expected, scenario
from tests.record.schema import SCHEMA, faults


def test_the_record_keeps_its_schema(sample: Record) -> None:
    """Every key is known, every required one is there, every value has its form."""
    assert faults(json.loads(write(sample)), SCHEMA) == []


def test_the_schema_refuses_what_it_should(sample: Record) -> None:
    """The check of the check: a float, an unknown key, a missing one and a local time are found."""
    broken = document(sample)
    broken["questions"][0]["tally"]["turnout"] = 93.9
    broken["delegates"][0]["telegram_id"] = 9000000001
    del broken["head"]
    broken["meeting"]["at"] = "2023-11-23T11:55:00+07:00"
    assert len(faults(broken, SCHEMA)) == 4


def test_an_empty_meeting_keeps_the_schema_too(sample: Record) -> None:
    """Nothing was asked, nobody came, no entry stands."""
    bare = replace(sample, questions=(), points=(), notes=(), delegates=(), entries=(), head=None)
    assert faults(json.loads(write(bare)), SCHEMA) == []


def test_the_bytes_are_canonical(sample: Record) -> None:
    """UTF-8, sorted keys, two-space indent, newline at the end, no number but integers."""
    body = write(sample)
    assert body == write(sample)
    assert body.endswith(b"}\n")
    assert json.dumps(json.loads(body), ensure_ascii=False, sort_keys=True, indent=2) + "\n" == body.decode()
    assert "'Aisyiyah" in body.decode()
    json.loads(body, parse_float=lambda text: (_ for _ in ()).throw(AssertionError(text)))


def by_code(record: Record) -> dict[str, Any]:
    return {one["code"]: one for one in json.loads(write(record))["questions"]}


def test_every_shape_keeps_the_schema(making: Any, sample: Record) -> None:
    """Every way of counting in every mode, weighted, unanswered, withheld, with everything that can happen to one."""
    record = replace(sample, questions=every_shape(making))
    assert faults(json.loads(write(record)), SCHEMA) == []


@pytest.mark.parametrize("code", ["JP1", "JP2", "JP6"])
def test_the_figures_of_choices_are_those_of_the_scenario(sample: Record, code: str) -> None:
    """Counts as integers, shares as decimal strings with a point, ranks, sums, rounding."""
    shown, wanted = by_code(sample)[code], expected(code)
    rows = {row["code"]: row for row in shown["tally"]["rows"]}
    for option, figures in wanted["rincian"].items():
        assert rows[option]["count"] == figures["jumlah"]
        assert rows[option]["share"] == figures["persen"].replace(",", ".")
        assert rows[option]["rank"] == figures.get("peringkat")
    assert shown["tally"]["turnout"] == wanted["tingkat_partisipasi_persen"].replace(",", ".")
    assert shown["tally"]["rounding_note"] is wanted.get("catatan_pembulatan", False)
    for unit, counts in wanted.get("rincian_per_unsur", {}).items():
        (row,) = [row for row in shown["breakdown"]["rows"] if row["constituency"] == unit]
        assert row["counts"] == counts


def test_jp1_to_jp6_say_who_answered(sample: Record) -> None:
    """Entitled, answered, incomplete and silent; helped and changed; choices in all where several may be chosen."""
    shown = by_code(sample)
    numbers = ("entitled", "answered", "incomplete", "not_answered", "chosen")
    assert {code: tuple(one["tally"][key] for key in numbers) for code, one in shown.items()} == {
        "JP1": (49, 46, 0, 3, 46),
        "JP2": (49, 44, 0, 5, 99),
        "JP3": (49, 47, 0, 2, 47),
        "JP4": (49, 38, 1, 10, None),
        "JP5": (49, 18, 0, 31, None),
        "JP6": (40, 38, 0, 2, 38),
    }
    assert (shown["JP1"]["assisted"], shown["JP1"]["changed"]) == (2, 1)
    assert shown["JP6"]["sentence"] == " ".join(expected("JP6")["kalimat_notula"].split())


def test_the_scale_of_jp3_shows_means_and_hides_small_groups(sample: Record) -> None:
    """Mean and median without tidak tahu; three constituencies hidden, their sum shown, none named on a ballot."""
    shown, wanted = by_code(sample)["JP3"], expected("JP3")
    rows = {row["code"]: (row["count"], row["share"]) for row in shown["tally"]["rows"]}
    assert rows == {c: (one["jumlah"], one["persen"].replace(",", ".")) for c, one in wanted["rincian"].items()}
    figures = {"base": wanted["dasar_rata_rata"], "mean": "2.45", "median": "2"}
    assert shown["tally"]["figures"] == figures
    assert (shown["tally"]["dont_know"], shown["tally"]["share_sum"]) == (5, "99.9")
    for row in shown["breakdown"]["rows"]:
        told = wanted["rincian_per_unsur_boleh_tampil"][row["constituency"]]
        assert row["answered"] == told["jumlah"]
        assert row["counts"] == (wanted["rincian_per_unsur"][row["constituency"]] if told["ditampilkan"] else None)
    assert shown["breakdown"]["merged"]["counts"] == wanted["gabungan_unsur_tersembunyi"]
    groups = Counter(ballot["group"] for ballot in shown["ballots"])
    assert groups == {"pemerintah": 24, "komunitas": 8, "nirlaba_filantropi": 5, "merged": 10}


def test_the_ranking_of_jp4_has_scores_first_places_and_mean_places(sample: Record) -> None:
    """Borda of at most 190, in the order the scenario demands."""
    shown = by_code(sample)["JP4"]["tally"]
    rows, figures = {row["code"]: row for row in shown["rows"]}, shown["figures"]
    assert (figures["method"], figures["score_max"], figures["order"]) == ("borda", "190", [])
    for wanted in expected("JP4")["urutan"]:
        placing = figures["placings"][wanted["kode"]]
        assert (rows[wanted["kode"]]["rank"], rows[wanted["kode"]]["count"]) == (wanted["peringkat"], wanted["skor"])
        assert placing["firsts"] == wanted["jumlah_peringkat_pertama"]
        assert placing["mean_place"] == wanted["rata_rata_peringkat"].replace(",", ".")


def test_the_texts_of_jp5_and_the_words_of_jp2_stand_as_written(sample: Record) -> None:
    """Each text a ballot by name, equal ones a line; what was written beside Lainnya on its ballot."""
    shown = by_code(sample)
    written = {ballot["voter"]: ballot["selection"][0] for ballot in shown["JP5"]["ballots"]}
    assert written == {f"p{int(ref[1:])}": text for ref, text in scenario()["jawaban_final"]["JP5"].items()}
    lines = shown["JP5"]["tally"]["figures"]["lines"]
    assert sum(line["count"] for line in lines) == len(written) == 18
    words = [ballot["words"] for ballot in shown["JP2"]["ballots"] if "words" in ballot]
    assert words == [one["teks"] for one in expected("JP2")["lainnya"]]
    assert {option["code"]: option["role"] for option in shown["JP2"]["options"]}["G"] == "other"


def test_what_was_fixed_at_opening_stands_beside_the_question(making: Any, sample: Record) -> None:
    """Limits, method, quorum and threshold as exact fractions; null where the kind knows no such thing."""
    shown = by_code(sample)
    keys = ("min", "max", "method", "number", "text_max", "weighted", "threshold", "quorum", "cell_answers_min")
    assert [shown["JP2"][key] for key in keys] == [1, 3, None, None, None, False, None, None, None]
    assert [shown["JP4"][key] for key in keys] == [5, 5, "borda", None, None, False, None, None, None]
    assert [shown["JP3"][key] for key in keys] == [None, None, None, None, None, False, None, None, 5]
    assert shown["JP5"]["text_max"] == 200
    _, vote = by_code(replace(sample, questions=eventful(making))).values()
    assert vote["threshold"] == {"base": "valid", "numerator": 2, "denominator": 3, "strict": False}
    assert vote["quorum"] == {"base": "invited", "numerator": 1, "denominator": 2, "strict": False, "blocks": True}
    assert vote["tally"]["verdict"] == {"agreed": "34", "base": "35", "required": "24", "outcome": "reached"}
    assert [(one["moment"], one["reached"]) for one in vote["quorums"]] == [("open", True), ("close", True)]
    assert (vote["round"], vote["repeats"]) == (2, "JP7")
    assert (vote["corrections"][0]["was"], vote["corrections"][0]["becomes"]) == ("Stujukah?", "Setujukah?")


def test_errata_are_one_list_by_number(making: Any, sample: Record) -> None:
    """Each names the question whose result it puts right."""
    (told,) = json.loads(write(replace(sample, questions=eventful(making))))["errata"]
    assert (told["number"], told["question"], told["becomes"]) == (2, "JP8", "35 instansi")


def test_ballots_have_the_keys_of_their_mode_and_no_others(sample: Record) -> None:
    """By constituency nobody is named; open answers name organisation and channel; neither has a time or an id, and a
    secret one has nothing but its group."""
    shown = by_code(sample)
    keys = {
        "by_constituency": {"selection", "weight", "constituency"},
        "open": {"selection", "weight", "voter", "channel"},
        "secret": {"selection", "group"},
    }
    for one in shown.values():
        assert {frozenset(ballot) - {"words"} for ballot in one["ballots"]} == {frozenset(keys[one["mode"]])}
    order = [(ballot["constituency"], ballot["selection"]) for ballot in shown["JP1"]["ballots"]]
    assert order == sorted(order)
    order = [(ballot["group"], ballot["selection"]) for ballot in shown["JP3"]["ballots"]]
    assert order == sorted(order)


def test_receipts_are_one_sorted_list(sample: Record) -> None:
    """As many as ballots, and beside none of them."""
    for one in by_code(sample).values():
        assert one["receipts"] == sorted(one["receipts"])
        assert len(one["receipts"]) == len(one["ballots"]) == len(one["took_part"])
        assert not set(one["receipts"]) & set(json.dumps([one["ballots"], one["took_part"]]).split('"'))


def test_a_withheld_result_is_turnout_and_nothing_else(making: Any, sample: Record) -> None:
    """Four answers to a secret question: no ballots, no figures, no breakdown, no zero that could be taken for one."""
    (shown,) = by_code(replace(sample, questions=(withheld(making),))).values()
    assert shown["withheld"] is True
    assert "ballots" not in shown
    hidden = ("abstained", "dont_know", "chosen", "share_sum", "figures", "verdict")
    assert {shown["tally"][key] for key in hidden} == {None}
    assert (shown["tally"]["rows"], shown["tally"]["leaders"], shown["breakdown"]) == ([], [], None)
    assert shown["tally"]["answered"] == len(shown["receipts"]) == 4


def test_before_reveal_the_question_holds_no_result(sample: Record) -> None:
    """No tally, no nonce, no ballots, no sentence, nothing of help and changes; turnout stays."""
    hidden = replace(sample.questions[0], tally=None, ballots=None, nonce=None)
    (shown,) = document(replace(sample, questions=(hidden,)))["questions"]
    assert not {"tally", "nonce", "ballots", "breakdown", "sentence", "assisted", "changed"} & shown.keys()
    assert not {"assisted", "changed"} & shown["closings"][0].keys()
    assert len(shown["took_part"]) == 46


def test_the_chain_can_be_checked_from_the_file_alone(sample: Record) -> None:
    """Anybody hashes the entries again and meets the head."""
    read = json.loads(write(sample))
    chained = [
        (
            chain.Entry(e["seq"], e["at"], e["actor"]["role"], e["actor"]["ref"], e["kind"], e["payload"], e["prev"]),
            e["hash"],
        )
        for e in read["entries"]
    ]
    head = chain.verify_chain(chained, chain.genesis(read["meeting"]["created"], read["meeting"]["code"]))
    assert {"seq": head.seq, "hash": head.hash} == read["head"]


def test_every_part_of_the_file_is_explained() -> None:
    """Whoever opens `record.json` finds each of its parts in the guide, and the guide names nothing else."""
    guide = (Path(__file__).parents[2] / "docs" / "berkas-data.md").read_text()
    table = guide.split("| bagian | isi |")[1].split("\n\n")[0]
    named = [name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])]
    assert sorted(named) == sorted(SCHEMA["properties"])
