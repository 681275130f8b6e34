"""What a reader is told beside the figures of a result: bases, rounding, help, threshold, quorum, corrections, errata,
and the round before; rebuilt from the recount and the record."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from verifier.asked import Asked, Rule, ballots_of, rule_of
from verifier.counted import Counted
from verifier.nodes import Node
from verifier.recount import base_weight
from verifier.sentences import base_words, by_rank, ranked_figures, sentence, unit_word
from verifier.shares import plain
from verifier.wording import Wording, figure

Tree = dict[str, Any]
_THRESHOLD_BASES: Final = {
    "valid": "ambang_dasar_sah",
    "answered": "ambang_dasar_menjawab",
    "entitled": "ambang_dasar_berhak",
    "present": "ambang_dasar_hadir",
    "invited": "ambang_dasar_diundang",
}
_VERDICTS: Final = {"reached": "ambang_tercapai", "not_reached": "ambang_tidak_tercapai"}
# Fractions below this are said as a percentage.
_DENOMINATOR_MAX: Final = 20


def note_lines(record: Node, one: Counted, counted: Mapping[str, Counted], words: Wording) -> list[str]:
    """Every note of a result that is shown, in order."""
    found = [*_of_result(one, words), *quorum_lines(one.node, words)]
    closings = len(one.node.many("closings"))
    if closings > 1:
        found.append(words.say("catatan_ditutup_kali", n=closings))
    found += [*_corrections(one.node, words), *_round(one, counted, words), *_errata(record, one.asked.code, words)]
    return [text for text in found if text]


def _of_result(one: Counted, words: Wording) -> Iterator[str]:
    asked, tally, figures = one.asked, one.tally, one.tally["figures"]
    is_withheld = tally["abstained"] is None
    yield _base(one, words)
    if asked.kind == "scale" and figures is not None and figures["mean"] is not None:
        values = {"rata": words.figure(figures["mean"]), "median": words.figure(figures["median"])}
        yield words.say("catatan_skala", n=figures["base"], **values)
    if asked.kind == "number" and figures is not None:
        names = {"jumlah": "total", "kecil": "smallest", "besar": "largest"}
        yield words.say("catatan_angka", n=figures["n"], **{k: words.figure(figures[v]) for k, v in names.items()})
    if asked.kind == "text" and figures is not None:
        grouped = one.node.part("tally").part("figures").maybe("grouped_by")
        roles = [] if grouped is None else [words.say(f"peran_{role.as_text()}") for role in grouped.items()]
        yield words.say("catatan_tema", daftar=roles) if roles else ""
    if tally["rounding_note"]:
        yield words.say("catatan_pembulatan", jumlah=words.figure(tally["share_sum"]))
    if asked.kind == "multiple" and tally["answered"] and not is_withheld:
        yield words.say("catatan_ganda")
        yield words.say("catatan_jumlah_pilihan", n=tally["chosen"])
    if asked.incomplete:
        yield words.say("catatan_belum_lengkap", n=asked.incomplete)
    if one.node.number("assisted"):
        yield words.say("catatan_dibantu", n=one.node.number("assisted"))
    if is_withheld and tally["answered"]:
        yield words.say("catatan_ditahan", n=asked.cell_answers_min)
    yield verdict_line(asked, tally["verdict"], words)


def _base(one: Counted, words: Wording) -> str:
    """What percentages are of; the method of a ranking; that nothing was answered."""
    asked, tally = one.asked, one.tally
    if not tally["answered"]:
        return words.say("kosong")
    if tally["abstained"] is None:
        return ""
    if asked.kind == "ranking":
        return words.say(f"metode_{asked.method}", maks=words.figure(tally["figures"]["score_max"]))
    if asked.kind in ("text", "number"):
        return ""
    base, count = base_words(asked, words), tally["base_count"]
    if not asked.is_weighted:
        return words.say("dasar_persentase", n=count, dasar=base)
    weight = plain(base_weight(asked, ballots_of(one.node) or []))
    return words.say("dasar_bobot", bobot=words.figure(weight), n=count, dasar=base)


def _portion(fraction: Fraction, words: Wording, *, is_strict: bool) -> str:
    """ "paling sedikit 2/3"; a fraction that only a percentage names as that percentage, in Indonesian figures."""
    said = f"{fraction.numerator}/{fraction.denominator}"
    if fraction.denominator > _DENOMINATOR_MAX:
        percent = fraction * 100
        tenths = int(percent * 10)
        whole = percent.numerator if percent.denominator == 1 else f"{tenths // 10}.{tenths % 10}"
        said = f"{figure(whole, 'id')}%"
    return words.say("porsi_lebih" if is_strict else "porsi_paling_sedikit", porsi=said)


def rule_words(rule: Rule | None, words: Wording) -> str:
    """ "paling sedikit 2/3 dari setuju + tidak setuju"; nothing where none is set."""
    if rule is None:
        return ""
    portion = _portion(rule.fraction, words, is_strict=rule.is_strict)
    return words.say("aturan_porsi", porsi=portion, dasar=words.say(_THRESHOLD_BASES[rule.base]))


def verdict_line(asked: Asked, verdict: Tree | None, words: Wording) -> str:
    """Whether a vote reached its threshold; nothing where none is set."""
    if verdict is None or asked.threshold is None:
        return ""
    said = rule_words(asked.threshold, words)
    if verdict["outcome"] not in _VERDICTS:
        return words.say("ambang_tidak_dapat", aturan=said)
    agreed, base = words.figure(verdict["agreed"]), words.figure(verdict["base"])
    return words.say(_VERDICTS[verdict["outcome"]], aturan=said, n=agreed, dari=base)


def quorum_lines(question: Node, words: Wording) -> Iterator[str]:
    """Whether enough were there, at every opening and closing."""
    rule = rule_of(question.maybe("quorum"))
    for count in question.many("quorums") if rule is not None else []:
        assert rule is not None
        portion = _portion(rule.fraction, words, is_strict=rule.is_strict)
        values = {"hadir": count.number("present"), "dari": count.number("base_count")}
        key = "kuorum_tercapai" if count.flag("reached") else "kuorum_tidak_tercapai"
        said = words.say(key, perlu=count.number("required"), aturan=portion, **values)
        moment = "kuorum_saat_dibuka" if count.text("moment") == "open" else "kuorum_saat_ditutup"
        yield words.say(moment, kuorum=said, jam=words.clock(count.text("at")))


def _corrections(question: Node, words: Wording) -> Iterator[str]:
    for one in question.many("corrections"):
        values = {"lama": one.text("was"), "baru": one.text("becomes"), "jam": words.clock(one.text("at"))}
        yield words.say("catatan_koreksi", nomor=one.number("number"), **values)


def _round(one: Counted, counted: Mapping[str, Counted], words: Wording) -> Iterator[str]:
    """The round before, with its figures unless it shows none."""
    before = one.node.text_or_none("repeats")
    if before is None:
        return
    yield words.say("catatan_putaran", n=one.node.number("round"), kode=before)
    first = counted.get(before)
    if first is None or first.tally["abstained"] is None:
        return
    rows = by_rank(first.tally) if first.asked.kind == "ranking" else first.tally["rows"]
    said = "; ".join(f"{row['text']} {_figures(first, row, words)}" for row in rows if first.tally["answered"])
    said = said or sentence(first.node, first.asked, first.tally, words).rstrip(".")
    yield words.say("banding_putaran", kode=before, n=first.node.number("round"), angka=said) + "."


def _figures(one: Counted, row: Tree, words: Wording) -> str:
    """What stands behind an option: share and count, or score, first places and mean place."""
    if one.asked.kind == "ranking":
        return ranked_figures(one.asked, one.tally, row, words)
    amount = f"{words.figure(row['count'])} {unit_word(one.asked, words)}"
    if one.asked.is_weighted:
        amount = words.say("hasil_bobot", bobot=words.figure(row["weight"]), orang=amount)
    return f"{words.percent(row['share'])}, {amount}"


def _errata(record: Node, code: str, words: Wording) -> Iterator[str]:
    """Those of this result; of one whose words are not in the file only its number."""
    for one in record.many("errata"):
        if one.text_or_none("question") != code:
            continue
        was, becomes, reason = (one.text(key) for key in ("was", "becomes", "reason"))
        if not (was or becomes or reason):
            yield words.say("catatan_ralat_kosong", nomor=one.number("number"))
            continue
        values = {"lama": was, "baru": becomes, "alasan": reason.rstrip(".")}
        yield words.say("catatan_ralat", nomor=one.number("number"), **values)
