"""What is read about the meeting itself: its card, states, agenda, attendance and announcements."""

from typing import Final

from locales.messages.mark import N_

MEETING: Final[dict[str, str]] = {
    # states
    "status_rapat_draft": N_("disiapkan"),
    "status_rapat_registration": N_("pendaftaran"),
    "status_rapat_running": N_("berlangsung"),
    "status_rapat_paused": N_("diskors"),
    "status_rapat_ended": N_("selesai"),
    "status_rapat_adopted": N_("ditetapkan"),
    "status_rapat_locked": N_("dikunci"),
    # the card
    "kartu_waktu": N_("{hari_tanggal}, {tempat}"),
    "kartu_status": N_("Rapat {status}."),
    "kartu_kode": N_("Kode rapat: {kode}"),
    "kartu_tautan": N_("Tautan: {tautan}"),
    "kartu_langkah": N_("Pindai kode QR, atau cari @{nama} di Telegram lalu kirim kode {kode}, kemudian tekan Daftar."),
    "kartu_acara": N_("Acara {nomor}: {acara}"),
    "kartu_acara_kosong": N_("Belum ada acara yang berjalan."),
    "kartu_kehadiran": N_("{hadir} dari {diundang} instansi hadir ({persen}), {peserta} peserta."),
    "kartu_pertanyaan": N_("{kode}: {status}"),
    "kartu_pokok": N_("Pokok diskusi: {n}"),
    "kartu_diri": N_("Bapak/Ibu tercatat sebagai {label} dari {instansi}."),
    "kartu_tanpa_pertanyaan": N_("Belum ada pertanyaan yang dibuka."),
    "rapat_kosong": N_("Belum ada rapat yang disiapkan."),
    # moves, told to officers and rooms
    "rapat_pendaftaran": N_("Yth. Bapak/Ibu, pendaftaran {judul} dibuka. Terima kasih."),
    "rapat_dibuka": N_("Yth. Bapak/Ibu, {judul} dibuka pukul {jam}. Terima kasih."),
    "rapat_jeda": N_("Yth. Bapak/Ibu, rapat diskors pukul {jam}. Terima kasih."),
    "rapat_dilanjutkan": N_("Yth. Bapak/Ibu, rapat dilanjutkan pukul {jam}. Terima kasih."),
    "rapat_ditutup": N_("Yth. Bapak/Ibu, {judul} ditutup pukul {jam}. Terima kasih."),
    "tutup_rapat_konfirmasi": N_("Tutup {judul}? {peserta} peserta tercatat, {n} pertanyaan diumumkan."),
    "rapat_tetap": N_("Rapat sudah {status}. Tidak ada yang berubah."),
    # agenda
    "acara_judul": N_("Susunan acara {judul}:"),
    "acara_baris": N_("{nomor}. {acara}"),
    "acara_baris_kini": N_("{nomor}. {acara} (sedang berjalan)"),
    "acara_pindah": N_("Acara {nomor} dimulai: {acara}"),
    "acara_kosong": N_("Susunan acara belum diisi. Tulis /acara lalu satu acara tiap baris."),
    "acara_ditambah": N_("Acara {nomor} ditambahkan: {acara}"),
    # attendance
    "hadir_judul": N_("Kehadiran pukul {jam}: {hadir} dari {diundang} instansi ({persen}), {peserta} peserta."),
    "hadir_unsur": N_("{unsur}: {hadir} dari {diundang} instansi, {peserta} peserta"),
    "hadir_belum": N_("Belum hadir: {daftar}"),
    "hadir_lengkap": N_("Semua instansi yang diundang hadir."),
    "hadir_luar": N_("Di luar undangan: {daftar}"),
    "hadir_menunggu": N_("Menunggu persetujuan: {daftar}"),
    "hadir_pergi": N_("Meninggalkan rapat: {daftar}"),
    "hadir_kosong": N_("Belum ada peserta yang terdaftar."),
    # in the group
    "grup_kartu": N_("{judul}, {hari_tanggal}. Pendaftaran, jawaban, dan usulan melalui percakapan pribadi."),
    "grup_hasil_kosong": N_("Belum ada hasil yang diumumkan."),
    "grup_hasil_judul": N_("Hasil yang sudah diumumkan:"),
    "grup_tanpa_rapat": N_("Grup ini belum terhubung dengan rapat."),
    "halaman": N_("{n}/{m}"),
    "dan_lain": N_("dan {n} lainnya"),
    "judul_siaran": N_("Yth. Bapak/Ibu, {isi} Terima kasih."),
}
