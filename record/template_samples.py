"""Sample fields of every paper: what a template of the office is checked against, word for word as in a meeting."""

from typing import Any, Final

TEXT: Final = "Contoh"


def _row(*names: str, **lists: Any) -> dict[str, Any]:
    return {**dict.fromkeys(names, TEXT), **lists}


def _common() -> dict[str, Any]:
    return {
        **_row("kepala", "judul", "hari_tanggal", "waktu", "tempat", "sidik", acara=["1. Contoh"]),
        "kop": _row("pemerintah", "badan", "alamat", "kontak", "ada", logo=""),
        "ttd": _row("prefiks", "jabatan", "nama", "ada_pencatat", "pencatat", "nama_pencatat", "kota_tanggal"),
    }


def _question() -> dict[str, Any]:
    return _row(
        *("kode", "judul", "sifat", "waktu", "kalimat", "berkode", "judul_isian", "bernama"),
        gambar="",
        pilihan=[_row("kode", "teks", "jumlah", "persen")],
        urutan=[_row("peringkat", "kode", "teks", "skor", "pertama", "rata")],
        angka=[_row("ukuran", "nilai")],
        isian=[_row("tema", "instansi", "isi", "banyak")],
        catatan=[TEXT],
    )


_HELD: Final = ("kode", "dibuka", "ditutup", "satuan", "sifat", "berhak", "menjawab", "belum", "diam", "dibantu")
_PERSON: Final = ("no", "nama", "jabatan", "instansi", "unsur", "keterangan")
_OUTCOME: Final = ("kode", "teks", "dasar")


def _minutes() -> dict[str, Any]:
    officers = ("ketua", "sekretaris", "pencatat")
    texts = ("surat_undangan", "jam_panggilan", "tampil_tempat", "peserta", "pembukaan", "penutup", *officers)
    point = _row("kepala", "teks", "tanggapan", tambahan=[TEXT])
    counts = ("setuju", "tidak", "lewati", "menjawab")
    return {
        **_common(),
        **_row(*texts, daftar_narasumber=[TEXT], dicabut=[TEXT]),
        "pembahasan": [_row("judul", pokok=[point], pembicara=[TEXT])],
        "daftar_jp": [_question()],
        "daftar_penjajakan": [
            _row(
                *("judul", "waktu", "kalimat"),
                gambar=[""],
                baris=[_row("kepala", "akhir", "unsur", *counts)],
                butir=[_row("kode", "teks", *counts, "keterangan")],
                catatan=[TEXT],
            )
        ],
        **{name: [_row(*_OUTCOME)] for name in ("catatan_rapat", "kesimpulan", "keputusan")},
        "tindak_lanjut": [_row("no", "tindak_lanjut", "penanggung_jawab", "tenggat", "status", "dasar")],
        "ralat": [TEXT],
        "usulan_koreksi": [_row("kode", "instansi", "perihal", "usulan", "putusan")],
        "daftar_hadir": [_row(*_PERSON)],
        "rekap": [_row(*_HELD)],
        "daftar_pokok": [_row("kode", "jenis", "instansi", "menanggapi", "asli", "notula", "status")],
    }


def _report() -> dict[str, Any]:
    return {
        **_common(),
        **_row("nomor", "judul_kapital", "pembuka", "penutup", catatan=[TEXT], penegasan=[TEXT]),
        "pelaksanaan": [_row(*_HELD, "kuorum")],
        "hasil": [{**_question(), **_row("dasar", unsur=[_row("unsur", "menjawab", "rincian")])}],
        "penanda_tangan": [_row("no", "nama", "jabatan", "unsur")],
        "bentuk_ttd": TEXT,
        "ttd_dua": [_row("kiri", "kanan")],
        "ttd_tiga": [_row("kiri", "tengah", "kanan")],
    }


def _attendance() -> dict[str, Any]:
    return {
        **_common(),
        "orang": [_row(*_PERSON, "kiri", "kanan")],
        "ringkasan": [_row("unsur", "diundang", "hadir", "peserta")],
        "total": _row("diundang", "hadir", "peserta", "persen"),
        "tidak_hadir": TEXT,
    }


def sample_of(document: str) -> dict[str, Any]:
    """The sample fields of a document, made anew. Raises KeyError for one that has no template."""
    made = {"notula": _minutes, "notulen-lama": _minutes, "berita-acara": _report, "daftar-hadir": _attendance}
    return made[document]()
