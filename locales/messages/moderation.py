"""What officials and senders read while points are moderated, worded and answered."""

from typing import Final

from locales.messages.mark import N_

MODERATION: Final[dict[str, str]] = {
    # the list
    "pokok_dan_status": N_("{n} {status}"),
    "pokok_jumlah": N_("Pokok diskusi: {n} masuk ({daftar})."),
    "pokok_saringan": N_("Ditampilkan: {daftar} ({n})."),
    "pokok_tidak_cocok": N_("Tidak ada pokok diskusi yang cocok."),
    "pokok_perbaikan": N_("diusulkan perbaikan"),
    "pokok_menunggu": N_("menunggu"),
    "pokok_cari_minta": N_("Silakan ketik nomor, kata, atau nama instansi yang dicari (paling banyak {n} karakter)."),
    "pokok_pilih_saringan": N_("Silakan pilih yang ditampilkan."),
    "acara_ke": N_("acara {nomor}"),
    "kata_dicari": N_("“{kata}”"),
    # the card of a point
    "pokok_dari_unsur": N_("Dari {instansi} ({unsur}), {waktu}"),
    "pokok_acara": N_("Acara {nomor}: {acara}"),
    "pokok_tanpa_acara": N_("Di luar susunan acara"),
    "pokok_diisikan": N_("Diisikan petugas."),
    "pokok_diteruskan": N_("Pesan diteruskan."),
    "pokok_ditanggapi": N_("Ditanggapi {oleh}: {jawaban}"),
    "rumusan_asked": N_("Rumusan menunggu jawaban pengirim."),
    "rumusan_agreed": N_("Pengirim menyetujui rumusan."),
    "rumusan_objected": N_("Pengirim mengusulkan perbaikan: {teks}"),
    "rumusan_status_asked": N_("menunggu pengirim"),
    "rumusan_status_agreed": N_("disetujui pengirim"),
    "rumusan_status_objected": N_("diusulkan perbaikan"),
    "pokok_pilih_alasan_mana": N_("Mohon pilih alasan tidak ditayangkan."),
    "pokok_tulis_alasan": N_("Silakan ketik alasan tidak ditayangkan (paling banyak {n} karakter)."),
    "pokok_pilih_acara": N_("Silakan pilih acara."),
    "pokok_minta_jawaban": N_("Silakan ketik “Instansi: tanggapan”, atau pilih instansi."),
    "pokok_minta_jawaban_dari": N_("Silakan ketik tanggapan dari instansi yang dipilih."),
    "pokok_pilih_instansi": N_("Silakan pilih instansi yang menanggapi."),
    "pokok_minta_rumusan": N_(
        "Silakan ketik rumusan untuk notula (paling banyak {n} karakter). Teks asli tetap tersimpan."
    ),
    "tombol_dibahas": N_("Dibahas"),
    "tombol_ditanggapi": N_("Ditanggapi"),
    "tombol_ubah_tanggapan": N_("Ubah tanggapan"),
    "tombol_rumuskan": N_("Rumuskan"),
    "tombol_pindah_acara": N_("Pindah acara"),
    "tombol_buka_lagi": N_("Buka kembali"),
    "tombol_pakai_perbaikan": N_("Pakai perbaikan"),
    "tombol_pilih_instansi": N_("Pilih instansi"),
    "tombol_lainnya_tulis": N_("lainnya: tulis"),
    "tombol_kembali": N_("Kembali"),
    "tombol_saring": N_("Saring"),
    "tombol_semua": N_("Semua"),
    "tombol_saring_status": N_("Status"),
    "tombol_saring_jenis": N_("Jenis"),
    "tombol_saring_acara": N_("Acara"),
    "tombol_saring_unsur": N_("Unsur"),
    # the sender
    "usul_dibuka_kembali": N_("{kode} dipertimbangkan kembali. Status sekarang: {status}. Terima kasih."),
    "usul_ditanggapi": N_("{kode} ditanggapi {oleh}: {jawaban}"),
    "usul_teks_notula": N_("Rumusan {kode} untuk notula: “{teks}”."),
    "usul_perbaikan_minta": N_("Silakan tulis usul perbaikan rumusan {kode} (paling banyak {n} karakter)."),
    "usul_perbaikan_tercatat": N_("Terima kasih. Usul perbaikan rumusan {kode} disampaikan kepada notulis."),
    "tombol_sesuai": N_("Sesuai"),
    "tombol_usul_perbaikan": N_("Usul perbaikan"),
    "tombol_pokok_saya": N_("Pokok saya"),
    "pokok_saya_judul": N_("Pokok diskusi Bapak/Ibu: {n}."),
    "pokok_saya_kosong": N_("Bapak/Ibu belum menyampaikan pokok diskusi."),
    "pokok_saya_baris": N_("{kode} · {jenis} · {status}: {ringkas}"),
    "pokok_saya_notula": N_("Rumusan untuk notula: {teks}"),
    "pokok_saya_perbaikan": N_("Usul perbaikan Bapak/Ibu: {teks}"),
}
MODERATION_TOASTS: Final[dict[str, str]] = {
    "pokok_dipindahkan": N_("{kode} dipindahkan ke acara {nomor}."),
    "rumusan_disetujui": N_("Terima kasih. Rumusan {kode} disetujui."),
}
MODERATION_REFUSED: Final[dict[str, str]] = {
    "pokok_baru_diubah": N_("{kode} baru saja diubah petugas lain: {status}. Kartu menampilkan keadaan terbaru."),
    "tanggapan_bentuk": N_("Mohon tulis dengan bentuk “Instansi: tanggapan”, misalnya “Dinsos: akan dianggarkan”."),
}
