"""What is read about the meeting itself: its card, states, agenda, attendance and announcements."""

from typing import Final

from locales.messages.mark import N_

MEETING: Final[dict[str, str]] = {
    # states
    "status_rapat_draft": N_("Rapat sedang disiapkan."),
    "status_rapat_registration": N_("Pendaftaran dibuka. Rapat belum dimulai."),
    "status_rapat_running": N_("Rapat berlangsung."),
    "status_rapat_paused": N_("Rapat diskors."),
    "status_rapat_ended": N_("Rapat selesai."),
    "status_rapat_adopted": N_("Rapat selesai, hasilnya ditetapkan."),
    "status_rapat_locked": N_("Rapat selesai, catatannya dikunci."),
    # the card
    "kartu_waktu": N_("{hari_tanggal}, {tempat}"),
    "kartu_kode": N_("Kode rapat: {kode}"),
    "kartu_tautan": N_("Tautan: {tautan}"),
    "kartu_acara": N_("Acara {nomor}: {acara}"),
    "kartu_kehadiran": N_("{hadir} dari {diundang} instansi hadir ({persen}), {peserta} peserta."),
    "kartu_pertanyaan": N_("{kode}: {status}"),
    "kartu_pokok": N_("Pokok diskusi: {n}"),
    "kartu_diri": N_("Bapak/Ibu tercatat sebagai {label} dari {instansi}."),
    # moves, told to officers and rooms
    "rapat_dibuka": N_("Yth. Bapak/Ibu, {judul} dibuka pukul {jam}. Terima kasih."),
    "rapat_ditutup": N_("Yth. Bapak/Ibu, {judul} ditutup pukul {jam}. Terima kasih."),
    "tutup_rapat_konfirmasi": N_("Tutup {judul}? {peserta} peserta tercatat, {n} pertanyaan diumumkan."),
    "tutup_rapat_belum": N_("Sudah ditutup tetapi belum diumumkan: {daftar}"),
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
    # in the group
    "grup_hasil_kosong": N_("Belum ada hasil yang diumumkan."),
    "dan_lain": N_("dan {n} lainnya"),
}
