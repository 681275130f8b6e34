"""What may be wrong in a meeting file, a line each: the secretariat reads every error at once, with its line."""

from typing import Final

from locales.messages.mark import N_

FILES: Final[dict[str, str]] = {
    "berkas_terlalu_besar": N_("berkas berukuran {n} bita; paling banyak {maks}."),
    "berkas_bukan_teks": N_("berkas ini bukan teks UTF-8. Mohon simpan ulang sebagai teks biasa."),
    "berkas_bukan_yaml": N_("susunan YAML tidak terbaca mulai baris ini. Mohon periksa spasi dan tanda titik dua."),
    "berkas_terlalu_dalam": N_("susunan bertingkat terlalu dalam; paling banyak {maks} tingkat."),
    "berkas_memakai_rujukan": N_("rujukan YAML (& dan *) tidak diterima. Mohon tulis isinya langsung."),
    "berkas_kunci_ganda": N_("kunci {kunci} tertulis dua kali."),
    "berkas_bentuk_salah": N_("{kunci} seharusnya berbentuk {bentuk}."),
    "berkas_wajib_diisi": N_("{kunci} wajib diisi."),
    "berkas_teks_kosong": N_("{kunci} tidak memuat huruf yang terbaca."),
    "berkas_teks_panjang": N_("{kunci} memuat {n} karakter; paling banyak {maks}."),
    "berkas_tanggal_salah": N_('"{nilai}" bukan tanggal. Contoh: 2023-11-23.'),
    "berkas_zona_salah": N_('zona waktu "{nilai}" tidak dikenal. Contoh: Asia/Jakarta.'),
    "berkas_ya_tidak_salah": N_('{kunci} seharusnya true atau false, bukan "{nilai}".'),
    "berkas_angka_salah": N_('{kunci} seharusnya angka, bukan "{nilai}".'),
    "berkas_nilai_tidak_dikenal": N_('{kunci} tidak mengenal nilai "{nilai}".'),
    "berkas_kode_salah": N_('kode "{nilai}" tidak dapat dipakai. Mohon pakai huruf A sampai Z dan angka saja.'),
    "berkas_unsur_ganda": N_("unsur {kode} tertulis dua kali."),
    "berkas_unsur_tidak_dikenal": N_("unsur {unsur} pada {instansi} tidak ada dalam daftar unsur."),
    "berkas_instansi_ganda": N_("instansi {id} tertulis dua kali."),
    "berkas_nama_bentrok": N_('nama "{nama}" dipakai oleh {instansi} dan {lain}.'),
    "berkas_pertanyaan_ganda": N_("pertanyaan {kode} tertulis dua kali."),
    "berkas_tanpa_pilihan": N_("pertanyaan {kode} belum mempunyai pilihan."),
    "berkas_pilihan_kurang": N_("pertanyaan {kode} mempunyai {n} pilihan; paling sedikit {min}."),
    "berkas_pilihan_terlalu_banyak": N_("pertanyaan {kode} mempunyai {n} pilihan; paling banyak {maks}."),
    "berkas_pilihan_sama": N_('pertanyaan {kode}: pilihan "{pilihan}" tertulis dua kali.'),
    "berkas_kode_pilihan_ganda": N_("pertanyaan {kode}: kode pilihan {pilihan} tertulis dua kali."),
    "berkas_pilihan_setuju_salah": N_(
        "pertanyaan {kode}: persetujuan memakai tiga pilihan, yaitu setuju, tidak setuju, abstain."
    ),
    "berkas_terlalu_banyak": N_("{kunci} memuat {n} butir; paling banyak {maks}."),
    "berkas_tenggat_salah": N_("Tenggat {nilai} tidak terbaca. Mohon tulis misalnya 30-12-2023."),
    "berkas_tindak_lanjut_ganda": N_("Tindak lanjut {asal} tercantum dua kali."),
    "berkas_tidak_memakai_pilihan": N_("pertanyaan {kode}: isian dan angka tidak memakai pilihan."),
    "berkas_pertanyaan_salah": N_("pertanyaan {kode}: {sebab}"),
    "berkas_porsi_salah": N_('{kunci} tidak mengenal "{nilai}". Contoh: 1/2, 2/3, 50%+1.'),
}
