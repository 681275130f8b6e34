"""What the cells of the workbook and the CSV files say, and what stands around its tables."""

from typing import Final

from locales.messages.mark import N_, P_

CELLS: Final[dict[str, str]] = {
    # the summary
    "ringkas_rapat": P_("sheet", "Rapat"),
    "ringkas_kode": P_("sheet", "Kode"),
    "ringkas_hari": P_("sheet", "Hari/Tanggal"),
    "ringkas_tanggal": P_("sheet", "Tanggal (ISO)"),
    "ringkas_waktu": P_("sheet", "Waktu"),
    "ringkas_tempat": P_("sheet", "Tempat"),
    "ringkas_status": P_("sheet", "Status"),
    "ringkas_revisi": P_("sheet", "Revisi"),
    "ringkas_keadaan": P_("sheet", "Keadaan per"),
    "ringkas_sidik": P_("sheet", "Sidik catatan rapat"),
    "ringkas_diundang": P_("sheet", "Instansi diundang"),
    "ringkas_hadir": P_("sheet", "Instansi hadir"),
    "ringkas_terdaftar": P_("sheet", "Peserta terdaftar"),
    "ringkas_hak_suara": P_("sheet", "Peserta dengan hak suara"),
    "ringkas_status_konsep": P_("sheet", "konsep"),
    "ringkas_status_final": P_("sheet", "final"),
    "ringkas_status_ralat": P_("sheet", "ralat-{n}"),
    "ringkas_lewat": N_("Peserta lewat {saluran}"),
    "ringkas_unsur_diundang": N_("{unsur}: diundang"),
    "ringkas_unsur_hadir": N_("{unsur}: hadir"),
    "ringkas_unsur_peserta": N_("{unsur}: peserta"),
    # cells
    "lewat_telegram": N_("Telegram"),
    "lewat_shared": P_("cell", "perangkat bersama"),
    "lewat_clerk": P_("cell", "petugas"),
    "sel_ya": P_("cell", "ya"),
    "sel_tidak": P_("cell", "tidak"),
    "sel_ditampilkan": P_("cell", "ditampilkan"),
    "sel_tidak_ditampilkan": P_("cell", "tidak ditampilkan"),
    "sel_dicabut": N_("dicabut: {alasan}"),
    "sel_semua_peserta": N_("Semua peserta"),
    "sel_rentang": N_("{dari} sampai di bawah {sampai}"),
    "sel_jumlah": N_("Jumlah {apa}"),
    "sel_pilihan": P_("cell", "pilihan"),
    "sel_lanjutan": N_("(lanjutan)"),
    "lembar_kaki": N_("Halaman &P dari &N"),
    "lembar_bagian": N_("{nama} ({n} dari {semua})"),
    "lembar_rujukan": N_("{kode} menurut unsur, angkanya dalam tabel {lembar}."),
    # notes under pictures
    "gambar_aksara": N_("Sebagian aksara ditampilkan sebagai □."),
    "gambar_dipersingkat": N_("Teks pilihan dipersingkat; teks lengkap ada di pesan dan notula."),
    "gambar_kutipan": N_("Paling banyak dua jawaban tiap tema dikutip; selengkapnya dalam notula."),
}
