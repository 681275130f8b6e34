"""What the commands are said to do, in menus and in the help; about thirty characters each."""

from typing import Final

from locales.messages.mark import N_

COMMAND_TEXTS: Final[dict[str, str]] = {
    "perintah_start": N_("Mulai"),
    "perintah_gabung": N_("Masuk dengan kode rapat"),
    "perintah_daftar": N_("Daftar atau ubah pendaftaran"),
    "perintah_usul": N_("Kirim usulan"),
    "perintah_tanya": N_("Kirim pertanyaan"),
    "perintah_tanggap": N_("Kirim tanggapan"),
    "perintah_dukung": N_("Baca dan dukung pokok"),
    "perintah_suaraku": N_("Lihat jawaban saya"),
    "perintah_aturan": N_("Aturan pokok diskusi"),
    "perintah_data_saya": N_("Lihat data saya"),
    "perintah_bahasa": N_("Ganti bahasa"),
    "perintah_bantuan": N_("Bantuan"),
    "perintah_batal": N_("Batalkan pengisian"),
    "perintah_rapat": N_("Kartu rapat"),
    "perintah_acara": N_("Susunan acara"),
    "perintah_pertanyaan": N_("Tulis atau lihat pertanyaan"),
    "perintah_buka": N_("Buka pertanyaan"),
    "perintah_tutup": N_("Tutup pertanyaan"),
    "perintah_umumkan": N_("Umumkan hasil"),
    "perintah_rekap": N_("Masukkan rekapitulasi"),
    "perintah_grafik": N_("Masukkan diagram"),
    "perintah_usulan": N_("Daftar pokok diskusi"),
    "perintah_lampiran": N_("Berkas yang menunggu kalimat"),
    "perintah_catat": N_("Tulis catatan rapat"),
    "perintah_kesimpulan": N_("Tulis atau lihat kesimpulan"),
    "perintah_catatan": N_("Baca catatan rapat"),
    "perintah_keputusan": N_("Tulis atau lihat keputusan"),
    "perintah_tindak_lanjut": N_("Tulis atau lihat tindak lanjut"),
    "perintah_hadir": N_("Lihat kehadiran"),
    "perintah_notula": N_("Susun notula"),
    "perintah_ekspor": N_("Susun berkas rapat"),
    "perintah_berkas": N_("Berkas yang sudah disusun"),
    "perintah_petugas": N_("Undang petugas"),
    "perintah_isikan": N_("Isikan untuk peserta lain"),
    "perintah_hasil": N_("Hasil yang diumumkan"),
    # the help
    "bantuan": N_("Kesulitan memakai telepon? Petugas sekretariat di ruangan dapat membantu mengisikan."),
    "bantuan_peserta": N_("Untuk peserta:"),
    "bantuan_petugas": N_("Untuk petugas rapat:"),
    "bantuan_grup": N_("Di grup:"),
    "bantuan_baris": N_("/{nama} – {keterangan}"),
    "bantuan_nama_lain": N_("Nama perintah lain yang juga berlaku: {daftar}"),
    # the profile
    "profil_keterangan": N_(
        "Layanan sekretariat untuk rapat resmi: pendaftaran, jajak pendapat, pokok diskusi, dan notula. "
        "Yang disimpan: nama, jabatan, instansi, akun Telegram, jawaban, dan usulan dalam rapat. "
        "Salinan dan penghapusan data: /data_saya."
    ),
    "profil_singkat": N_("Jajak pendapat, pokok diskusi, dan notula rapat resmi."),
    "perintah_perpanjang": N_("Perpanjang waktu"),
    "perintah_ingatkan": N_("Ingatkan yang belum menjawab"),
    "perintah_buka_kembali": N_("Buka kembali pertanyaan"),
    "perintah_tetapkan": N_("Tetapkan hasil atau rapat"),
    "perintah_koreksi": N_("Usulkan koreksi notula"),
    "perintah_usulan_koreksi": N_("Antrean usulan koreksi"),
    "perintah_kunci": N_("Kunci catatan rapat"),
    "perintah_ralat": N_("Tulis ralat hasil"),
    "perintah_tarik_persetujuan": N_("Tarik persetujuan"),
    "perintah_permintaan_data": N_("Permintaan perbaikan data"),
    "perintah_persetujuan": N_("Catatan persetujuan"),
    "perintah_jejak_akses": N_("Siapa membuka data pribadi"),
    "perintah_naskah": N_("Bentuk naskah, kop, dan templat"),
    "perintah_retensi": N_("Masa simpan data pribadi"),
    "perintah_hapus_data": N_("Hapus data saya"),
}
