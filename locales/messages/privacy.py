"""What people read about their own data, and the secretariat about keeping it."""

from typing import Final

from locales.messages.mark import N_

PRIVACY: Final[dict[str, str]] = {
    # retention
    "retensi": N_("Masa simpan data pribadi.\n{isi}"),
    "retensi_objections": N_("Jawaban terbuka per unsur dilepas dari peserta saat hasil ditetapkan ({keadaan})."),
    "retensi_accounts": N_("Hubungan akun dengan peserta: {akun} hari sejak ditetapkan ({keadaan})."),
    "retensi_answers": N_("Nama pada jawaban: {jawaban} hari sejak ditetapkan, lalu per instansi ({keadaan})."),
    "retensi_originals": N_("Teks asli dan rekaman suara: {asli} hari sejak notula dikunci ({keadaan})."),
    "retensi_belum_mulai": N_("belum mulai"),
    "retensi_pada": N_("dihapus {waktu}"),
    "retensi_selesai": N_("sudah dihapus"),
    "retensi_akun": N_("Akun"),
    "retensi_jawaban": N_("Jawaban"),
    "retensi_asli": N_("Asli"),
    "retensi_cadangan": N_("Cadangan basis data dihapus paling lama 30 hari setelah dibuat (pengaturan pengelola)."),
    "tombol_retensi": N_("{apa}: {n} hari"),
    "alarm_retensi": N_(
        "Penghapusan data menurut masa simpan belum berhasil (pekerjaan {nomor}) dan akan dicoba lagi. Mohon periksa "
        "ruang dan izin penyimpanan."
    ),
}
PRIVACY_REFUSED: Final[dict[str, str]] = {
    "retensi_salah": N_("Mohon tulis bagian (akun, jawaban, atau asli) dan jumlah hari 0 sampai {maks}."),
    "retensi_sudah": N_("Bagian itu sudah dihapus, sehingga masa simpannya tidak dapat diubah."),
}
