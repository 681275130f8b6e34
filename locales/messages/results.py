"""What a result says in words: rows, bases, notes and sentences, the same on phone, screen and paper."""

from typing import Final

from locales.messages.mark import N_

RESULTS: Final[dict[str, str]] = {
    # labels on every chart, table and file
    "chip_berlangsung": N_("BERLANGSUNG"),
    "chip_sementara": N_("HASIL SEMENTARA"),
    "chip_akhir": N_("HASIL AKHIR"),
    "chip_dibatalkan": N_("DIBATALKAN"),
    "chip_uji_coba": N_("UJI COBA"),
    "chip_ralat": N_("Ralat ke-{n}"),
    "hasil_sementara": N_("Hasil sementara {kode} pukul {jam}. Belum merupakan hasil akhir."),
    "hasil_akhir": N_(
        "Hasil akhir {kode}, ditetapkan pukul {jam}. {menjawab} dari {berhak} {satuan} menjawab ({persen} persen)."
    ),
    # what is counted
    "satuan_jawaban": N_("jawaban"),
    "satuan_orang": N_("orang"),
    "satuan_peserta": N_("peserta"),
    "satuan_instansi": N_("instansi"),
    "satuan_suara": N_("suara"),
    # rows
    "hasil_baris": N_("{huruf}. {pilihan}: {persen}, {n} {satuan}"),
    "hasil_baris_setuju": N_("{pilihan}: {persen}, {n} {satuan}"),
    "hasil_angka": N_("{persen}  {n} {satuan}"),
    "hasil_tidak_menjawab": N_("Tidak menjawab: {n} {satuan}"),
    "hasil_partisipasi": N_("Diundang {diundang}, hadir {hadir}, berhak {berhak}, menjawab {menjawab}."),
    # bases
    "dasar_jawaban": N_("Dasar persentase: {n} jawaban sah."),
    "dasar_instansi": N_("Dasar persentase: {n} instansi yang memberikan suara."),
    "dasar_diundang": N_("diundang"),
    "dasar_berhak": N_("berhak"),
    "dasar_hadir": N_("hadir"),
    "dasar_jawaban_sah": N_("jawaban sah"),
    "dasar_menyatakan": N_("menyatakan pilihan"),
    # sentences
    "kalimat": N_(
        "Dari {hadir} instansi yang hadir, {n} instansi memberikan suara: {s} instansi setuju, {t} instansi tidak "
        "setuju, dan {a} instansi abstain; {x} instansi tidak memberikan suara."
    ),
    "kalimat_berhak": N_(
        "Dari {hadir} instansi yang hadir, {berhak} instansi berhak memberikan suara dan {n} instansi memberikan "
        "suara: {s} instansi setuju, {t} instansi tidak setuju, dan {a} instansi abstain; {x} instansi tidak "
        "memberikan suara."
    ),
    "kalimat_setuju_peserta": N_(
        "Dari {berhak} peserta yang berhak, {n} orang menjawab: {s} orang setuju, {t} orang tidak setuju, dan {a} "
        "orang abstain; {x} orang tidak menjawab."
    ),
    "kalimat_peserta": N_("Dari {berhak} peserta, {n} orang menjawab dan {x} orang tidak menjawab."),
    "kalimat_instansi": N_("Dari {berhak} instansi, {n} instansi menjawab dan {x} instansi tidak menjawab."),
    "kalimat_terbanyak": N_("Pilihan terbanyak: {pilihan}, {n} {satuan} ({persen} dari jawaban sah)."),
    "kalimat_seri": N_("Pilihan terbanyak (seri): {daftar}, masing-masing {n} {satuan} ({persen})."),
    "kalimat_baris": N_("{pilihan} {n} {satuan} ({persen})"),
    "kalimat_rincian": N_("Rincian: {daftar}."),
    # ties, nothing, notes
    "seri": N_("{daftar} memperoleh jumlah yang sama ({n})."),
    "seri_gambar": N_("Seri: {daftar}, masing-masing {n} {satuan}"),
    "berimbang": N_("Suara berimbang"),
    "kosong": N_("Tidak ada jawaban."),
    "catatan_pembulatan": N_("Jumlah persentase {jumlah} karena pembulatan."),
    "catatan_ganda": N_("Jumlah persentase dapat melebihi 100 persen karena boleh memilih lebih dari satu."),
    "catatan_dibantu": N_("Di antaranya {n} dibantu petugas."),
    "catatan_dibuka_kembali": N_("Dibuka kembali pukul {jam}; kedua penutupan tercatat."),
    "catatan_koreksi": N_("Redaksi dikoreksi pukul {jam}."),
    "catatan_diubah": N_("{n} jawaban diubah sebelum ditutup."),
    "catatan_putaran": N_("Putaran {n}."),
    "sel_rahasia": N_("tidak ditampilkan demi kerahasiaan"),
    "gabungan_unsur": N_("Gabungan unsur lain"),
    "bukan_keputusan": N_("Jajak pendapat ini merupakan penjaringan pendapat peserta dan bukan keputusan rapat."),
    "belum_diumumkan": N_("Ditutup. Hasil belum diumumkan."),
    # on and beside the chart
    "gambar_kecil": N_("{rapat} · {kode}"),
    "gambar_sumber": N_("{penyelenggara}, {hari_tanggal}, pukul {jam}"),
    "gambar_pilihan_tunggal": N_("pilih satu"),
    "gambar_singkat": N_("Teks pilihan dipersingkat; teks lengkap ada di pesan dan notula."),
    "gambar_halaman": N_("hlm. {n}/{m}"),
    "gambar_alternatif": N_("Diagram batang {kode}: {pertanyaan} {kalimat}"),
    "keterangan_gambar": N_("{kode}. {pertanyaan}\n{kalimat}"),
}
