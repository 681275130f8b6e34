"""The tables of results: when each stands, the keys of its heads, its widths, what repeats, the fields of a row."""

from typing import Final

# Choices with their codes, choices without, a ranking, numbers; a question has at most one of them.
RESULTS: Final = (
    (
        "jp.berkode",
        ("kode", "pilihan", "jumlah", "persen"),
        (1.8, 8.2, 3.5, 2.5),
        "pilihan in jp.pilihan",
        ("kode", "teks", "jumlah", "persen"),
    ),
    (
        "jp.pilihan and not jp.berkode",
        ("pilihan", "jumlah", "persen"),
        (10.0, 3.5, 2.5),
        "pilihan in jp.pilihan",
        ("teks", "jumlah", "persen"),
    ),
    (
        "jp.urutan",
        ("peringkat", "kode", "pilihan", "skor", "pertama", "rata"),
        (2.3, 1.5, 6.2, 1.5, 2.2, 2.3),
        "baris in jp.urutan",
        ("peringkat", "kode", "teks", "skor", "pertama", "rata"),
    ),
    ("jp.angka", ("ukuran", "nilai"), (5.0, 4.0), "baris in jp.angka", ("ukuran", "nilai")),
)
# What was written: by organisation where answers are open, else equal texts once with their number.
WRITTEN: Final = (
    (
        "jp.isian and jp.bernama",
        ("instansi", "isian"),
        (5.5, 10.5),
        "tulisan in jp.isian",
        ("instansi", "isi"),
    ),
    (
        "jp.isian and not jp.bernama",
        ("isian", "jumlah_sama"),
        (13.0, 3.0),
        "tulisan in jp.isian",
        ("isi", "banyak"),
    ),
)
# A sounding: under each point everybody who answered it, then the constituencies, a row each.
SOUNDINGS: Final = (
    (
        "jajak.baris",
        ("unsur", "setuju", "tidak", "lewati", "menjawab"),
        (6.4, 2.4, 2.4, 2.4, 2.4),
        "baris in jajak.baris",
        ("unsur", "setuju", "tidak", "lewati", "menjawab"),
    ),
)
# In the official report each row of a choice names its base; rankings and numbers are as in the minutes.
REPORTED: Final = (
    (
        "jp.berkode",
        ("kode", "pilihan", "jumlah", "persen", "dasar_persen"),
        (1.4, 7.2, 2.1, 1.9, 3.4),
        "pilihan in jp.pilihan",
        ("kode", "teks", "jumlah", "persen", "jp.dasar"),
    ),
    (
        "jp.pilihan and not jp.berkode",
        ("pilihan", "jumlah", "persen", "dasar_persen"),
        (8.6, 2.1, 1.9, 3.4),
        "pilihan in jp.pilihan",
        ("teks", "jumlah", "persen", "jp.dasar"),
    ),
    *RESULTS[2:],
)
UNITS: Final = (
    (
        "jp.unsur",
        ("unsur", "menjawab", "rincian"),
        (5.0, 2.2, 8.8),
        "baris in jp.unsur",
        ("unsur", "menjawab", "rincian"),
    ),
)
