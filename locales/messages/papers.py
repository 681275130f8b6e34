"""What is printed on papers: standing, times, attendance, the official report, soundings; labels of the templates."""

from typing import Final

from locales.messages.mark import N_

PAPERS: Final[dict[str, str]] = {
    # the standing of a paper
    "ekspor_sementara": N_("KONSEP – sementara, pukul {jam}, revisi {n}"),
    "naskah_hasil_akhir": N_("hasil akhir"),
    "naskah_hasil_sementara": N_("hasil sementara"),
    "naskah_ditetapkan": N_("Hasil akhir, ditetapkan {waktu}"),
    "naskah_berita_acara": N_("Berita acara (DOCX)"),
    "naskah_daftar_hadir": N_("Daftar hadir (DOCX)"),
    "naskah_logo": N_("Logo kop naskah"),
    "naskah_sumber": N_("Catatan rapat lengkap; dokumen ini dibuat dari catatan itu."),
    "naskah_ralat_ke": N_("Ralat ke-{n}"),
    # times
    "naskah_waktu": N_("pukul {mulai} s.d. {akhir}"),
    "naskah_waktu_selesai": N_("pukul {mulai} s.d. selesai"),
    "naskah_ditutup": N_("Ditutup pukul {jam}, {hari}"),
    "notula_dibuka": N_("Dibuka pukul {buka}."),
    "notula_ditutup": N_("Ditutup pukul {jam}"),
    "notula_rapat_dibuka": N_("Rapat dibuka pukul {jam}."),
    "notula_rapat_ditutup": N_("Rapat ditutup pukul {jam}."),
    "notula_menanggapi": N_("menanggapi {daftar}"),
    "catatan_ditutup_kali": N_("Dibuka kembali; ditutup {n} kali, yang terakhir dihitung."),
    # numbers that were answered
    "angka_jawaban": N_("Jawaban"),
    "angka_jumlah": N_("Jumlah"),
    "angka_rata": N_("Rata-rata"),
    "angka_median": N_("Median"),
    "angka_kecil": N_("Terkecil"),
    "angka_besar": N_("Terbesar"),
    # attendance
    "hadir_mewakili": N_("mewakili {nama}"),
    "hadir_peninjau": N_("peninjau"),
    "hadir_luar_undangan": N_("di luar undangan"),
    "hadir_dibantu": N_("dibantu petugas"),
    "hadir_pukul": N_("hadir pukul {jam}"),
    "hadir_tanpa_unsur": N_("Tanpa unsur"),
    "hadir_belum_dibuka": N_("belum dibuka"),
    "hadir_angka_periode": N_(
        "Angka pada kolom rapat adalah jumlah orang yang hadir; – berarti tidak ada. Undangan diterima dan jumlah hadir"
        " dihitung menurut rapat."
    ),
    "hadir_tanpa_rapat": N_("Tidak ada rapat dari {dari} sampai dengan {sampai}."),
    "hadir_periode_terbalik": N_("Tanggal akhir {sampai} mendahului tanggal awal {dari}."),
    "hadir_tidak_hadir": N_("Instansi diundang yang tidak hadir: {daftar}."),
    "hadir_semua": N_("Semua instansi yang diundang hadir."),
    # the official report
    "berita_pembuka": N_(
        "Pada hari ini, {hari_tanggal}{angka}, bertempat di {tempat}, telah dilaksanakan jajak pendapat dengan hasil "
        "sebagai berikut:"
    ),
    "berita_penutup": N_("Demikian Berita Acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."),
    "berita_tanpa_catatan": N_("Tidak ada catatan."),
    "berita_dibatalkan": N_("Dibatalkan: {alasan}."),
    "berita_ditutup_pada": N_("Ditutup pukul {daftar}; penutupan terakhir yang dihitung."),
    # soundings
    "kepala_penjajakan": N_("PENJAJAKAN"),
    "kepala_uji_coba": N_("UJI COBA"),
    "notula_penginterupsi": N_("{instansi} (interupsi)"),
    "notula_penjajakan_judul": N_("{kode}. Penjajakan {n} pokok diskusi, {status}"),
    "notula_penjajakan_tanda": N_("Tanda – berarti {alasan}; jawabannya termasuk dalam gabungan unsur lain."),
    "notula_penjajakan_nilai_konsensus": N_("Konsensus antarunsur bernilai 0 sampai 1."),
    "notula_penjajakan_seluruh": N_("Seluruh peserta. {sepakat}."),
    "notula_penjajakan_seluruh_konsensus": N_("Seluruh peserta. {sepakat}; konsensus antarunsur {angka}."),
    "notula_penjajakan_dasar": N_("Persen dihitung dari peserta yang menjawab butir itu; lewati adalah jawaban."),
    "notula_penjajakan_belum_ditutup": N_("Belum ditutup."),
    "notula_penjajakan_tanpa_hitungan": N_("Alasan: {alasan}. Tidak ada yang dihitung."),
    "notula_penjajakan_partisipasi": N_("{n} dari {berhak} peserta menjawab ({persen} dari peserta)."),
    "notula_penjajakan_unsur_tersembunyi": N_("{unsur}: {n} menjawab, {alasan}"),
    "notula_penjajakan_unsur_angka": N_("{unsur}: setuju {s}, tidak {t}, lewati {l}"),
    "notula_penjajakan_konsensus": N_("Konsensus antarunsur {angka} (0 sampai 1)"),
    "notula_penjajakan_gambar": N_("{kode}: {kalimat} Batang setuju, tidak, dan lewati untuk {awal} sampai {akhir}."),
    "notula_penjajakan_gambar_ke": N_(
        "{kode}: {kalimat} Batang setuju, tidak, dan lewati untuk {awal} sampai {akhir}, bagian {n} dari {m}."
    ),
    "notula_penjajakan_sedikit": N_("{n} menjawab; {alasan}"),
    "notula_penjajakan_angka": N_("Setuju {s}, tidak {t}, lewati {l}, dari {n} jawaban"),
}
