"""What faces of every kind are made of in tests; and those of several questions and of two rounds."""

from collections.abc import Sequence

from locales.formats import number
from record.charts import tokens
from record.charts.face import Bar, Chip, Heading
from record.charts.likert_face import Item, LikertFace
from record.charts.rounds_face import RoundRow, RoundsFace

CODES = "ABCDEFGHIJKLMNOPQRST"
UNITS = (
    "Pemerintah",
    "Swasta/Dunia Usaha",
    "Perguruan Tinggi",
    "Media Massa",
    "Komunitas/Masyarakat",
    "Lembaga Nirlaba/Filantropi",
)
POINTS = ("Sangat tidak setuju", "Tidak setuju", "Ragu-ragu", "Setuju", "Sangat setuju")
STATEMENTS = (
    "Data perencanaan antar-OPD sudah terpadu",
    "Forum ini memberi ruang cukup bagi usulan masyarakat sipil dan kelompok rentan",
    "Target penurunan stunting 14% realistis",
    "Pembiayaan melalui CSR/filantropi perlu regulasi baru",
)
PLANS = {
    "R1": "Verifikasi dan validasi data setiap tribulan",
    "R2": "Penyaluran bantuan filantropi dan TJSL satu pintu",
    "R5": "Padat karya dan pelatihan kerja pemuda desa",
    "R4": "Rehabilitasi rumah tidak layak huni di desa prioritas",
    "R3": "Pendampingan usaha perempuan kepala keluarga",
}
NEEDS = (
    "Pemutakhiran data sasaran",
    "Perbaikan rumah tidak layak huni dan sanitasi",
    "Modal dan pendampingan usaha mikro",
    "Pelatihan kerja dan padat karya",
    "Jaminan kesehatan dan penurunan stunting",
)


def heading(code: str, question: str = "Seberapa setuju Bapak/Ibu?", *notes: str, tie: str = "") -> Heading:
    return Heading(
        "Rapat Koordinasi TKPK Kabupaten Jombang",
        code,
        (Chip("HASIL SEMENTARA", tokens.PROVISIONAL),),
        question,
        ("47 dari 49 peserta menjawab (95,9%)", "Menurut unsur"),
        tie,
        notes,
        "Ditutup pukul 11.27 WIB, 23 November 2023 · Rahasia",
    )


def bars(codes: Sequence[str], texts: Sequence[str], counts: Sequence[int], base: int = 0) -> tuple[Bar, ...]:
    whole, most = base or sum(counts), max(counts)
    return tuple(
        Bar(
            code,
            text,
            count,
            f"{100 * count / whole:.1f}%".replace(".", ",") if whole else "–",
            f"{number(count)} jawaban",
            count / whole if whole else 0.0,
            count == most > 0,
        )
        for code, text, count in zip(codes, texts, counts, strict=True)
    )


def item(code: str, text: str, counts: Sequence[int], unknown: int = 3) -> Item:
    """A statement with these answers on a scale, and how many do not know."""
    codes = [str(place) for place in range(1, len(counts) + 1)]
    whole, half = sum(counts) + unknown, len(counts) // 2
    lows, highs = sum(counts[:half]), sum(counts[-half:])
    sums = (f"{100 * side / whole:.1f}%".replace(".", ",") if whole else "–" for side in (lows, highs))
    points = bars(codes, [""] * len(counts), counts, whole)
    return Item(code, text, points, *sums, "rata-rata 2,45 · tidak tahu 6,0%, 3 jawaban")


def likert(
    texts: Sequence[str] = STATEMENTS,
    counts: Sequence[Sequence[int]] = ((9, 14, 10, 11, 3), (2, 5, 11, 20, 9), (4, 16, 15, 9, 3), (1, 2, 6, 21, 17)),
    points: Sequence[str] = POINTS,
) -> LikertFace:
    """Four statements on one scale of five points."""
    codes = [str(place) for place in range(1, len(points) + 1)]
    items = (item(f"JP{n}", text, own) for n, (text, own) in enumerate(zip(texts, counts, strict=True), start=3))
    said = heading("JP3–JP6", "4 penilaian dengan skala yang sama")
    return LikertFace(said, tuple(zip(codes, points, strict=True)), tuple(items), ("Tidak setuju", "Setuju"))


def rounds(
    texts: Sequence[str] = NEEDS, first: Sequence[int] = (20, 6, 0, 9, 5), second: Sequence[int] = (12, 19, 1, 9, 0)
) -> RoundsFace:
    """A choice that was asked twice."""
    codes = CODES[: len(texts)]
    rows = (RoundRow(*pair) for pair in zip(bars(codes, texts, first), bars(codes, texts, second), strict=True))
    return RoundsFace(heading("JP1 dan JP8"), ("Putaran 1", "Putaran 2"), tuple(rows), shows_codes=True)
