"""What is said in the small box over the chat after a tap, when all went well."""

from typing import Final

from locales.messages.mark import N_

TOASTS: Final[dict[str, str]] = {
    "jp_tersimpan": N_("Jawaban tersimpan: {jawaban}. Bapak/Ibu dapat mengubahnya sebelum ditutup."),
    "jp_sama": N_("Jawaban tidak berubah: {jawaban}."),
    "jp_ditarik": N_("Jawaban ditarik. Bapak/Ibu tercatat belum menjawab."),
    "jp_dibuka_toast": N_("{kode} dibuka."),
    "jp_ditutup_toast": N_("{kode} ditutup."),
    "jp_diumumkan_toast": N_("Hasil {kode} diumumkan."),
    "jp_dibatalkan_toast": N_("{kode} dibatalkan."),
    "sudah_begitu": N_("Sudah demikian. Tidak ada yang berubah."),
    "tersimpan": N_("Tersimpan."),
    "diperbarui": N_("Sudah diperbarui."),
    "dibatalkan": N_("Dibatalkan."),
    "menjawab_sebagai_toast": N_("Menjawab sebagai {label}."),
    "acara_toast": N_("Acara {nomor} dimulai."),
    "pokok_toast": N_("{kode}: {status}."),
    "sedang_disusun": N_("Sedang disusun. Berkas menyusul di percakapan ini."),
    "pengingat_terkirim": N_("Pengingat: terkirim {n}, gagal {gagal}."),
}
