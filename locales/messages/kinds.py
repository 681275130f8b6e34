"""What is read about kinds of questions, their officials and their voters' data."""

from typing import Final

from locales.messages.mark import N_

KINDS: Final[dict[str, str]] = {
    "putaran": N_("putaran {n}"),
    "kartu_jp_sudah": N_("Bapak/Ibu tercatat sudah menjawab."),
    "kartu_jp_tanda_terima": N_("Tanda terima: {kode}"),
    "kartu_jp_dijawab_oleh": N_("Dijawab oleh {label}."),
    "kartu_jp_dijawab_pukul": N_("Dijawab oleh {label} pukul {jam}."),
    "kartu_jp_urutan": N_("Urutan sementara, belum terkirim: {urutan}"),
    "cara_centang": N_("Centang pilihan Bapak/Ibu, lalu tekan Kirim."),
    "cara_centang_batas": N_("Centang {min} sampai {maks} pilihan, lalu tekan Kirim."),
    "cara_urut": N_("Tekan pilihan berurutan dari yang pertama sampai ke-{m}, lalu tekan Kirim."),
    "angka_terbaca": N_("Terbaca: {angka}. Benar?"),
    "minta_isian": N_("{kode}: mohon tulis jawaban dalam satu pesan (paling banyak {n} karakter)."),
    "minta_angka": N_("{kode}: mohon tulis angka antara {min} dan {maks}, misalnya 12,5."),
    "minta_lainnya": N_("{kode}: jawaban tersimpan. Mohon tulis isi pilihan lainnya (paling banyak {n} karakter)."),
    "tidak_ditulis": N_("(tidak ditulis)"),
    "jp_perpanjang": N_("Batas waktu {kode} diperpanjang sampai pukul {jam}."),
    "jp_buka_kembali": N_("{kode} dibuka kembali sampai pukul {jam}. Jawaban terdahulu tetap tersimpan."),
    "jp_buka_kembali_tanpa_batas": N_("{kode} dibuka kembali. Jawaban terdahulu tetap tersimpan."),
    "jp_koreksi": N_('Redaksi {kode} diperbaiki: "{lama}" menjadi "{baru}". Jawaban Bapak/Ibu tetap dan dapat diubah.'),
    "jp_batal": N_("{kode} dibatalkan: {alasan}. Jawaban tidak dihitung."),
    "jp_pengingat": N_("Mohon berkenan menjawab {kode}; ditutup pukul {jam}."),
    "jp_pengingat_tanpa_batas": N_("Mohon berkenan menjawab {kode}."),
    "panel_sifat": N_("{jenis}; {sifat}; {satuan}."),
    "panel_suara_first": N_("Jawaban instansi diberikan oleh peserta yang pertama menjawab."),
    "panel_suara_last": N_("Jawaban instansi dapat diberikan oleh setiap pesertanya; yang terakhir berlaku."),
    "panel_bobot": N_("Dihitung menurut bobot suara instansi."),
    "panel_unsur": N_("Hanya untuk unsur: {daftar}."),
    "panel_kuorum": N_("Kuorum: {aturan}."),
    "panel_ambang": N_("Ambang: {aturan}."),
    "belum_tanpa_telepon": N_("Tanpa telepon, mohon dibantu petugas: {daftar}"),
    "tetapkan_konfirmasi": N_(
        "Tetapkan hasil {kode}? Sesudah ditetapkan, hasil terkunci dan hanya dapat diperbaiki dengan ralat."
    ),
    "koreksi_pilih": N_("Bagian mana yang redaksinya diperbaiki?"),
    "koreksi_minta": N_(
        'Tertulis: "{lama}". Mohon tulis redaksi yang benar. Perubahan makna memerlukan pertanyaan baru.'
    ),
    "catatan_koreksi": N_('Koreksi redaksi {nomor}, pukul {jam}: "{lama}" menjadi "{baru}".'),
    "catatan_ralat": N_('Ralat ke-{nomor}: "{lama}" dibaca "{baru}". Alasan: {alasan}.'),
    "catatan_ralat_kosong": N_("Ralat ke-{nomor}: isinya tidak dimuat."),
    "batal_minta_alasan": N_(
        "Mohon tulis alasan {kode} dibatalkan; alasan ini dibaca semua peserta. Belum ada yang berubah."
    ),
    "pengingat_laporan": N_(
        "Pengingat ke-{nomor} untuk {kode}: {n} dari {dari} terkirim, gagal {gagal}, masih dikirim {tunggu}."
    ),
    "pengingat_tak_sampai": N_("Tidak terjangkau, mohon dibantu petugas: {daftar}"),
    "ralat_tertulis": N_("Ralat {kode}. Mohon tulis bagian yang keliru, sebagaimana tertulis."),
    "ralat_menjadi": N_("Ralat {kode}. Mohon tulis bagian itu sebagaimana seharusnya."),
    "ralat_alasan": N_("Ralat {kode}. Mohon tulis alasannya."),
    "ralat_tercatat": N_(
        "Ralat ke-{nomor} tercatat. Hasil yang ditetapkan tidak berubah; berkas baru memuat ralat ini."
    ),
    "dibantu_terlambat": N_("Jawaban {label} untuk {kode} tidak disahkan sebelum ditutup, sehingga tidak dihitung."),
    "kertas_nama": N_(
        "{kode}: centang peserta yang menyerahkan formulir, lalu tekan Lanjut. Nama dan isi formulir dicatat terpisah."
    ),
    "kertas_minta": N_(
        "{kode}: formulir {formulir}. Mohon tulis jumlah tiap pilihan, satu baris tiap unsur:\n{bentuk}"
    ),
    "kertas_menunggu": N_("{n} formulir {kode} dicatat dan menunggu pengesahan petugas lain."),
    "kertas_konfirmasi": N_("Mohon periksa hitungan formulir {kode}, {n} formulir. Dihitung setelah disahkan."),
    "kertas_baris": N_("{unsur}: {jumlah}"),
    "kertas_sah": N_("{n} formulir {kode} disahkan dan dihitung."),
    "kertas_tidak_sah": N_("{n} formulir {kode} tidak disahkan dan tidak dihitung."),
    "kertas_terlambat": N_("{n} formulir {kode} tidak disahkan sebelum ditutup, sehingga tidak dihitung."),
    "tarik_konfirmasi": N_(
        "Persetujuan ditarik untuk {daftar}. Identitas akan dipisahkan dari jawaban, dan foto, dokumen, serta "
        "suara yang dikirim dihapus; angka rekapitulasi dan notula tidak berubah. Lanjutkan?"
    ),
    "hapus_konfirmasi": N_(
        "Identitas {daftar} akan dipisahkan dari jawaban, dan foto, dokumen, serta suara yang dikirim dihapus; angka "
        "rekapitulasi dan notula tidak berubah. Lanjutkan?"
    ),
    "tarik_selesai": N_(
        "Persetujuan ditarik. Identitas Bapak/Ibu dipisahkan dari jawaban; angka tidak berubah. Bapak/Ibu dapat "
        "mendaftar kembali dengan /daftar."
    ),
    "hapus_selesai": N_(
        "Data dihapus. Identitas Bapak/Ibu dipisahkan dari jawaban; angka tidak berubah. Bapak/Ibu dapat mendaftar "
        "kembali dengan /daftar."
    ),
}
