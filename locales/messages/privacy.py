"""What people read about their own data, and the secretariat about keeping it."""

from typing import Final

from locales.messages.mark import N_

PRIVACY: Final[dict[str, str]] = {
    # one's own data
    "data_saya_pilih": N_("Mohon pilih peserta yang dimaksud. Yang ditampilkan hanya data peserta itu."),
    "data_saya_pokok": N_("Pokok diskusi {kode}. Asli: {asli}\nNotula: {notula}"),
    "data_saya_dukungan": N_("Mendukung {kode}, {waktu}"),
    "data_saya_berkas": N_("Berkas dikirim {waktu}"),
    "data_saya_dibantu": N_("Jawaban {kode} dicatat petugas {waktu}"),
    "data_saya_pengingat": N_("Diingatkan untuk {kode}, {waktu}"),
    "data_saya_koreksi": N_("Usulan koreksi UK{n}, {waktu}: {teks}"),
    "data_saya_permintaan": N_("Permintaan perbaikan nomor {n}, dijawab paling lambat {waktu}"),
    "data_saya_akses": N_("{waktu}: {siapa} membuka {daftar}"),
    "data_saya_lebih": N_("… dan {n} lainnya dalam berkas."),
    "data_saya_juga": N_("Juga dalam berkas: {daftar}."),
    "data_saya_berkas_isi": N_("{nama}: salinan lengkap data Bapak/Ibu. Data orang lain disamarkan."),
    "tombol_hapus_saya": N_("Hapus data saya"),
    "tombol_tarik_setuju": N_("Tarik persetujuan"),
    "saluran_telegram": N_("lewat Telegram"),
    "saluran_clerk": N_("dibantu petugas"),
    "saluran_shared": N_("lewat perangkat bersama"),
    "saluran_paper": N_("formulir kertas"),
    "saluran_lain": N_("lewat layanan ini"),
    "akses_attendance": N_("daftar kehadiran"),
    "akses_missing": N_("daftar yang belum menjawab"),
    "akses_desk": N_("daftar peserta tanpa telepon"),
    "akses_own_data": N_("salinan data peserta"),
    "akses_consents": N_("catatan persetujuan"),
    "akses_requests": N_("permintaan perbaikan data"),
    "akses_accesses": N_("jejak akses"),
    "bagian_perwakilan_utama": N_("perwakilan utama"),
    "bagian_keikutsertaan": N_("keikutsertaan"),
    "bagian_formulir_kertas": N_("formulir kertas"),
    "bagian_teks_pokok": N_("riwayat teks pokok"),
    "bagian_catatan_pembicaraan": N_("catatan pembicaraan"),
    "bagian_pandangan": N_("pandangan penjajakan"),
    "bagian_pandangan_dibantu": N_("pandangan dibantu petugas"),
    "bagian_catatan_rapat": N_("catatan rapat"),
    "bagian_peran": N_("peran petugas"),
    "bagian_nomor_petugas": N_("nomor petugas"),
    "bagian_undangan_petugas": N_("undangan petugas"),
    "bagian_percakapan": N_("percakapan berjalan"),
    "bagian_kode_salah": N_("percobaan kode"),
    "bagian_sudah_menjawab": N_("pertanyaan yang sudah dijawab"),
    "bagian_pesan": N_("pesan terkirim"),
    "bagian_pekerjaan": N_("pekerjaan layanan"),
    "bagian_tulisan_petugas": N_("tulisan petugas"),
    "bagian_teks_petugas": N_("riwayat tulisan petugas"),
    "bagian_koreksi_redaksi": N_("koreksi redaksi"),
    "bagian_ralat": N_("ralat"),
    "bagian_penutupan": N_("penutupan pertanyaan"),
    "bagian_penjajakan": N_("penjajakan"),
    "bagian_tema": N_("tema jawaban"),
    # requests
    "permintaan_dicatat": N_(
        "Permintaan perbaikan dicatat dengan nomor {n}. Sekretariat menjawab paling lambat {waktu}. Terima kasih."
    ),
    "permintaan_masuk": N_(
        "Permintaan perbaikan data nomor {n}: {label} menjadi {baru}. Mohon dijawab sebelum {waktu}."
    ),
    "permintaan_daftar": N_("Permintaan perbaikan data.\n{isi}"),
    "permintaan_hampir": N_(
        "Permintaan perbaikan data nomor {n} ({judul}) belum dijawab; batasnya {waktu}. Daftarnya: /permintaan_data"
    ),
    "permintaan_terlambat": N_(
        "Permintaan perbaikan data nomor {n} ({judul}) melewati batas {waktu} dan belum dijawab. Mohon segera dijawab:"
        " /permintaan_data"
    ),
    "permintaan_kosong": N_("Belum ada permintaan perbaikan data."),
    "permintaan_waiting": N_("{n}. {label} menjadi {baru}; batas {waktu}"),
    "permintaan_lewat": N_("{n}. {label} menjadi {baru}; batas {waktu} sudah lewat"),
    "permintaan_granted": N_("{n}. {label}; dikabulkan {waktu}"),
    "permintaan_declined": N_("{n}. {label}; tidak dikabulkan {waktu}"),
    "permintaan_ralat": N_(
        "Notula sudah ditetapkan, sehingga nama tidak diubah di tempat. Mohon tuliskan ralat dengan /ralat: {label} "
        "menjadi {baru}."
    ),
    "permintaan_alasan": N_(
        "Mohon tulis alasan permintaan nomor {n} tidak dikabulkan. Alasan disampaikan kepada peserta."
    ),
    "permintaan_jawab_granted": N_("Permintaan perbaikan data nomor {n} dikabulkan. Terima kasih."),
    "permintaan_jawab_declined": N_("Mohon maaf, permintaan perbaikan data nomor {n} tidak dikabulkan: {alasan}."),
    "tombol_kabulkan": N_("Kabulkan"),
    "tombol_tolak_permintaan": N_("Tolak"),
    "tombol_kabulkan_n": N_("Kabulkan {n}"),
    "tombol_tolak_n": N_("Tolak {n}"),
    # consent
    "notice_berubah": N_(
        "Yth. Bapak/Ibu, pemberitahuan data pribadi {judul} berubah. Mohon dibaca dan disetujui kembali. Terima kasih."
    ),
    "tombol_baca_notice": N_("Baca"),
    "persetujuan_berkas": N_("{nama}: {n} persetujuan atas {m} versi pemberitahuan."),
    # access
    "jejak_akses": N_("Jejak akses data pribadi, {n} catatan.\n{isi}"),
    "jejak_akses_baris": N_("{waktu} · {peran} {nomor} · {daftar} {tentang}"),
    "jejak_akses_kosong": N_("Belum ada akses data pribadi yang tercatat."),
    "tombol_lebih_lama": N_("Lebih lama"),
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
    "peserta_tidak_ada": N_("Tidak ada peserta dengan nomor {nomor}. Mohon tulis seperti p12."),
    "permintaan_sudah": N_("Permintaan nomor {n} sudah dijawab."),
    "retensi_salah": N_("Mohon tulis bagian (akun, jawaban, atau asli) dan jumlah hari 0 sampai {maks}."),
    "retensi_sudah": N_("Bagian itu sudah dihapus, sehingga masa simpannya tidak dapat diubah."),
}
