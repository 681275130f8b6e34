"""The tables of part D of the notula: when each stands, its heads and widths, what repeats, and the fields of a row."""

from typing import Final

# Choices with their codes, choices without, a ranking, numbers; a question has at most one of them.
RESULTS: Final = (
    (
        "jp.berkode",
        ("Kode", "Pilihan", "Jumlah", "Persen"),
        (1.8, 8.2, 3.5, 2.5),
        "pilihan in jp.pilihan",
        ("kode", "teks", "jumlah", "persen"),
    ),
    (
        "jp.pilihan and not jp.berkode",
        ("Pilihan", "Jumlah", "Persen"),
        (10.0, 3.5, 2.5),
        "pilihan in jp.pilihan",
        ("teks", "jumlah", "persen"),
    ),
    (
        "jp.urutan",
        ("Peringkat", "Kode", "Pilihan", "Skor", "Peringkat pertama", "Rata-rata peringkat"),
        (2.3, 1.5, 6.2, 1.5, 2.2, 2.3),
        "baris in jp.urutan",
        ("peringkat", "kode", "teks", "skor", "pertama", "rata"),
    ),
    ("jp.angka", ("Ukuran", "Nilai"), (5.0, 4.0), "baris in jp.angka", ("ukuran", "nilai")),
)
# What was written: by organisation where answers are open, else equal texts once with their number.
WRITTEN: Final = (
    (
        "jp.isian and jp.bernama",
        ("Instansi", "Isian"),
        (4.5, 11.5),
        "tulisan in jp.isian",
        ("instansi", "isi"),
    ),
    (
        "jp.isian and not jp.bernama",
        ("Isian", "Jumlah sama"),
        (13.0, 3.0),
        "tulisan in jp.isian",
        ("isi", "banyak"),
    ),
)
# A sounding: under each point everybody who answered it, then the constituencies, a row each.
SOUNDINGS: Final = (
    (
        "jajak.baris",
        ("Unsur", "Setuju", "Tidak", "Lewati", "Menjawab"),
        (6.4, 2.4, 2.4, 2.4, 2.4),
        "baris in jajak.baris",
        ("unsur", "setuju", "tidak", "lewati", "menjawab"),
    ),
)
