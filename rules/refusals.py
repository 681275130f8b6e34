"""How the rules say no, and how the world says it failed: every refusal by name, with the values its words need."""

from typing import Any, Final

# Key -> names of the values its Indonesian sentence may use. `jam` is always milliseconds UTC: whoever delivers the
# words knows the meeting's zone. One plain table, so that a test can demand words for every line of it.
REFUSALS: Final[dict[str, tuple[str, ...]]] = {
    # joining
    "kode_salah": (),
    "kode_dibatasi": ("jam",),
    "rapat_selesai": (),
    "tombol_lama": (),
    "tanpa_rapat": (),
    "tanpa_rapat_petugas": (),
    "belum_terdaftar": (),
    "pengirim_anonim": (),
    # text at the door
    "rupa_nilai_salah": ("daftar",),
    "rupa_panjang": ("n", "maks"),
    "rupa_ditetapkan": (),
    "rupa_makro": (),
    "rupa_nama_templat": ("daftar",),
    "teks_kosong": (),
    "teks_panjang": ("n", "maks"),
    # rights
    "bukan_wewenang": (),
    "alasan_wajib": (),
    "tanpa_hak": (),
    "tidak_berhak": ("kode",),
    "jp_instansi": ("instansi",),
    "utama_sudah_ada": ("instansi", "label"),
    # life of a question
    "jp_belum_dibuka": ("kode",),
    "jp_masih_dibuka": ("kode",),
    "jp_sudah_ditutup": ("kode",),
    "jp_belum_diumumkan": ("kode",),
    "jp_sudah_diumumkan": ("kode",),
    "jp_sudah_batal": ("kode",),
    "jp_rahasia_tetap_tutup": ("kode",),
    "terlambat": ("kode", "jam"),
    "tanpa_pemilih": ("kode",),
    "jp_tidak_ada": ("kode",),
    "jp_pilih_nomor": ("daftar",),
    "jp_terlalu_banyak": ("n",),
    "jp_terlalu_sedikit": ("n",),
    "abstain_sendiri": ("pilihan",),
    "isian_panjang": ("n", "maks"),
    "jp_angka_desimal": ("n",),
    "jp_instansi_sudah": ("instansi", "label"),
    "jp_tidak_dapat_diubah": ("kode",),
    "terlambat_diperpanjang": ("kode", "jam"),
    "kuorum_belum": ("hadir", "perlu"),
    "alasan_batal_wajib": (),
    "jp_sudah_ditetapkan": ("kode",),
    "jp_bukan_konsep": ("kode",),
    "koreksi_sama": (),
    "koreksi_ditutup": ("kode",),
    "pengingat_baru_saja": (),
    "pengingat_habis": ("kode", "maks"),
    "pengingat_kosong": ("kode",),
    "ralat_belum_ditetapkan": ("kode",),
    "tema_kosong": ("kode",),
    "tema_lainnya": (),
    "tema_penuh": ("kode", "maks"),
    "kertas_bukan_rahasia": ("kode",),
    "kertas_jumlah": ("n", "m"),
    "kertas_angka_salah": (),
    "kertas_kosong": (),
    "kertas_suara_ganda": ("instansi",),
    "jp_angka_salah": ("min", "maks"),
    "jp_belum_lengkap": ("n", "m"),
    "menit_salah": ("maks",),
    "dibantu_petugas_lain": (),
    # writing a question
    "pertanyaan_kosong": (),
    "pertanyaan_panjang": ("n", "maks"),
    "pertanyaan_tanpa_pilihan": (),
    "pilihan_kosong": ("nomor",),
    "pilihan_kurang": ("n", "min"),
    "pilihan_terlalu_banyak": ("n", "maks"),
    "pilihan_panjang": ("nomor", "n", "maks"),
    "pilihan_sama": ("pilihan",),
    "pilihan_setuju_salah": (),
    "kata_tidak_dikenal": ("kata",),
    "kata_salah": ("kata", "isi"),
    "kata_ganda": (),
    "jp_tanpa_pilihan": ("kata",),
    "jp_batas_pilihan": ("n", "m"),
    "ambang_tanpa_setuju": (),
    "bobot_jenis": (),
    "bobot_terbuka": (),
    "bobot_dasar": (),
    "skala_label": ("n", "m"),
    "skala_titik": ("n", "maks"),
    # life of a meeting
    "pendaftaran_belum_dibuka": (),
    "rapat_belum_dimulai": (),
    "rapat_sudah_dimulai": (),
    "rapat_diskors": (),
    "rapat_belum_selesai": (),
    "rapat_belum_ditetapkan": (),
    "rapat_terkunci": (),
    # between the end and the lock
    "koreksi_belum_waktunya": (),
    "koreksi_waktu_habis": ("waktu",),
    "koreksi_tidak_ada": ("kode",),
    "koreksi_bukan_peserta": (),
    "koreksi_penuh": ("maks",),
    "koreksi_sudah_ada": ("kode",),
    "koreksi_sudah_diputus": ("kode",),
    "koreksi_catatan_berubah": ("kode",),
    "penutupan_berubah": (),
    "penutupan_sudah_berakhir": (),
    "tetapkan_belum_diumumkan": ("daftar",),
    "tetapkan_perlu_alasan": ("n",),
    "ralat_rapat_belum_ditetapkan": (),
    "jp_harus_ditutup": ("kode",),
    "grup_rapat_lain": (),
    "dibantu_sudah_sendiri": ("label",),
    "acara_tidak_ada": ("nomor", "n"),
    # discussion points
    "usul_panjang": ("n", "maks"),
    "usul_sudah_tercatat": (),
    "usul_masih_ditanyakan": ("n",),
    "sudah_meninggalkan": (),
    "pemilik_meninggalkan": ("label",),
    "penegasan": (),
    "alasan_usul_wajib": (),
    "pokok_tidak_dapat": ("kode",),
    "pokok_tidak_ada": ("kode",),
    "pokok_baru_diubah": ("kode", "status"),
    "tanggapan_bentuk": (),
    # the speakers' list
    "belum_ada_pembicara": (),
    "pembicara_berubah": (),
    "layar_belum_ada": (),
    "layar_tidak_dapat": (),
    "layar_belum_selesai": (),
    "daftar_pembicara_ditutup": (),
    "sedang_berbicara": (),
    # points that ask for the same
    "dukung_peninjau": (),
    "dukung_sendiri": ("kode", "instansi"),
    "dukung_milik_lain": ("instansi",),
    "gabung_sendiri": ("kode",),
    # soundings
    "penjajakan_kurang": ("n", "min"),
    "penjajakan_banyak": ("n", "maks"),
    "penjajakan_ditutup": ("kode", "jam"),
    "penjajakan_batal": ("kode",),
    "penjajakan_tidak_dapat": ("kode",),
    "penjajakan_masih_dibuka": ("kode",),
    "penjajakan_butir_berubah": ("kode",),
    "penjajakan_tidak_ada": (),
    # the record
    "catatan_kosong": (),
    "ekspor_tidak_begitu": ("judul",),
    "berkas_sudah_dihapus": (),
    "berkas_usang": ("nama",),
    "ekspor_bagian_tidak_ada": ("daftar",),
    "ekspor_tidak_ada": ("daftar",),
    # what the meeting concludes
    "hasil_rapat_ditetapkan": (),
    "hasil_berubah": ("kode",),
    "hasil_dicabut": ("kode",),
    "kaitan_tidak_ada": ("kode",),
    "kaitan_penuh": ("kode", "maks"),
    "tindak_lanjut_bentuk": (),
    "tindak_sudah_dibawa": ("kode", "lain"),
    "tanggal_salah": (),
    "catatan_tidak_ada": ("nomor",),
    # joining and registering
    "klaim_sudah_ada": (),
    "tautan_tidak_berlaku": (),
    "nama_sudah_terdaftar": ("label", "instansi"),
    "perangkat_penuh": ("maks",),
    "ubah_lewat_sekretariat": (),
    "luar_sudah_diputuskan": ("instansi",),
    "instansi_tidak_jelas": ("instansi",),
    "isikan_kosong": (),
    # what arrives at the door
    "pesan_video": (),
    "media_kosong": (),
    "media_besar": ("maks",),
    "media_banyak": ("maks",),
    "media_penuh": ("maks",),
    "media_jenis": (),
    "media_hilang": (),
    "media_ditarik": (),
    "media_belum_terambil": (),
    "pesan_tidak_didukung": (),
    "pesan_terusan_kartu": (),
    "perintah_tidak_dikenali": ("daftar",),
    "berkas_besar": ("maks",),
    "rapat_sudah_ada": ("kode",),
    "rapat_sudah_berjalan": ("kode",),
    # keeping data
    "peserta_tidak_ada": ("nomor",),
    "permintaan_sudah": ("n",),
    "retensi_salah": ("maks",),
    "retensi_sudah": (),
    # the meeting file
    "berkas_rapat_salah": ("n",),
}


class Refusal(Exception):
    """The rules say no: shown to the person in the words of `key`, never logged as an error."""

    def __init__(self, key: str, /, **values: Any) -> None:
        assert key in REFUSALS, f"unknown refusal {key}"
        assert sorted(values) == sorted(REFUSALS[key]), f"{key} carries {REFUSALS[key]}, not {tuple(values)}"
        super().__init__(key, values)
        self.key = key
        self.values: dict[str, Any] = values

    def __str__(self) -> str:
        """The key alone: values may hold what a person wrote, and that has no place in a log."""
        return self.key


class Fault(Exception):
    """The world failed (disk, database, network): logged, and the person is asked to try again."""
