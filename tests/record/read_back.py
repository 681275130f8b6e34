"""The figures of finished files as other libraries read them, in one shape whatever file they come from.

Of a question: `pilihan` is text -> (people, weight, share in per cent), `urutan` a list of (rank, text, score, first
places, mean place), `angka` the figures of numbers by name, `isian` (text, how often) sorted, `unsur` a list of (name,
answers, option -> figure, None where hidden), `menjawab`, `diam`, `rata`, `median`, `kalimat`. Only what a file holds.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from docx import Document

from tests.record.files import opened, rows

Figures = dict[str, dict[str, Any]]
NUMBERS = {"total": "Jumlah", "mean": "Rata-rata", "median": "Median", "smallest": "Terkecil", "largest": "Terbesar"}
_NOTHING = "–"


def spoken(text: Any) -> Decimal | None:
    """1.234,5 or 43,5% as it is printed; nothing for a dash."""
    if text in (_NOTHING, None):
        return None
    return Decimal(str(text).removesuffix("%").replace(".", "").replace(",", "."))


def of_json(content: bytes) -> Figures:
    """`record.json`."""
    tree = json.loads(content)
    names = {one["code"]: one["name"] for one in tree["constituencies"]}
    return {one["code"]: _of_tree(one, names) for one in tree["questions"] if "tally" in one}


def _of_tree(one: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    tally, figures = one["tally"], one["tally"]["figures"] or {}
    texts = {row["code"]: row["text"] for row in tally["rows"]}
    found: dict[str, Any] = {"menjawab": Decimal(tally["answered"]), "diam": Decimal(tally["not_answered"])}
    found["kalimat"] = one["sentence"]
    if "placings" in figures:
        has_score = figures["method"] == "borda"
        told = []
        for row in tally["rows"]:
            placing = figures["placings"][row["code"]]
            score = Decimal(row["weight"]) if one["weighted"] else Decimal(row["count"])
            mean = None if placing["mean_place"] is None else Decimal(placing["mean_place"])
            rank = None if row["rank"] is None else Decimal(row["rank"])
            told.append((rank, row["text"], score if has_score else None, Decimal(placing["firsts"]), mean))
        found["urutan"] = sorted(told, key=str)
    elif tally["rows"]:
        found["pilihan"] = {
            row["text"]: (
                Decimal(row["count"]),
                Decimal(row["weight"]),
                None if row["share"] is None else Decimal(row["share"]),
            )
            for row in tally["rows"]
        }
    if "bins" in figures:
        found["angka"] = {name: Decimal(figures[key]) for key, name in NUMBERS.items()}
    elif "mean" in figures:
        found["rata"], found["median"] = (
            None if figures[key] is None else Decimal(figures[key]) for key in ("mean", "median")
        )
    if "lines" in figures:
        found["isian"] = sorted((line["text"], Decimal(line["count"])) for line in figures["lines"])
    found["unsur"] = _units(one["breakdown"], names, texts)
    return found


def _units(breakdown: Any, names: Mapping[str, str], texts: Mapping[str, str]) -> list[Any]:
    told = []
    for row in [*breakdown["rows"], *([breakdown["merged"]] if breakdown["merged"] else [])] if breakdown else []:
        counts = None if row["counts"] is None else {code: Decimal(count) for code, count in row["counts"].items()}
        if counts or counts is None:
            told.append((names.get(row["constituency"] or "", "Gabungan unsur lain"), Decimal(row["answered"]), counts))
    return told


def of_workbook(content: bytes) -> Figures:
    """The sheets Pertanyaan, Hasil, Per unsur and Isian; a share is what its cell shows."""
    book = opened(content)
    formats = [row[5].number_format for row in book["Hasil"].iter_rows(min_row=2)]
    results = rows(book, "Hasil")[1:]
    shown = [[*row[:5], _shown_share(row[5], pattern), *row[6:]] for row, pattern in zip(results, formats, strict=True)]
    return _of_rows(_dicts(rows(book, "Pertanyaan")), shown, rows(book, "Per unsur")[1:], rows(book, "Isian")[1:])


def _shown_share(value: Any, pattern: str) -> Any:
    if not isinstance(value, float | int):
        return _NOTHING
    return f"{Decimal(repr(value)) * 100:.{1 if pattern == '0.0%' else 0}f}".replace(".", ",")


def of_csv(files: Mapping[str, bytes]) -> Figures:
    """`hasil.csv` and `per_unsur.csv`; texts and turnout are not among them."""
    hasil, per_unsur = (_read(files[name]) for name in ("hasil", "per_unsur"))
    return _of_rows([], hasil[1:], per_unsur[1:], [])


def _read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def _dicts(table: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(table[0], row, strict=True)) for row in table[1:]]


def _figure(value: Any) -> Decimal | None:
    """A number of a cell, or a figure of a CSV, which has no dots between thousands."""
    return None if value in (_NOTHING, None) else Decimal(str(value).replace(",", "."))


def _of_rows(
    asked: Sequence[dict[str, Any]], results: Sequence[Any], units: Sequence[Any], texts: Sequence[Any]
) -> Figures:
    found: Figures = {}
    for row in asked:
        one = found.setdefault(row["Kode"], {})
        one["menjawab"], one["diam"] = _figure(row["Menjawab"]), _figure(row["Tidak menjawab"])
        if row["Jumlah"] != _NOTHING:
            one["angka"] = {name: _figure(row[name]) for name in NUMBERS.values()}
        elif row["Jenis"] == "skala penilaian":
            one["rata"], one["median"] = _figure(row["Rata-rata"]), _figure(row["Median"])
    for code, _, text, count, weight, share, rank, score, firsts, mean in results:
        one = found.setdefault(code, {})
        if firsts == _NOTHING:
            one.setdefault("pilihan", {})[text] = (_figure(count), _figure(weight), _figure(share))
        else:
            one.setdefault("urutan", []).append((_figure(rank), text, _figure(score), _figure(firsts), _figure(mean)))
    for code, name, answered, option, count, score, _ in units:
        _add_unit(found.setdefault(code, {}).setdefault("unsur", []), name, answered, option, (count, score))
    for row in texts:
        found[row[0]].setdefault("isian", []).append((row[2], _figure(row[3])))
    for one in found.values():
        one["urutan"] = sorted(one.get("urutan", []), key=str)
        one["isian"] = sorted(one.get("isian", []))
    return found


def _add_unit(told: list[Any], name: str, answered: Any, option: str, cells: tuple[Any, Any]) -> None:
    """One more option of a constituency; its first makes the row."""
    if option == _NOTHING:
        told.append((name, _figure(answered), None))
        return
    if not told or told[-1][0] != name or told[-1][2] is None:
        told.append((name, _figure(answered), {}))
    told[-1][2][option] = _figure(cells[0] if cells[0] != _NOTHING else cells[1])


def of_minutes(content: bytes) -> Figures:
    """Part D of the notula: the tables under the heading of each question, and its sentence."""
    found: Figures = {}
    one: dict[str, Any] = {}
    for kind, value in _body(content):
        if kind == "text":
            heading = re.match(r"(JP\d+)\. ", value)
            if heading:
                one = found.setdefault(heading[1], {"texts": []})
            elif value.startswith("E. "):
                break
            elif one:
                one["texts"].append(value)
        elif one:
            _add_table(one, value)
    return found


def _body(content: bytes) -> Iterator[tuple[str, Any]]:
    for part in Document(io.BytesIO(content)).element.body.iterchildren():
        if part.tag.endswith("}p"):
            yield "text", _text(part)
        elif part.tag.endswith("}tbl"):
            yield "table", [[_text(cell) for cell in row.findall("./{*}tc")] for row in part.findall("./{*}tr")]


def _text(part: Any) -> str:
    return "".join(
        "\n" if one.tag.endswith("}br") else one.text or "" for one in part.iter() if one.tag.endswith(("}t", "}br"))
    )


def _add_table(one: dict[str, Any], table: list[list[str]]) -> None:
    """A table by its heads."""
    heads = table[0]
    for row in _dicts(table):
        if "Persen" in heads:
            weighted = re.fullmatch(r"bobot ([\d.,]+) \(([\d.]+)\)", row["Jumlah"])
            weight, count = weighted.groups() if weighted else (row["Jumlah"], row["Jumlah"])
            one.setdefault("pilihan", {})[row["Pilihan"]] = (spoken(count), spoken(weight), spoken(row["Persen"]))
        elif "Peringkat" in heads:
            cells = (row["Skor"], row["Peringkat pertama"], row["Rata-rata peringkat"])
            one.setdefault("urutan", []).append((spoken(row["Peringkat"]), row["Pilihan"], *map(spoken, cells)))
        elif heads[0] == "Ukuran":
            one.setdefault("angka", {})[row["Ukuran"]] = spoken(row["Nilai"])
        elif "Isian" in heads:
            one.setdefault("isian", []).append((row["Isian"], spoken(row.get("Jumlah sama", "1"))))
