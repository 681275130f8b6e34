"""What is read about notes, conclusions, decisions and follow-ups, in chat and on paper."""

from typing import Final

from locales.messages.mark import N_

OUTCOMES: Final[dict[str, str]] = {
    "hasil_catatan": N_("catatan"),
    "hasil_kesimpulan": N_("kesimpulan"),
    "hasil_keputusan": N_("keputusan"),
    "hasil_tindak_lanjut": N_("tindak lanjut"),
    "status_tindak_open": N_("belum"),
    "status_tindak_running": N_("berjalan"),
    "status_tindak_done": N_("selesai"),
    # lists
    "hasil_daftar": N_("{jenis}: {n} berlaku"),
    "hasil_baris_satu": N_("{kode} {teks}"),
    "hasil_baris_dicabut": N_("{kode} (dicabut) {teks}"),
    "hasil_baris_tindak": N_("{kode} ({status}) {teks} · {siapa} · {tenggat}"),
    # the card
    "hasil_tersimpan": N_("{jenis} {kode} tersimpan, catatan rapat nomor {nomor}."),
    "hasil_judul": N_("{kode} · {jenis}"),
    "hasil_acara": N_("Acara {acara}"),
    "hasil_siapa": N_("Penanggung jawab: {siapa}"),
    "hasil_tenggat": N_("Tenggat: {tenggat}"),
    "hasil_status": N_("Status: {status}"),
    "hasil_asal": N_("Lanjutan dari {asal}"),
    "hasil_sumber": N_("Sumber angka: {sumber}"),
    "hasil_tercabut": N_("Dicabut pukul {jam}. Alasan: {alasan}"),
    "hasil_nomor": N_("Catatan rapat nomor {nomor}"),
    "dasar_pokok": N_("Pokok diskusi yang mendasari: {daftar}."),
    "dasar_suara": N_("Hasil pemungutan suara: {daftar}."),
    "dasar_pendapat": N_("Pendapat peserta menurut jajak pendapat {daftar}."),
    "dasar_bukan_keputusan": N_(
        "{daftar} merupakan penjaringan pendapat peserta; keputusan ini ditetapkan rapat, bukan oleh jajak pendapat."
    ),
    # what the card asks
    "hasil_minta": N_("Silakan tulis satu {jenis} dalam satu pesan (paling banyak {n} karakter)."),
    "tindak_minta": N_(
        "Silakan tulis apa yang perlu dilakukan (paling banyak {n} karakter). Sekaligus juga dapat, misalnya: Verval "
        "data | Dinsos | 30-12-2023"
    ),
    "hasil_minta_perbaikan": N_(
        "Silakan tulis teks {kode} yang benar (paling banyak {n} karakter). Teks lama tetap terbaca: {teks}"
    ),
    "hasil_minta_sumber": N_("Dari mana angka dalam {kode} diambil? Paling banyak {n} karakter."),
    "hasil_minta_alasan": N_("Mengapa {kode} dicabut? Alasannya tercatat (paling banyak {n} karakter)."),
    "hasil_minta_siapa": N_(
        "Siapa penanggung jawab {kode}? Silakan ketik nama instansinya, boleh singkatan (paling banyak {n} karakter)."
    ),
    "hasil_minta_tenggat": N_("Kapan tenggat {kode}? Misalnya 30-12-2023 atau 30 Desember 2023."),
    "hasil_siapa_dimaksud": N_("Penanggung jawab {kode} tertulis {ketikan}. Instansi mana yang dimaksud?"),
    "hasil_tenggat_awal": N_("Tenggat {kode}, {tanggal}, lebih awal daripada hari rapat. Apakah benar?"),
    "hasil_pilih_acara": N_("{kode} dicatat di bawah acara mana?"),
    "kaitkan_judul": N_("{kode} · Kaitan"),
    "kaitkan_pilih": N_("Silakan tekan yang mendasarinya. Tekan sekali lagi untuk melepas."),
    "kaitkan_kosong": N_("Belum ada yang dapat dikaitkan."),
    "riwayat_judul": N_("{kode} · Riwayat teks"),
    "riwayat_baris": N_("{bagian}, pukul {jam}, oleh {oleh}:"),
    "riwayat_text": N_("teks"),
    "riwayat_source": N_("sumber angka"),
    "riwayat_reason": N_("alasan dicabut"),
    "riwayat_responsible": N_("penanggung jawab"),
    "tindak_terdahulu": N_("{n} tindak lanjut rapat terdahulu belum selesai."),
    "notula_dicabut": N_("{kode} dicabut: {teks} Alasan: {alasan}."),
    # buttons
    "tombol_hasil_catatan": N_("Catatan"),
    "tombol_hasil_kesimpulan": N_("Kesimpulan"),
    "tombol_hasil_keputusan": N_("Keputusan"),
    "tombol_hasil_tindak_lanjut": N_("Tindak lanjut"),
    "tombol_tulis_baru": N_("Tulis baru"),
    "tombol_kaitkan": N_("Kaitkan"),
    "tombol_kaitkan_pokok": N_("Pokok diskusi"),
    "tombol_kaitkan_jp": N_("Jajak pendapat"),
    "tombol_acara_hasil": N_("Acara"),
    "tombol_tanpa_acara": N_("Tanpa acara"),
    "tombol_sumber": N_("Sumber angka"),
    "tombol_perbaiki": N_("Perbaiki"),
    "tombol_cabut_hasil": N_("Cabut"),
    "tombol_pulihkan": N_("Berlakukan kembali"),
    "tombol_riwayat": N_("Riwayat"),
    "tombol_penanggung_jawab": N_("Penanggung jawab"),
    "tombol_tenggat": N_("Tenggat"),
    "tombol_kembali_hasil": N_("Kembali ke {kode}"),
    "tombol_tetap_tertulis": N_("Tetap seperti tertulis"),
    "tombol_ya_tenggat": N_("Ya, benar"),
    "tombol_tenggat_lain": N_("Tulis tanggal lain"),
    "tombol_bawa": N_("Bawa"),
}
