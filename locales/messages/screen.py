"""What the screen in the hall says: steps to join, labels beside figures, lines at the foot."""

from typing import Final

from locales.messages.mark import N_, P_

SCREEN: Final[dict[str, str]] = {
    # joining
    "layar_gabung": N_("Ikuti rapat dari ponsel Bapak/Ibu"),
    "layar_pindai": N_("Pindai kode QR ini"),
    "layar_mulai": N_("Tekan Mulai di Telegram"),
    "layar_daftar": N_("Daftarkan instansi Bapak/Ibu"),
    "layar_bergabung": N_("{n} peserta sudah bergabung"),
    "layar_wifi": N_("Wi-Fi: {teks}"),
    "layar_cari": N_("Atau cari"),
    "layar_kirim": N_("lalu kirim kode"),
    "layar_kode": P_("screen", "Kode"),
    # a question
    "layar_sisa_waktu": N_("Sisa waktu"),
    "layar_waktu_habis": P_("screen", "Waktu habis"),
    "layar_menjawab": N_("Sudah menjawab"),
    "layar_berhak": N_("dari {n} berhak"),
    "layar_hasil_setelah": N_("Hasil setelah diumumkan"),
    "layar_ditutup": N_("Ditutup. Hasil belum diumumkan."),
    "layar_ganda": N_("Boleh pilih lebih dari satu"),
    "layar_ganda_paling": N_("Boleh pilih lebih dari satu (paling banyak {n})"),
    "layar_teks_lengkap": N_("Teks lengkap ada di ponsel"),
    # a sounding
    "layar_penjajakan": N_("Penjajakan {n} butir: setuju, tidak, atau lewati? Silakan menjawab di ponsel."),
    "layar_penjajakan_hasil": N_("Hasil setelah ditutup"),
    "layar_penjajakan_sebagian": N_("{n} peserta belum menjawab semua butir"),
    "layar_dari_peserta": N_("dari {n} peserta"),
    # the wall
    "layar_pokok": P_("screen", "Pokok diskusi"),
    "layar_jumlah_pokok": N_("{n} pokok diskusi ditayangkan"),
    "layar_tanpa_pokok": N_("Belum ada pokok diskusi yang ditayangkan."),
    "layar_baru": P_("screen", "BARU"),
    # the speakers' list
    "layar_giliran": N_("Giliran berbicara"),
    "layar_berikutnya": P_("screen", "Berikutnya"),
    "layar_lagi": N_("dan {n} lagi"),
    # who is here
    "layar_hadir": P_("screen", "Hadir"),
    "layar_dari_instansi": N_("dari {n} instansi"),
    "layar_hadir_dari": P_("screen", "{n} dari {semua}"),
    "layar_peserta": N_("{n} peserta hadir"),
    "layar_kuorum": N_("kuorum {n} ({aturan})"),
    "layar_kuorum_tercapai": N_("Kuorum tercapai"),
    "layar_kuorum_belum": N_("Kuorum belum tercapai"),
    # the page itself; the page fills in what stands in braces
    "layar_tersambung": N_("Tersambung"),
    "layar_terputus": N_("Data pukul {jam} · menyambung ulang…"),
    "layar_halaman_baris": N_("{dari}–{sampai} dari {semua} · hlm. {n}/{m}"),
    "layar_halaman": N_("hlm. {n}/{m}"),
    "layar_kosong": N_("Layar sedang dikosongkan."),
    # the page of results
    "laman_judul": N_("Hasil rapat"),
    "laman_daftar": N_("Daftar hasil"),
    "laman_kosong": N_("Tidak ada hasil yang diumumkan dalam rapat ini."),
    "laman_catatan": N_("Angka di halaman ini diambil dari catatan rapat yang sama dengan notula."),
    "laman_cetak": P_("screen", "Cetak"),
    "laman_teks": P_("screen", "Teks lengkap"),
    "laman_terputus": N_("Hasil tidak dapat dimuat. Periksa sambungan, lalu muat ulang halaman ini."),
    "layar_tidak_berlaku": N_("Alamat layar ini tidak berlaku lagi. Mohon minta alamat baru kepada moderator."),
    "layar_sendiri": N_("Pilihan layar ini · Esc: ikuti rapat"),
    "layar_tanpa_hasil": N_("Belum ada hasil yang diumumkan."),
    "layar_acara": N_("Acara sekarang"),
    # a speech as it stands
    "layar_bicara": N_("Sisa waktu bicara"),
    "layar_dipersilakan": N_("Dipersilakan"),
    "layar_dijeda": N_("Dijeda"),
    "layar_tanpa_pembicara": N_("Belum ada yang berbicara."),
    # keys of the laptop, a word or two each
    "layar_tombol": N_("Tombol layar"),
    "layar_tombol_gabung": N_("Bergabung"),
    "layar_tombol_hasil": N_("Hasil"),
    "layar_tombol_hadir": N_("Kehadiran"),
    "layar_tombol_ikuti": N_("Ikuti rapat"),
    "layar_tombol_halaman": N_("Halaman lain"),
    "layar_tombol_kecil": N_("Huruf lebih kecil"),
    "layar_tombol_besar": N_("Huruf lebih besar"),
    "layar_tombol_kosong": N_("Kosongkan layar"),
    "layar_tombol_hanya": N_("Semua tombol hanya mengubah layar ini. Rapat dan layar lain tidak berubah."),
    "layar_tutup": N_("Tutup"),
}
