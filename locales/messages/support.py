"""What is read about points that ask for the same: offered, merged, supported, and listed for everybody."""

from typing import Final

from locales.messages.mark import N_

SUPPORT: Final[dict[str, str]] = {
    # offered to a sender
    "usul_serupa": N_('Ada {jenis} serupa dari {instansi} ({kode}): "{ringkas}"'),
    "usul_sama_dengan": N_('Pesan ini merujuk {jenis} {kode} dari {instansi}: "{ringkas}"'),
    "usul_sama_dengan_nomor": N_("Pesan ini merujuk {jenis} {kode} dari {instansi}."),
    "usul_sama_pilih": N_("Pesan ini merujuk beberapa pokok diskusi. Mohon pilih yang didukung."),
    "tombol_dukung_kode": N_("Dukung {kode}"),
    "tombol_tetap_kirim": N_("Tetap kirim"),
    "dukung_tercatat": N_("Terima kasih. Dukungan {instansi} untuk {kode} tercatat; pesan tadi tidak dikirim."),
    "tombol_dukung": N_("Dukung"),
    "tombol_dukung_sendiri": N_("Dukung atas nama sendiri"),
    "tombol_tarik_dukungan": N_("Tarik dukungan"),
    # merged
    "usul_gabung": N_("{kode} digabungkan dengan {lain}. Nama instansi Bapak/Ibu tetap tercantum."),
    "usul_pisah": N_("{kode} tidak lagi digabungkan dengan {lain} dan kembali berdiri sendiri."),
    "gabung_berlawanan": N_("{kode} mungkin berlawanan dengan {lain}. Tetap digabungkan?"),
    "gabung_selesai": N_("{kode} digabungkan dengan {lain}."),
    "gabung_pilih": N_("{kode} digabungkan dengan pokok yang mana? Teks notula pokok itu yang dipakai."),
    "gabung_kosong": N_("Belum ada pokok lain yang dapat digabungkan dengan {kode}."),
    "tombol_gabungkan": N_("Gabungkan"),
    "tombol_gabung_dengan": N_("Gabung ke {kode}"),
    "tombol_ya_gabungkan": N_("Ya, gabungkan"),
    "tombol_pisahkan": N_("Pisahkan dari {kode}"),
    # on the card of a point
    "pokok_digabung_ke": N_("Digabung ke {kode}."),
    "pokok_gabungan": N_("Memuat juga {daftar}."),
    "pokok_gabungan_satu": N_("{kode} ({instansi})"),
    "pokok_didukung": N_("Didukung {n} instansi: {daftar}."),
    "pokok_didukung_orang": N_("Didukung {n} peserta atas nama sendiri."),
    "pokok_baris_dukungan": N_("{n} dukungan"),
    "pokok_baris_ke": N_("ke {kode}"),
    "pokok_serupa": N_("Pokok serupa:"),
    "pokok_serupa_satu": N_("{kode} ({instansi}): {ringkas}"),
    "pokok_serupa_lawan": N_("{kode} ({instansi}), berlawanan?: {ringkas}"),
    # the list for everybody
    "tombol_pokok_tayang": N_("Pokok yang ditayangkan"),
    "tombol_cari": N_("Cari"),
    "tombol_semua_pokok": N_("Semua pokok"),
    "tayang_judul": N_("Pokok yang ditayangkan: {n}."),
    "tayang_judul_cari": N_('Pokok yang memuat "{kata}": {n}.'),
    "tayang_kosong": N_("Belum ada pokok diskusi yang ditayangkan."),
    "tayang_tidak_ada": N_('Tidak ada pokok yang memuat "{kata}".'),
    "tayang_baris": N_("{kode} · {jenis} · {instansi}: {ringkas}"),
    "tayang_baris_didukung": N_("{kode} · {jenis} · {instansi} · {n} dukungan: {ringkas}"),
    "tayang_kartu": N_("{kode} · {jenis} · {status}"),
    "tayang_dari": N_("Dari {daftar}"),
    "tayang_sendiri": N_("Pokok ini disampaikan {instansi}."),
    "tayang_cari_minta": N_("Mohon ketik kata yang dicari, atau nomor pokok, misalnya D09."),
    # in the minutes
    "notula_dari": N_("{daftar}"),
    "notula_gabungan": N_("{daftar} (memuat juga {kode})"),
    "notula_didukung": N_("didukung {daftar}"),
    "notula_digabung_ke": N_("{status} ke {kode}"),
    "notula_lihat": N_("Lihat {kode}."),
}
# In the small box over the chat.
SUPPORT_TOASTS: Final[dict[str, str]] = {
    "dukung_diberikan": N_("Dukungan {instansi} untuk {kode} tercatat."),
    "dukung_diberikan_sendiri": N_("Dukungan Bapak/Ibu untuk {kode} tercatat atas nama sendiri."),
    "dukung_sudah": N_("Dukungan untuk {kode} sudah tercatat."),
    "dukung_ditarik": N_("Dukungan untuk {kode} ditarik."),
    "dukung_tidak_ada": N_("Belum ada dukungan Bapak/Ibu untuk {kode}."),
    "gabung_tersimpan": N_("{kode} digabungkan dengan {lain}."),
    "gabung_sudah": N_("{kode} sudah digabungkan dengan {lain}."),
    "gabung_dilepas": N_("{kode} kembali berdiri sendiri."),
}
SUPPORT_REFUSED: Final[dict[str, str]] = {
    "dukung_peninjau": N_(
        "Dukungan diberikan atas nama instansi yang diundang. Bapak/Ibu tercatat sebagai peninjau; tidak ada yang "
        "berubah."
    ),
    "dukung_sendiri": N_("{kode} disampaikan {instansi} sendiri, sehingga dukungannya sudah terhitung."),
    "dukung_milik_lain": N_(
        "Dukungan {instansi} diberikan peserta lain. Yang dapat menariknya: peserta itu atau perwakilan utama."
    ),
    "gabung_sendiri": N_("Kedua pokok sudah berada dalam satu gabungan dengan {kode}."),
}
