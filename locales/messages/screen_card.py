"""What officials read on the card by which they steer the screen of the hall."""

from typing import Final

from locales.messages.mark import N_, P_

SCREEN_CARD: Final[dict[str, str]] = {
    # what is shown now
    "layar_judul": N_("Layar rapat"),
    "layar_sedang": N_("Sedang tampil: {apa} (pukul {jam})"),
    "layar_tampil_join": N_("cara bergabung dan kode QR"),
    "layar_tampil_open": N_("pertanyaan {kode}, sedang dibuka"),
    "layar_tampil_closed": N_("pertanyaan {kode}, sudah ditutup"),
    "layar_tampil_sounding": N_("penjajakan {kode}, sedang dibuka"),
    "layar_tampil_result": N_("hasil {kode}"),
    "layar_tampil_wall": N_("pokok diskusi"),
    "layar_tampil_pinned": N_("pokok diskusi {kode}"),
    "layar_tampil_speakers": N_("daftar pembicara"),
    "layar_tampil_quorum": N_("kehadiran dan kuorum"),
    "layar_tampil_agenda": N_("acara rapat"),
    "layar_mengikuti": N_("Layar mengikuti jalannya rapat dengan sendirinya."),
    "layar_dipilih": N_("Tampilan ini dipilih moderator. Tekan Ikuti rapat agar layar mengikuti rapat kembali."),
    "layar_sedang_kosong": N_("Layar sedang dikosongkan. Tekan Tampilkan agar terlihat kembali."),
    # where it is found
    "layar_alamat": N_("Buka alamat ini di laptop yang tersambung ke proyektor:"),
    "layar_alamat_sendiri": N_(
        "Alamat ini hanya dapat dibuka di komputer tempat layanan ini berjalan. Untuk laptop lain, pengelola layanan "
        "perlu mengisi JAJAK_SCREEN_ADDRESS lalu menjalankan ulang layanan."
    ),
    "layar_tidak_ada": N_(
        "Layanan ini belum menyediakan layar untuk ruang rapat. Pengelola layanan perlu mengisi JAJAK_SCREEN_PORT dan "
        "JAJAK_SCREEN_ADDRESS lalu menjalankan ulang layanan."
    ),
    # settings
    "layar_ukuran": N_("Ukuran tulisan: {ukuran}"),
    "layar_ukuran_biasa": P_("size of type", "biasa"),
    "layar_tema": N_("Tema: {tema}"),
    "layar_tema_light": P_("theme", "terang"),
    "layar_tema_dark": P_("theme", "gelap"),
    "layar_bahasa": N_("Bahasa layar: {bahasa}"),
    "layar_bahasa_id": P_("language of the screen", "Indonesia"),
    "layar_bahasa_en": P_("language of the screen", "Inggris"),
    "layar_halaman_sendiri": N_("Halaman: berganti sendiri"),
    "layar_halaman_ditahan": N_("Halaman: ditahan di halaman {n}"),
    "layar_wifi_kini": N_("Wi-Fi di layar: {teks}"),
    "layar_wifi_kosong": N_("Wi-Fi di layar: belum diisi"),
    "layar_wifi_minta": N_(
        "Mohon ketik satu baris tentang Wi-Fi ruangan, paling banyak {n} karakter, misalnya: SETDA-TAMU, sandi "
        "musrenbang27. Baris itu tampil di layar bersama cara bergabung."
    ),
    # lists
    "layar_pilih_question": N_("Pertanyaan mana yang ditampilkan?"),
    "layar_pilih_result": N_("Hasil mana yang ditampilkan?"),
    "layar_pilih_wall": N_("Pokok diskusi mana yang ditampilkan?"),
    "layar_yakin_alamat": N_(
        "Buat alamat baru? Alamat yang sekarang langsung tidak berlaku, dan setiap layar yang memakainya berhenti. "
        "Laptop proyektor perlu membuka alamat yang baru."
    ),
    # the page of results
    "layar_hasil_nanti": N_("Halaman hasil dapat dibuka setelah rapat selesai."),
    "layar_hasil_tutup": N_(
        "Halaman hasil belum dibuka. Setelah dibuka, siapa pun yang memegang alamatnya dapat membaca hasil yang "
        "diumumkan, tanpa nama."
    ),
    "layar_hasil_buka": N_("Halaman hasil terbuka bagi siapa pun yang memegang alamat ini:"),
    # buttons
    "tombol_layar": P_("button", "Layar"),
    "tombol_layar_buka": N_("Buka layar"),
    "tombol_layar_salin": N_("Salin alamat"),
    "tombol_layar_ikuti": N_("Ikuti rapat"),
    "tombol_layar_join": N_("Gabung"),
    "tombol_layar_question": N_("Pertanyaan"),
    "tombol_layar_result": N_("Hasil"),
    "tombol_layar_wall": P_("button", "Pokok"),
    "tombol_layar_speakers": N_("Pembicara"),
    "tombol_layar_quorum": N_("Kehadiran"),
    "tombol_layar_agenda": N_("Acara"),
    "tombol_layar_kosongkan": N_("Kosongkan"),
    "tombol_layar_tampilkan": N_("Tampilkan"),
    "tombol_layar_lainnya": N_("Lainnya"),
    "tombol_layar_terbaru": N_("Selalu yang terbaru"),
    "tombol_layar_semua": N_("Semua pokok"),
    "tombol_layar_pilihan": N_("{kode}: {teks}"),
    "tombol_layar_tahan": N_("Tahan halaman {n}"),
    "tombol_layar_sebelum": N_("‹ Halaman {n}"),
    "tombol_layar_sesudah": N_("Halaman {n} ›"),
    "tombol_layar_putar": N_("Ganti sendiri"),
    "tombol_layar_gelap": N_("Tema gelap"),
    "tombol_layar_terang": N_("Tema terang"),
    "tombol_layar_ke_en": N_("Bahasa Inggris"),
    "tombol_layar_ke_id": N_("Bahasa Indonesia"),
    "tombol_layar_alamat": N_("Alamat baru"),
    "tombol_layar_ya_alamat": N_("Ya, buat alamat baru"),
    "tombol_layar_hapus_wifi": N_("Hapus Wi-Fi"),
    "tombol_layar_hasil": N_("Halaman hasil"),
    "tombol_layar_buka_hasil": N_("Buka halaman hasil"),
    "tombol_layar_tutup_hasil": N_("Tutup halaman hasil"),
    "tombol_layar_lihat_hasil": N_("Lihat halaman hasil"),
    # commands and the record
    "perintah_layar": N_("Atur layar rapat"),
    "jalan_screen_moved": N_("Alamat layar rapat diganti."),
    "jalan_screen_results_opened": N_("Halaman hasil dibuka."),
    "jalan_screen_results_closed": N_("Halaman hasil ditutup."),
}

SCREEN_TOASTS: Final[dict[str, str]] = {
    "layar_diatur": N_("Layar sudah diatur."),
    "layar_sama": N_("Layar sudah demikian."),
    "layar_berubah": N_(
        "Layar baru saja berubah. Belum ada yang diganti; silakan periksa kartu ini lalu tekan sekali lagi."
    ),
    "layar_alamat_baru": N_("Alamat baru sudah dibuat. Alamat lama tidak berlaku lagi."),
}

SCREEN_REFUSED: Final[dict[str, str]] = {
    "layar_belum_ada": N_("Belum ada yang dapat ditampilkan. Layar tidak berubah."),
    "layar_tidak_dapat": N_("Pilihan itu tidak dapat ditampilkan. Layar tidak berubah."),
    "layar_belum_selesai": N_("Halaman hasil dapat dibuka setelah rapat selesai."),
}
