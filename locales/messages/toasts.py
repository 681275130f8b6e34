"""What is said in the small box over the chat after a tap, when all went well."""

from typing import Final

from locales.messages.mark import N_

TOASTS: Final[dict[str, str]] = {
    "jp_tersimpan": N_("Jawaban tersimpan: {jawaban}. Bapak/Ibu dapat mengubahnya sebelum ditutup."),
    "jp_sama": N_("Jawaban tidak berubah: {jawaban}."),
    "jp_ditarik": N_("Jawaban ditarik. Bapak/Ibu tercatat belum menjawab."),
    "tersimpan": N_("Tersimpan."),
    "hasil_sama": N_("{kode} sudah demikian. Tidak ada yang berubah."),
    "tindak_dibawa": N_("{n} tindak lanjut dibawa ke rapat ini."),
    "tindak_dibawa_kosong": N_("Tidak ada lagi yang dapat dibawa."),
    "centang_sementara": N_("{n} pilihan dicentang, belum terkirim. Tekan Kirim bila sudah sesuai."),
    "urutan_sementara": N_("{n} ditempatkan, belum terkirim. Tekan Kirim bila sudah sesuai."),
    "jp_dilewati": N_("{kode} dilewati dan dipindahkan ke akhir daftar."),
    "putaran_disiapkan": N_("{kode} disiapkan sebagai putaran berikutnya. Silakan buka bila sudah siap."),
    "pengingat_dikirim": N_("Pengingat dikirim kepada {n} akun. Laporannya menyusul."),
    "tema_tersimpan": N_("Tema tersimpan: {tema}"),
    "tema_dilepas": N_("Jawaban ini tidak bertema."),
    "media_bantuan_diminta": N_("Petugas diberi tahu dan akan membantu menuliskan."),
    "media_tawaran_dikirim": N_("Pengirim ditawari bantuan."),
    "media_dikirim": N_("{n} berkas dikirim ke percakapan ini."),
    "kertas_sah_singkat": N_("Formulir {kode} disahkan dan dihitung."),
    "kertas_tidak_sah_singkat": N_("Formulir {kode} tidak disahkan."),
}
