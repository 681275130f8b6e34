"""What is read between the end of a meeting and its lock: corrections, adoption, errata, the head of the record."""

from typing import Final

from locales.messages.mark import N_

FINISHING: Final[dict[str, str]] = {
    # to those who attended
    "koreksi_dibuka": N_(
        "Yth. Bapak/Ibu, koreksi atas notula dapat diusulkan sampai {waktu} dengan /koreksi. Terima kasih."
    ),
    "koreksi_konsep": N_(
        "Yth. Bapak/Ibu, terlampir konsep notula. Koreksi dapat diusulkan sampai {waktu} dengan /koreksi. Terima kasih."
    ),
    "usul_koreksi_minta": N_(
        "Silakan tulis satu usulan koreksi dalam satu pesan (paling banyak {n} karakter), sebagai {label}, sampai "
        "{waktu}. Mohon awali dengan nomor yang dikoreksi bila ada, misalnya: D02 Rumusannya seharusnya …"
    ),
    "usul_koreksi_minta_name": N_("Mohon tulis jabatan dan nama {label} sebagaimana seharusnya tercantum."),
    "usul_koreksi_minta_attendance": N_(
        "Mohon tulis apa yang keliru tentang kehadiran {label} (paling banyak {n} karakter)."
    ),
    "usul_koreksi_minta_general": N_("Mohon tulis apa yang keliru dalam notula (paling banyak {n} karakter)."),
    "koreksi_tercatat": N_(
        "Terima kasih. Usulan koreksi Bapak/Ibu tercatat dengan nomor {kode}. Putusan sekretariat kami sampaikan di "
        "sini."
    ),
    "koreksi_accepted": N_("Usulan koreksi {kode} diterima. Rumusan yang masuk notula: {teks}"),
    "koreksi_declined": N_("Usulan koreksi {kode} tidak diterima. Alasan: {teks}"),
    "koreksi_tetap_terbuka": N_(
        "Usulan koreksi {kode} belum diputus ketika hasil rapat ditetapkan. Usulan itu tercantum dalam lampiran notula."
    ),
    # the secretariat's queue
    "koreksi_masuk": N_("Usulan koreksi {kode} masuk dan menunggu putusan."),
    "koreksi_berakhir": N_("Masa koreksi berakhir: {n} usulan, {menunggu} belum diputus."),
    "koreksi_kosong": N_("Belum ada usulan koreksi."),
    "koreksi_jumlah": N_("Usulan koreksi: {n}, belum diputus {menunggu}"),
    "koreksi_baris": N_("{kode} · {perihal} ({status}) {instansi}: {teks}"),
    "koreksi_kartu": N_("{kode} · {perihal} ({status})"),
    "koreksi_dari": N_("Dari {label}, {instansi}"),
    "koreksi_kini": N_("Tertulis sekarang: {teks}"),
    "koreksi_diusulkan": N_("Diusulkan:"),
    "koreksi_putusan_accepted": N_("Diterima {waktu}, dengan rumusan: {teks}"),
    "koreksi_putusan_declined": N_("Tidak diterima {waktu}. Alasan: {teks}"),
    "koreksi_rumusan_teks": N_("Mohon tulis rumusan {kode} yang masuk notula (paling banyak {n} karakter)."),
    "koreksi_rumusan_nama": N_("Mohon tulis jabatan dan nama untuk {kode} sebagaimana masuk daftar hadir."),
    "koreksi_tolak_alasan": N_(
        "Mengapa {kode} tidak diterima? Alasannya dibaca pengusul dan tercatat (paling banyak {n} karakter)."
    ),
    "status_koreksi_open": N_("belum diputus"),
    "status_koreksi_accepted": N_("diterima"),
    "status_koreksi_declined": N_("tidak diterima"),
    "perihal_name": N_("nama atau jabatan"),
    "perihal_attendance": N_("kehadiran"),
    "perihal_general": N_("umum"),
    "perihal_point": N_("pokok diskusi"),
    "perihal_outcome": N_("hasil rapat"),
    "perihal_question": N_("pertanyaan"),
    # the card of the end
    "masa_koreksi": N_("Masa koreksi sesudah rapat: {n} jam"),
    "masa_koreksi_tidak": N_("Masa koreksi: tidak dibuka"),
    "konsep_ke_peserta": N_("Konsep notula dikirim kepada yang hadir."),
    "konsep_tidak_ke_peserta": N_("Konsep notula tidak dikirim kepada peserta."),
    "koreksi_sampai": N_("Koreksi dapat diusulkan sampai {waktu}."),
    "ralat_jumlah": N_("Ralat dan adendum: {n}"),
    "kepala_catatan": N_("Catatan rapat sampai nomor {nomor}, sidik {sidik}"),
    "rapat_ditetapkan": N_("Yth. Bapak/Ibu, hasil {judul} ditetapkan pukul {jam}. Terima kasih."),
    "tetapkan_rapat_konfirmasi": N_(
        "Tetapkan hasil dan notula rapat ini? Sesudah itu tidak ada yang diubah; kekeliruan hanya diperbaiki dengan "
        "ralat."
    ),
    "tetapkan_menunggu": N_("{n} usulan koreksi belum diputus; penetapan sekarang memerlukan alasan."),
    "tetapkan_masih_masa": N_("Masa koreksi belum berakhir; penetapan sekarang memerlukan alasan."),
    "tetapkan_alasan": N_(
        "{n} usulan koreksi belum diputus, atau masa koreksi belum berakhir. Mohon tulis alasan menetapkan sekarang; "
        "alasan itu tercatat."
    ),
    "kunci_konfirmasi": N_(
        "Kunci catatan rapat? Lakukan sesudah notula ditandatangani. Sesudah itu hanya adendum bernomor yang dapat "
        "ditulis."
    ),
    "ralat_tentang": N_(
        "Apa yang diralat? Misalnya D03, K1, nama peserta, atau daftar hadir nomor 4. Ralat tentang nama atau kehadiran"
        " tidak dimuat dalam varian publikasi."
    ),
    "adendum_tercatat": N_("Adendum ke-{nomor} tercatat. Notula yang ditandatangani tidak berubah."),
    # on paper
    "notula_usulan_open": N_("belum diputus ketika hasil rapat ditetapkan"),
    "notula_usulan_waiting": N_("belum diputus"),
    "notula_usulan_accepted": N_("diterima: {teks}"),
    "notula_usulan_declined": N_("tidak diterima: {teks}"),
    "notula_koreksi_jp": N_("Koreksi {kode}: {teks}"),
    "notula_ralat": N_("Ralat ke-{nomor}, {waktu}, {tentang}: tertulis {lama}, menjadi {baru}. Alasan: {alasan}."),
    "notula_ralat_kosong": N_("Ralat ke-{nomor}, {waktu}, {tentang}: isinya tidak dimuat."),
    "notula_adendum_kosong": N_("Adendum ke-{nomor}, {waktu}, {tentang}: isinya tidak dimuat."),
    "notula_adendum": N_("Adendum ke-{nomor}, {waktu}, {tentang}: tertulis {lama}, menjadi {baru}. Alasan: {alasan}."),
    # buttons
    "tombol_usul_koreksi": N_("Usul koreksi"),
    "tombol_koreksi_name": N_("Nama atau jabatan"),
    "tombol_koreksi_attendance": N_("Kehadiran"),
    "tombol_koreksi_general": N_("Umum"),
    "tombol_antrean_koreksi": N_("Usulan koreksi"),
    "tombol_penyelesaian": N_("Penyelesaian"),
    "tombol_terima_usul": N_("Terima seperti diusulkan"),
    "tombol_terima_rumusan": N_("Terima dengan rumusan"),
    "tombol_tolak_koreksi": N_("Tidak diterima"),
    "tombol_ya_tetapkan": N_("Ya, tetapkan"),
    "tombol_kunci": N_("Kunci"),
    "tombol_ya_kunci": N_("Ya, kunci"),
    "tombol_hari": N_("{n} hari"),
    "tombol_tanpa": N_("Tanpa"),
    "tombol_kirim_konsep": N_("Kirim konsep kepada yang hadir"),
    "tombol_jangan_kirim_konsep": N_("Jangan kirim konsep"),
}

FINISHING_TOASTS: Final[dict[str, str]] = {
    "koreksi_diputus_terima": N_("{kode} diterima dan masuk catatan rapat."),
}

FINISHING_REFUSED: Final[dict[str, str]] = {
    "koreksi_belum_waktunya": N_("Usulan koreksi diterima sesudah rapat ditutup, selama masa koreksi."),
    "koreksi_waktu_habis": N_("Masa koreksi telah berakhir {waktu}. Mohon hubungi sekretariat."),
    "koreksi_tidak_ada": N_("{kode} tidak ada dalam rapat ini. Mohon periksa nomornya."),
    "koreksi_bukan_peserta": N_("Usulan koreksi diterima dari peserta yang hadir."),
    "koreksi_penuh": N_("Sudah ada {maks} usulan Bapak/Ibu yang menunggu putusan."),
    "koreksi_sudah_ada": N_("Usulan ini sudah tercatat dengan nomor {kode}."),
    "koreksi_sudah_diputus": N_("{kode} sudah diputus."),
    "koreksi_catatan_berubah": N_("Teks yang dikoreksi {kode} baru saja berubah. Mohon baca kartunya sekali lagi."),
    "penutupan_berubah": N_("Catatan rapat bertambah sejak kartu ini dibaca. Silakan buka /tetapkan atau /kunci lagi."),
    "penutupan_sudah_berakhir": N_("Rapat sudah ditutup; aturan koreksinya tidak berubah lagi."),
    "tetapkan_belum_diumumkan": N_("Belum diumumkan: {daftar}. Mohon diumumkan atau dibatalkan lebih dahulu."),
    "tetapkan_perlu_alasan": N_(
        "Penetapan sekarang memerlukan alasan: {n} usulan belum diputus, atau masa koreksi berjalan."
    ),
    "ralat_rapat_belum_ditetapkan": N_("Hasil rapat belum ditetapkan, sehingga belum memerlukan ralat."),
}
