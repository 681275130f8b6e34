"""What is said in the small box over the chat after a tap, when all went well."""

from typing import Final

from locales.messages.mark import N_

TOASTS: Final[dict[str, str]] = {
    "jp_tersimpan": N_("Jawaban tersimpan: {jawaban}. Bapak/Ibu dapat mengubahnya sebelum ditutup."),
    "jp_sama": N_("Jawaban tidak berubah: {jawaban}."),
    "jp_ditarik": N_("Jawaban ditarik. Bapak/Ibu tercatat belum menjawab."),
    "tersimpan": N_("Tersimpan."),
}
