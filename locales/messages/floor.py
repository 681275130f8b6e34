"""What is read about discussion points, responses and the order of speaking."""

from typing import Final

from locales.messages.mark import N_

FLOOR: Final[dict[str, str]] = {
    "jenis_usulan": N_("usulan"),
    "jenis_pertanyaan": N_("pertanyaan"),
    "jenis_tanggapan": N_("tanggapan"),
    "jenis_masukan": N_("masukan"),
    "jenis_keberatan": N_("keberatan"),
    # sending one
    "usul_minta": N_("Silakan tulis satu {jenis} dalam satu pesan (paling banyak {n} karakter)."),
    "usul_tercatat": N_(
        "Terima kasih. {jenis} Bapak/Ibu tercatat dengan nomor {kode} dan disampaikan kepada moderator."
    ),
    "usul_pilih_jenis": N_("Dicatat sebagai apa?"),
    "usul_tidak_tayang": N_("Terima kasih. {kode} tercatat, tetapi tidak ditayangkan: {alasan}."),
    # states
    "status_pokok_received": N_("masuk"),
    "status_pokok_shown": N_("ditayangkan"),
    "status_pokok_held": N_("ditahan"),
    "status_pokok_merged": N_("digabung"),
    "status_pokok_declined": N_("tidak ditayangkan"),
    "status_pokok_discussed": N_("dibahas"),
    "status_pokok_answered": N_("ditanggapi"),
    # reasons for not showing
    "alasan_luar_acara": N_("di luar acara"),
    "alasan_data_pribadi": N_("memuat data pribadi"),
    "alasan_kampanye": N_("kampanye"),
    "alasan_tidak_santun": N_("tidak santun"),
    "alasan_lain": N_("lainnya"),
    # lists and cards for the moderator
    "pokok_kartu": N_("{kode} · {jenis} · {status}"),
    "pokok_teks_asli": N_("Teks asli: {teks}"),
    "pokok_alasan": N_("Alasan: {alasan}"),
    "pokok_menanggapi": N_("Menanggapi {daftar}"),
    "pokok_baris": N_("{kode} · {jenis} · {status}, {instansi}: {ringkas}"),
    "pokok_kosong": N_("Belum ada pokok diskusi."),
    "pokok_diputuskan": N_("{kode}: {status}."),
    "aturan_pokok": N_(
        "Pokok diskusi tidak ditayangkan bila di luar acara, memuat data pribadi, berisi kampanye, tidak santun, atau "
        "karena alasan lain yang ditulis moderator. "
        "Pengirim selalu diberi tahu alasannya, dan teks asli tetap tersimpan."
    ),
    # speakers
}
