"""What a forger does to a record, and which check must find it at which place."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from tests.verifier.forging import Forger

Act = Callable[[Forger], None]


def remove_ballot(f: Forger) -> None:
    f.question("JP2")["ballots"].pop()


def add_ballot(f: Forger) -> None:
    cast = f.question("JP2")["ballots"]
    cast.append(copy.deepcopy(cast[-1]))


def swap_option(f: Forger) -> None:
    f.question("JP3")["ballots"][0]["selection"] = ["3"]


def double_voter(f: Forger) -> None:
    cast = f.question("JP3")["ballots"]
    cast[1]["voter"] = cast[0]["voter"]


def stranger(f: Forger) -> None:
    f.question("JP3")["ballots"][-1]["voter"] = "p99"


def add_ballot_sealed(f: Forger) -> None:
    add_ballot(f)
    f.recommit("JP2")
    f.rechain()


def swap_option_sealed(f: Forger) -> None:
    """Even with the chain written anew the figures are not those of the ballots."""
    swap_option(f)
    f.recommit("JP3")
    f.rechain()


def swap_texts(f: Forger) -> None:
    """The options of a question change places: the same ballots now mean something else."""
    one, two = f.question("JP2")["options"][:2]
    one["text"], two["text"] = two["text"], one["text"]
    rows = f.question("JP2")["tally"]["rows"]
    rows[0]["text"], rows[1]["text"] = one["text"], two["text"]


def reorder(f: Forger) -> None:
    entries = f.record["entries"]
    entries[-1], entries[-2] = entries[-2], entries[-1]


def remove_entry(f: Forger) -> None:
    del f.record["entries"][20]


def change_payload(f: Forger) -> None:
    f.entries("question.closed")[0]["payload"]["entitled"] += 1


def truncate(f: Forger) -> None:
    del f.record["entries"][-3:]


def truncate_sealed(f: Forger) -> None:
    truncate(f)
    f.rechain()


def remove_reveal_sealed(f: Forger) -> None:
    f.record["entries"].remove(f.entries("question.revealed")[0])
    f.rechain()


def illegal_order(f: Forger) -> None:
    """Revealed before it was closed."""
    entries = f.record["entries"]
    closed, revealed = f.entries("question.closed")[0], f.entries("question.revealed")[0]
    one, two = entries.index(closed), entries.index(revealed)
    entries[one], entries[two] = entries[two], entries[one]
    f.rechain()


def wrong_role(f: Forger) -> None:
    f.entries("question.revealed")[0]["actor"] = {"role": "clerk", "ref": "s4"}
    f.rechain()


def role_never_given(f: Forger) -> None:
    f.entries("question.revealed")[0]["actor"] = {"role": "deputy", "ref": "s9"}
    f.rechain()


def no_reason(f: Forger) -> None:
    del f.entries("question.reopened")[0]["payload"]["digest"]
    f.rechain()


def drop_voter(f: Forger) -> None:
    """Somebody vanishes from the electorate without an entry."""
    f.question("JP2")["electorate"]["close"].remove("p13")


def invented_change(f: Forger) -> None:
    at = f.question("JP2")["opened"]
    change = {"at": at, "ref": "p13", "act": "removed", "reason": "pulang", "actor": "s1"}
    drop_voter(f)
    f.question("JP2")["electorate"]["changes"].append(change)


def drop_receipt(f: Forger) -> None:
    f.question("JP2")["receipts"].pop()


def double_receipt(f: Forger) -> None:
    receipts = f.question("JP2")["receipts"]
    receipts[1] = receipts[0]


def disclose(f: Forger) -> None:
    """A hidden row is shown."""
    row = next(one for one in f.question("JP1")["breakdown"]["rows"] if one["counts"] is None)
    row["counts"] = {"A": 1, "B": 1, "C": 1, "D": 0}


def disclose_ballot(f: Forger) -> None:
    next(one for one in f.question("JP1")["ballots"] if one["group"] == "merged")["group"] = "swasta"


def early_result(f: Forger) -> None:
    f.question("JP12")["nonce"] = "00" * 16


def change_text(f: Forger) -> None:
    f.record["points"][0]["original"] += " segera"


def change_wording(f: Forger) -> None:
    f.record["points"][0]["record"] = "Data tidak diverifikasi."


def drop_salt(f: Forger) -> None:
    f.record["outcomes"][0]["texts"][0] |= {"text": "Lain sekali.", "salt": None}


def change_erratum(f: Forger) -> None:
    f.record["errata"][0]["becomes"] = "15 jawaban"


def drop_erratum(f: Forger) -> None:
    f.record["errata"].clear()


def change_verdict(f: Forger) -> None:
    verdict = f.question("JP8")["tally"]["verdict"]
    verdict["outcome"] = "reached" if verdict["outcome"] != "reached" else "not_reached"


def change_quorum(f: Forger) -> None:
    f.question("JP8")["quorums"][0]["required"] -= 1


def lower_threshold(f: Forger) -> None:
    f.question("JP8")["threshold"] |= {"numerator": 1, "denominator": 3}


def change_sentence(f: Forger) -> None:
    asked = f.question("JP8")
    asked["sentence"] = asked["sentence"].replace("13 instansi", "12 instansi", 1)


def lines_of(f: Forger) -> list[dict[str, Any]]:
    """The lines of the written answers that stand under a theme."""
    lines: list[dict[str, Any]] = f.question("JP6")["tally"]["figures"]["lines"]
    return [line for line in lines if line["theme"]]


def rename_theme(f: Forger) -> None:
    """Wherever it stands, so that counts agree."""
    old = lines_of(f)[0]["theme"]
    figures = f.question("JP6")["tally"]["figures"]
    for one in (*figures["themes"], *figures["lines"]):
        if one["theme"] == old:
            one["theme"] = "Lain sekali"


def rewrite_theme(f: Forger) -> None:
    rename_theme(f)
    lines_of(f)[0]["theme_as"] = "Lain sekali"


FORGERIES: list[tuple[Act, int, str]] = [
    (rename_theme, 10, "tema Lain sekali"), (rewrite_theme, 10, "JP6"),
    (remove_ballot, 5, "JP2"), (add_ballot, 5, "JP2"), (swap_option, 5, "JP3.ballots"), (double_voter, 5, "JP3"),
    (stranger, 5, "p99"), (add_ballot_sealed, 5, "JP2"), (swap_option_sealed, 6, "questions[2].tally"),
    (swap_texts, 6, "JP2, pertanyaan dan pilihan"), (reorder, 2, "catatan nomor"), (remove_entry, 2, "nomor 21"),
    (change_payload, 2, "catatan nomor"), (truncate, 2, "head"), (truncate_sealed, 3, "JP1"),
    (remove_reveal_sealed, 3, "JP1"), (illegal_order, 3, "question.revealed"), (wrong_role, 3, "clerk"),
    (role_never_given, 3, "s9"), (no_reason, 3, "tanpa alasan"), (drop_voter, 4, "p13"),
    (invented_change, 4, "JP2, daftar berhak"), (drop_receipt, 8, "JP2"), (double_receipt, 8, "ganda"),
    (disclose, 7, "breakdown.rows"), (disclose_ballot, 7, "swasta"), (early_result, 5, "JP12.nonce"),
    (change_text, 10, "D01"), (change_wording, 10, "D01, teks notula"), (drop_salt, 10, "tanpa garam"),
    (change_erratum, 10, "errata[0].becomes"), (drop_erratum, 11, "nomor 1"), (change_verdict, 6, "verdict.outcome"),
    (change_quorum, 6, "quorums[0].required"), (lower_threshold, 6, "JP8.threshold"), (change_sentence, 6, "sentence"),
]  # fmt: skip
