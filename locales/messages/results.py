"""What a result says in words: rows, bases, notes and sentences, the same on phone, screen and paper."""

from typing import Final

from locales.messages.mark import N_

RESULTS: Final[dict[str, str]] = {
    # labels on every chart, table and file
    "hasil_sementara": N_("Hasil sementara {kode} pukul {jam}. Belum merupakan hasil akhir."),
    # what is counted
    "satuan_jawaban": N_("jawaban"),
    "satuan_peserta": N_("peserta"),
    "satuan_instansi": N_("instansi"),
    "satuan_suara": N_("suara"),
    # rows
    "hasil_baris": N_("{huruf}. {pilihan}: {persen}, {n} {satuan}"),
    "hasil_baris_setuju": N_("{pilihan}: {persen}, {n} {satuan}"),
    # bases
    "dasar_jawaban": N_("Dasar persentase: {n} jawaban sah."),
    "dasar_instansi": N_("Dasar persentase: {n} instansi yang memberikan suara."),
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
    "kalimat_seri": N_("Pilihan terbanyak (seri): {daftar}, masing-masing {n} {satuan} ({persen})."),
    # ties, nothing, notes
    "seri": N_("{daftar} memperoleh jumlah yang sama ({n})."),
    "seri_gambar": N_("Seri: {daftar}, masing-masing {n} {satuan}"),
    "berimbang": N_("Suara berimbang"),
    "kosong": N_("Tidak ada jawaban."),
    "catatan_pembulatan": N_("Jumlah persentase {jumlah} karena pembulatan."),
    "catatan_dibantu": N_("Di antaranya {n} dibantu petugas."),
    "sel_rahasia": N_("tidak ditampilkan demi kerahasiaan"),
    "gabungan_unsur": N_("Gabungan unsur lain"),
    "bukan_keputusan": N_("Jajak pendapat ini merupakan penjaringan pendapat peserta dan bukan keputusan rapat."),
    # on and beside the chart
}
