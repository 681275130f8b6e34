"""What is read about the record: entries, tallies and charts put into it, notes, and files that leave the house."""

from typing import Final

from locales.messages.mark import N_

RECORD: Final[dict[str, str]] = {
    # tallies and charts
    "rekap_masuk": N_("Rekapitulasi {kode} masuk catatan rapat nomor {nomor}."),
    "rekap_sudah": N_("Rekapitulasi {kode} sudah ada dalam catatan rapat nomor {nomor}."),
    "grafik_masuk": N_("Diagram {kode} masuk catatan rapat nomor {nomor}."),
    "grafik_sudah": N_("Diagram {kode} sudah ada dalam catatan rapat nomor {nomor}."),
    # notes
    "catat_kepala": N_("Catatan rapat sampai nomor {nomor}, sidik {sidik}."),
    # what an entry says, one line each
    "entri_meeting_registration": N_("Pendaftaran dibuka"),
    "entri_meeting_opened": N_("Rapat dibuka"),
    "entri_meeting_paused": N_("Rapat diskors"),
    "entri_meeting_resumed": N_("Rapat dilanjutkan"),
    "entri_meeting_ended": N_("Rapat ditutup"),
    "entri_question_opened": N_("{kode} dibuka"),
    "entri_question_closed": N_("{kode} ditutup"),
    "entri_question_revealed": N_("Hasil {kode} diumumkan"),
    "entri_question_cancelled": N_("{kode} dibatalkan"),
    "entri_question_extended": N_("Batas waktu {kode} diperpanjang"),
    "entri_question_reopened": N_("{kode} dibuka kembali"),
    "entri_question_adopted": N_("Hasil {kode} ditetapkan"),
    "entri_question_corrected": N_("Redaksi {kode} diperbaiki"),
    "entri_question_repeated": N_("{kode} ditanyakan sekali lagi"),
    "entri_question_skipped": N_("{kode} dilewati"),
    "entri_question_themed": N_("Jawaban {kode} dikelompokkan menurut tema"),
    "entri_meeting_adopted": N_("Hasil rapat ditetapkan"),
    "entri_meeting_locked": N_("Catatan rapat dikunci"),
    "entri_erratum": N_("Ralat {kode}"),
    "entri_addendum": N_("Adendum {kode}"),
    "entri_amendment_proposed": N_("Usulan koreksi disampaikan: {kode}"),
    "entri_amendment_accepted": N_("Usulan koreksi diterima: {kode}"),
    "entri_amendment_declined": N_("Usulan koreksi tidak diterima: {kode}"),
    "entri_amendments_closed": N_("Masa koreksi berakhir"),
    "entri_tally": N_("Rekapitulasi {kode}"),
    "entri_chart": N_("Diagram {kode}"),
    "entri_note": N_("Catatan"),
    "entri_export": N_("Berkas diekspor"),
    # files
    "ekspor_mulai": N_("{judul} sedang disusun."),
    "ekspor_gagal": N_("Berkas {nama} belum dapat disusun. Data rapat aman; silakan coba lagi. (Kode {ref})"),
    "ekspor_dikirim": N_("{judul} dikirim sekali lagi."),
    "ekspor_tidak_jadi": N_("Belum dapat disusun: {nama}. Berkas lainnya sudah ditulis."),
    "ekspor_tanpa_basis_data": N_(
        "Tidak ada basis data di {tempat}. Periksa JAJAK_DATABASE atau folder tempat perintah ini dijalankan."
    ),
    "ekspor_basis_data_lama": N_(
        "Basis data berasal dari versi yang lebih lama. Jalankan layanan versi ini satu kali lebih dahulu."
    ),
    "ekspor_tanpa_rapat": N_("Belum ada rapat."),
    "ekspor_konsep": N_("KONSEP – {waktu}, revisi {n}"),
    "suara_janggal_voter": N_("Rapat {rapat}, {kode}: jawaban {pemilih} tidak berasal dari daftar pemilih."),
    "suara_janggal_option": N_("Rapat {rapat}, {kode}: jawaban {pemilih} menyebut pilihan yang tidak ada."),
    "suara_janggal_count": N_("Rapat {rapat}, {kode}: jumlah jawaban tidak sama dengan yang tercatat saat ditutup."),
    "suara_janggal_changed": N_("Rapat {rapat}, {kode}: ada jawaban yang berubah sesudah ditutup."),
    "suara_janggal_chain": N_("Rapat {rapat}: catatan rapat tidak utuh; ada catatan yang hilang atau berubah."),
    "suara_janggal": N_(
        "Ada {n} hal yang tersimpan dan tidak mungkin berasal dari jalannya rapat. Layanan tidak dijalankan; mohon "
        "pulihkan cadangan atau periksa basis data."
    ),
    "berkas_tidak_terambil": N_("Berkas {nama} belum dapat diambil dari Telegram. Mohon kirim sekali lagi."),
    "berkas_sementara": N_("Sementara pukul {jam}, {hari}, revisi {n}."),
    "berkas_akhir": N_("Hasil akhir pukul {jam}, {hari}, revisi {n}."),
    "berkas_lingkup": N_("Lingkup: {bagian}. Berkas mana yang disusun?"),
    "berkas_seluruh": N_("seluruh rapat"),
    "berkas_acara": N_("acara {nomor}"),
    "berkas_sekretariat": N_("sekretariat"),
    "berkas_publik": N_("untuk diumumkan"),
    "berkas_bahasa_id": N_("Indonesia"),
    "berkas_bahasa_en": N_("Inggris"),
    "berkas_pilih_lingkup": N_("Bagian rapat yang mana?"),
    "berkas_kosong": N_("Belum ada berkas yang disusun."),
    "berkas_jumlah": N_("{n} berkas sudah disusun. Nomor mana yang dikirim sekali lagi?"),
    "berkas_bagian": N_("Menyusun bagian {n} dari {total}"),
    "berkas_tetap_di_sini": N_(
        "{nama} memuat nama, sehingga menurut pengaturan tidak dikirim lewat Telegram. Berkas ada di peladen: {tempat}."
        " Perintah: {perintah}"
    ),
    "berkas_melebihi_batas": N_(
        "{nama} berukuran {mb} MB; Telegram menerima paling banyak {maks} MB dari bot. Berkas ada di peladen: {tempat}."
        " Perintah: {perintah}"
    ),
    "kutipan_acara": N_("{judul} (kutipan acara {nomor}: {acara})"),
    "kutipan_pertanyaan": N_("{judul} (kutipan {kode})"),
    "berkas_keterangan": N_("{nama}, {kb} kB, sidik SHA-256 {sidik}"),
    "paket_keterangan": N_("{nama}, {kb} kB, sidik SHA-256 manifest.json: {sidik}"),
    "naskah_notula": N_("Notula (DOCX)"),
    "naskah_rekapitulasi": N_("Rekapitulasi (XLSX)"),
    "naskah_notula_pdf": N_("Notula (PDF)"),
    "naskah_rekapitulasi_pdf": N_("Rekapitulasi (PDF)"),
    "naskah_berita_acara_pdf": N_("Berita acara (PDF)"),
    "naskah_daftar_hadir_pdf": N_("Daftar hadir (PDF)"),
    "naskah_arsip": N_("Arsip (PDF dengan data)"),
    "naskah_record": N_("Catatan lengkap (JSON)"),
    "naskah_diagram": N_("Diagram cetak (PNG)"),
    "naskah_csv": N_("Tabel (CSV)"),
    "naskah_semua": N_("Semua berkas"),
    "naskah_tindak_lanjut": N_("Tindak lanjut untuk rapat berikutnya (YAML)"),
    "naskah_paket": N_("Paket lengkap (ZIP)"),
    "pdf_baris_lain": N_("Dicetak {n} baris pertama dari {semua}; selengkapnya ada dalam buku kerja (XLSX)."),
    "pdf_jilid": N_("Berkas {n} dari {semua}: nomor {dari} sampai dengan {sampai}."),
    # what a term of the workbook means
    "mode_terbuka_keterangan": N_(
        "Jawaban tercatat atas nama peserta atau instansi dan dicantumkan dalam rekapitulasi."
    ),
    # sentences of the minutes
    "notula_peserta": N_("{hadir} dari {diundang} instansi, sebagaimana daftar hadir terlampir"),
    "notula_luar": N_("Di luar undangan: {daftar}"),
    "notula_dibuka_ditutup": N_("Dibuka pukul {buka}, ditutup pukul {tutup}."),
    "notula_sifat": N_("{jenis}; {sifat}; {satuan}"),
    "aturan_pilihan": N_("Paling sedikit {min} dan paling banyak {maks} pilihan."),
    "aturan_peringkat": N_("Diurutkan {n} tempat pertama."),
    "aturan_isian": N_("Paling banyak {n} karakter."),
    "aturan_angka": N_("Angka antara {min} dan {maks}."),
    "notula_tanpa_pokok": N_("Tidak ada pokok diskusi yang tercatat."),
    "notula_belum_diumumkan": N_("{kode} belum diumumkan."),
    "catat_pengganti": N_("{kode} {status} oleh sekretariat sebagai pengganti moderator. Alasan: {alasan}."),
    "notula_diperpanjang": N_("Diperpanjang pukul {jam} sampai pukul {sampai}."),
    "notula_dibuka_kembali": N_("Dibuka kembali pukul {jam}."),
    "status_jp_extended": N_("diperpanjang"),
    "status_jp_reopened": N_("dibuka kembali"),
    "kuorum_saat_dibuka": N_("{kuorum} Dihitung saat dibuka pukul {jam}."),
    "kuorum_saat_ditutup": N_("{kuorum} Dihitung saat ditutup pukul {jam}."),
    "notula_dibatalkan": N_("{kode} dibatalkan: {alasan}."),
    "identitas_dipisahkan": N_("(identitas dipisahkan, {nomor})"),
}
