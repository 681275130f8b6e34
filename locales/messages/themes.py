"""What is read while answers in words are put under themes, and how a result says what came of it."""

from typing import Final

from locales.messages.mark import N_

THEMES: Final[dict[str, str]] = {
    # what a result says
    "tema_lain": N_("Lainnya"),
    "tema_kepala": N_("{tema}: {jumlah}"),
    "tema_banyak": N_("{tema} ({n})"),
    "kalimat_tema": N_("Tema: {daftar}."),
    "catatan_tema": N_("Dikelompokkan menurut tema oleh {daftar}."),
    # the card by which it is done
    "tema_judul": N_("{kode} · Tema jawaban"),
    "tema_judul_baris": N_("{kode} · Jawaban nomor {nomor}, disampaikan {n} kali"),
    "tema_jumlah": N_("{n} jawaban dalam {baris} baris; {belum} baris belum bertema."),
    "tema_daftar": N_("Tema: {daftar}"),
    "tema_baris": N_("{nomor}. {teks}"),
    "tema_baris_sama": N_("{nomor}. {teks} ({n})"),
    "tema_sekarang": N_("Tema: {tema}"),
    "tema_belum": N_("Belum bertema"),
    "tema_pilih": N_("Silakan pilih tema untuk jawaban ini, atau buat tema baru."),
    "tema_minta": N_("Mohon ketik nama tema untuk jawaban ini dalam satu pesan, paling banyak {n} karakter."),
}
