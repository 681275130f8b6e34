"""How papers look: what the secretariat sets, the files it sends for them, and what is wrong with a template."""

from typing import Final

from locales.messages.mark import N_

STATIONERY: Final[dict[str, str]] = {
    "naskah": N_("Bentuk naskah: notula, berita acara, dan daftar hadir.\n{isi}"),
    "rupa_baris": N_("{apa}: {nilai}"),
    "rupa_ukuran": N_("Ukuran kertas"),
    "rupa_bentuk": N_("Bentuk notula"),
    "rupa_tempat": N_("Tempat dicetak"),
    "rupa_pencatat": N_("Tanda tangan pencatat"),
    "rupa_waktu_hadir": N_("Waktu hadir dicetak"),
    "rupa_csv": N_("Pemisah CSV"),
    "rupa_tanda_tangan": N_("Tanda tangan berita acara"),
    "rupa_pemerintah": N_("Kop, pemerintah"),
    "rupa_badan": N_("Kop, instansi"),
    "rupa_alamat": N_("Kop, alamat"),
    "rupa_kontak": N_("Kop, kontak"),
    "rupa_penanda_tangan": N_("Sebutan penanda tangan"),
    "rupa_nomor_berita_acara": N_("Nomor berita acara"),
    "rupa_gambar_logo": N_("Logo"),
    "rupa_templat": N_("Templat sekretariat"),
    "rupa_nilai_a4": N_("A4"),
    "rupa_nilai_f4": N_("F4"),
    "rupa_nilai_notula": N_("NOTULA"),
    "rupa_nilai_notulen": N_("NOTULEN (bentuk lama)"),
    "rupa_nilai_ya": N_("ya"),
    "rupa_nilai_tidak": N_("tidak"),
    "rupa_nilai_titik_koma": N_("titik koma"),
    "rupa_nilai_koma": N_("koma"),
    "rupa_nilai_tabel": N_("tabel"),
    "rupa_nilai_dua_kolom": N_("dua kolom"),
    "rupa_nilai_tiga_kolom": N_("tiga kolom"),
    "rupa_minta_teks": N_("{apa}, sekarang: {isi}. Mohon ketik teks yang baru, atau - untuk mengosongkan."),
    "rupa_minta_berkas": N_(
        "Mohon kirim gambar logo (PNG atau JPEG), atau templat Word bernama salah satu dari {daftar}."
    ),
    "rupa_logo_salah": N_("Gambar itu tidak dapat dipakai sebagai logo. Mohon kirim PNG atau JPEG yang utuh."),
    "rupa_templat_diterima": N_("Templat {nama} diterima dan dipakai mulai berkas berikutnya."),
    "rupa_templat_kurang": N_(
        "Templat {nama} diterima dan dipakai mulai berkas berikutnya. Isian yang tidak tercantum: {daftar}."
    ),
    "rupa_templat_salah": N_("Templat {nama} belum dapat dipakai.\n{isi}"),
    "rupa_templat_gagal": N_(
        "Templat sekretariat {nama} tidak dapat dipakai ({sebab}); berkas ini memakai templat bawaan."
    ),
    # what is wrong with a template
    "templat_rusak": N_("Berkas tidak dapat dibuka ({sebab})."),
    "templat_besar": N_("Berkas terlalu besar setelah dibuka."),
    "templat_makro": N_("Berkas memuat makro atau benda tertanam; keduanya tidak diterima."),
    "templat_bukan_word": N_("Berkas bukan dokumen Word (.docx)."),
    "templat_luar": N_("Berkas mengambil isi dari luar; mohon simpan gambar dan templat induk di dalam dokumen."),
    "templat_susunan": N_("Susunan tag tidak terbaca ({sebab})."),
    "templat_perintah": N_("Perintah {perintah} tidak diterima; hanya isian, if, dan for."),
    "templat_isian": N_("Isian {isian} tidak dikenal."),
    "templat_wajib": N_("Isian {isian} wajib ada."),
    "templat_bukan_teks": N_("Isian {isian} bukan teks; mohon pakai for."),
    "templat_bukan_daftar": N_("Isian {isian} bukan daftar sehingga tidak dapat diulang."),
    "templat_perulangan": N_("Perulangan {isian} di dalam perulangan lain tidak diterima."),
    "templat_gagal": N_("Templat gagal disusun dengan data contoh ({sebab})."),
    # buttons
    "tombol_naskah": N_("{apa}"),
    "tombol_rupa_berkas": N_("Kirim logo atau templat"),
    "tombol_rupa_tanpa_logo": N_("Hapus logo"),
    "tombol_rupa_bawaan": N_("Pakai templat bawaan"),
    # journal and commands
    "jalan_paper_set": N_("Bentuk naskah diubah."),
}
STATIONERY_REFUSED: Final[dict[str, str]] = {
    "rupa_nilai_salah": N_("Nilai tidak dikenal. Mohon pakai salah satu dari: {daftar}."),
    "rupa_panjang": N_("Teks memuat {n} karakter; paling banyak {maks}."),
    "rupa_ditetapkan": N_("Hasil rapat sudah ditetapkan sehingga bentuk naskah tidak berubah lagi."),
    "rupa_makro": N_("Berkas dengan makro tidak diterima. Mohon simpan sebagai .docx."),
    "rupa_nama_templat": N_("Mohon beri nama berkas salah satu dari: {daftar}."),
}
