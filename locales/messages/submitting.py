"""What is read by whoever puts a point forward: its kind, its fields, files that came with it, what was changed."""

from typing import Final

from locales.messages.mark import N_

SUBMITTING: Final[dict[str, str]] = {
    "usul_tercatat_awal": N_(
        "Terima kasih. {jenis} Bapak/Ibu tercatat dengan nomor {kode} dan disampaikan kepada moderator setelah rapat "
        "dimulai."
    ),
    # a response and what it answers
    "tanggap_minta": N_("Silakan tulis satu {jenis} atas {daftar} dalam satu pesan (paling banyak {n} karakter)."),
    "tanggap_minta_nomor": N_(
        "Silakan pilih pokok diskusi yang ditanggapi, atau langsung tulis satu {jenis} dalam satu pesan (paling banyak "
        "{n} karakter)."
    ),
    "tanggap_pilih": N_("Pokok diskusi mana yang ditanggapi?"),
    "tombol_tanpa_nomor": N_("Tanpa nomor"),
    # words that wait while others come
    "usul_ditanyakan_kemudian": N_('Pesan "{ringkas}" tetap disimpan dan ditanyakan kembali sesudah ini.'),
    "usul_masih_menunggu": N_('Pesan ini masih menunggu jawaban Bapak/Ibu: "{ringkas}"'),
    "usul_masih_ditanyakan": N_(
        "Masih ada {n} pesan yang menunggu jawaban Bapak/Ibu. Mohon jawab dahulu; pesan yang baru belum tercatat."
    ),
    "usul_tidak_dikirim": N_('Pesan "{ringkas}" tidak dikirim. Yang sudah tercatat tidak berubah.'),
    "usul_tidak_terkirim": N_("Pesan Bapak/Ibu berikut tidak terkirim karena {sebab}:\n{isi}"),
    "usul_tidak_terkirim_baris": N_('– "{ringkas}"'),
    "sebab_rapat_selesai": N_("rapat sudah selesai"),
    "sebab_meninggalkan_rapat": N_("Bapak/Ibu sudah meninggalkan rapat"),
    "sebab_penulis_meninggalkan": N_("{label} sudah meninggalkan rapat"),
    "usul_menunggu_dihapus": N_("{n} pesan yang belum terkirim ikut dihapus."),
    # a phone that several share
    "usul_tercatat_atas_nama": N_(
        "Terima kasih. {jenis} dari {label} tercatat dengan nomor {kode} dan disampaikan kepada moderator."
    ),
    "usul_tercatat_awal_atas_nama": N_(
        "Terima kasih. {jenis} dari {label} tercatat dengan nomor {kode} dan disampaikan kepada moderator setelah "
        "rapat dimulai."
    ),
    "usul_belum_ditulis": N_(
        "Penulisan atas nama {label} dihentikan karena telepon ini kini menjawab sebagai {lain}. Belum ada yang "
        "tersimpan."
    ),
    "media_belum_berkalimat": N_(
        "Berkas dari {label} belum disertai kalimat sehingga belum menjadi pokok diskusi. Kalimatnya dapat ditulis "
        "kapan saja selama rapat."
    ),
    "tombol_tulis_kalimat": N_("Tulis kalimat"),
    "media_tidak_dikirim": N_(
        "Berkas dari {label} tidak menjadi pokok diskusi karena {label} tercatat sudah meninggalkan rapat."
    ),
    "pemilik_meninggalkan": N_(
        "{label} tercatat sudah meninggalkan rapat sehingga tidak ada yang dicatat atas namanya. Bila hadir kembali, "
        "silakan daftar dengan nama yang sama."
    ),
    # greetings
    "hadir_tercatat": N_("Terima kasih. Kehadiran Bapak/Ibu sudah tercatat: {label}, {instansi}."),
    # files that wait for words
    "media_minta_kalimat": N_(
        "Berkas diterima. Mohon ketik satu kalimat penjelasannya (paling banyak {n} karakter), atau petugas akan "
        "membantu menuliskan."
    ),
    "tombol_bantuan_petugas": N_("Minta bantuan petugas"),
    "media_minta_ringkasan": N_(
        "{label} ({instansi}) mengirim berkas atau pesan suara dan meminta bantuan menuliskan ringkasannya."
    ),
    "tombol_tulis_ringkasan": N_("Tulis ringkasan"),
    "media_tulis_ringkasan": N_(
        "Mohon ketik ringkasan berkas ini (paling banyak {n} karakter). Ringkasan menjadi pokok diskusi setelah "
        "pengirim menyetujuinya."
    ),
    "media_ringkasan_dikirim": N_("Ringkasan disampaikan kepada pengirim untuk disetujui."),
    "media_ringkasan": N_('Ringkasan petugas atas berkas Bapak/Ibu: "{teks}". Apakah sesuai?'),
    # files that wait for words, before officials
    "menunggu_kosong": N_("Tidak ada berkas yang menunggu kalimat."),
    "menunggu_jumlah": N_("{n} berkas menunggu kalimat; {minta} meminta bantuan petugas."),
    "menunggu_baris": N_("{nomor}. {lampiran} · {instansi} · {jam} · {status}"),
    "menunggu_minta": N_("meminta bantuan"),
    "menunggu_sendiri": N_("menunggu pengirim"),
    "menunggu_disusun": N_("menunggu persetujuan pengirim"),
    "menunggu_kartu": N_("{lampiran} dari {instansi}"),
    "menunggu_dari": N_("Dikirim {label} pukul {jam}."),
    "menunggu_durasi": N_("Lama: {n} detik."),
    "menunggu_kalimat_minta": N_("Pengirim meminta bantuan menuliskan kalimatnya."),
    "menunggu_kalimat_sendiri": N_(
        "Pengirim belum menulis kalimatnya. Petugas dapat membuka berkas setelah pengirim meminta bantuan."
    ),
    "menunggu_persetujuan": N_('Ringkasan petugas: "{teks}". Menunggu persetujuan pengirim.'),
    "menunggu_selesai": N_("Sudah menjadi lampiran {kode}."),
    "menunggu_gagal": N_("Berkas tidak tersimpan; pengirim sudah diberi tahu."),
    "tombol_kirim_berkas": N_("Kirim berkas"),
    "tombol_tawarkan_bantuan": N_("Tawarkan bantuan"),
    "media_tawaran": N_(
        "Untuk {lampiran} yang Bapak/Ibu kirim pukul {jam} belum ada kalimatnya. Mohon ketik satu kalimat, atau "
        "izinkan petugas membuka berkas itu dan membantu menuliskan."
    ),
    "media_utuh": N_(
        "Dokumen dan rekaman disimpan persis seperti dikirim, termasuk nama pembuat dan keterangan lain di dalamnya. "
        "Foto disimpan tanpa keterangan tempat dan perangkat."
    ),
    "tombol_lihat_lampiran": N_("Lihat lampiran"),
    # fields of a proposal
    "tombol_lengkapi": N_("Lengkapi"),
    "tombol_lokasi": N_("Lokasi"),
    "tombol_volume": N_("Volume"),
    "tombol_opd_tujuan": N_("OPD tujuan"),
    "tombol_tulis_apa_adanya": N_("Tulis apa adanya"),
    "usul_lengkapi": N_("{kode}\nLokasi: {lokasi}\nVolume: {volume}\nOPD tujuan: {opd}"),
    "usul_minta_lokasi": N_("Mohon ketik lokasi {kode} (paling banyak {n} karakter)."),
    "usul_minta_volume": N_("Mohon ketik volume {kode}, misalnya 2 unit atau 350 meter (paling banyak {n} karakter)."),
    "usul_minta_opd": N_("Mohon ketik OPD yang dituju {kode} (paling banyak {n} karakter). Boleh singkatan."),
    "usul_pilih_opd": N_("OPD mana yang dimaksud?"),
    # fields and files on the official's card and in the record
    "pokok_rincian": N_("{rincian}: {isi}"),
    "pokok_lampiran": N_("Lampiran: {daftar}"),
    "pokok_lampiran_menunggu": N_("Lampiran yang belum ditayangkan: {n}"),
    "tombol_tayangkan_lampiran": N_("Tayangkan lampiran"),
    "lampiran_menyusul": N_(
        "Sebuah lampiran menyusul untuk {kode} yang sudah ditayangkan. Lampiran itu baru ditayangkan setelah disetujui."
    ),
    "lampiran_ditayangkan": N_("Lampiran {kode} ditayangkan."),
    "lampiran": N_("Lampiran"),
    "lampiran_photo": N_("foto"),
    "lampiran_document": N_("dokumen"),
    "lampiran_voice": N_("pesan suara"),
    "lampiran_audio": N_("rekaman suara"),
    "lampiran_dihapus": N_("{lampiran} (dihapus)"),
    "berkas_hilang": N_(
        "Berkas {nama} tidak ditemukan di penyimpanan sekretariat. Mohon beri tahu petugas teknis; bila perlu, "
        "pengirim dapat mengirimnya sekali lagi."
    ),
    # how a file stands, in the record
    "berkas_seperti_dikirim": N_("seperti dikirim"),
    "berkas_tanpa_keterangan": N_("tanpa keterangan tempat dan perangkat"),
    "berkas_dihapus": N_("dihapus"),
    "berkas_tidak_ditemukan": N_("tidak ditemukan"),
    # a message that was edited
    "usul_diubah": N_("Perubahan {kode} tercatat. Teks sebelumnya tetap tersimpan."),
    "usul_diubah_kemudian": N_(
        "{kode} sudah {status}, sehingga teks yang tercatat tidak berubah. Perubahan Bapak/Ibu disampaikan kepada "
        "notulis sebagai usul perbaikan."
    ),
    "usul_diubah_bersama": N_(
        "{kode} sudah didukung atau digabung dengan pokok instansi lain, sehingga teks yang tercatat tidak berubah. "
        "Perubahan Bapak/Ibu disampaikan kepada notulis sebagai usul perbaikan."
    ),
    "usul_perbaikan_ditarik": N_("Usul perbaikan {kode} ditarik kembali. Teks yang tercatat tidak berubah."),
    "usul_perbaikan_tetap": N_(
        "Perubahan pesan {kode} ditarik kembali. Usul perbaikan Bapak/Ibu sebelumnya tetap menunggu jawaban notulis."
    ),
    "edit_rapat_selesai": N_(
        "Rapat sudah selesai, sehingga perubahan {kode} tidak lagi dicatat. Teks yang tercatat tidak berubah."
    ),
    "edit_tidak_dicatat": N_(
        "Perubahan pesan itu tidak dicatat; yang sudah tercatat tetap. Bila perlu, mohon kirim sebagai pesan baru."
    ),
    # refusals
    "media_kosong": N_("Berkas ini kosong sehingga tidak disimpan. Mohon kirim sekali lagi."),
    "media_besar": N_("Berkas lebih besar dari {maks} MB sehingga tidak disimpan. Mohon kirim yang lebih kecil."),
    "media_banyak": N_(
        "Untuk satu pokok paling banyak {maks} berkas. Berkas ini tidak disimpan. Mohon kirim kalimatnya; berkas lain "
        "dapat menyertai pokok berikutnya."
    ),
    "media_penuh": N_(
        "Bapak/Ibu sudah mengirim {maks} berkas, batas dalam satu rapat. Berkas ini tidak disimpan. Keterangan dapat "
        "dikirim sebagai teks."
    ),
    "media_jenis": N_(
        "Jenis berkas ini tidak disimpan. Mohon kirim foto (JPG, PNG, WEBP), dokumen (PDF, DOCX, XLSX, PPTX, ODT, "
        "ODS), atau suara (OGG, MP3, M4A)."
    ),
    "media_hilang": N_("Berkas tidak dapat diambil dari Telegram. Mohon kirim sekali lagi."),
    "media_ditarik": N_("Pengirim sudah menarik datanya."),
    "media_belum_terambil": N_("Berkas belum selesai diambil. Silakan tekan lagi sebentar lagi."),
    "pesan_video": N_("Video belum dapat dicatat. Mohon kirim foto, pesan suara, atau teks."),
    "sudah_meninggalkan": N_(
        "Bapak/Ibu tercatat sudah meninggalkan rapat. Bila hadir kembali, silakan daftar dengan /daftar."
    ),
    # commands
    "perintah_masukan": N_("Kirim masukan"),
    "perintah_keberatan": N_("Sampaikan keberatan"),
}
