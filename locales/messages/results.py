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
    "hasil_baris": N_("{huruf}. {pilihan}: {angka}"),
    "hasil_baris_setuju": N_("{pilihan}: {angka}"),
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
    "kalimat_seri": N_("Pilihan terbanyak (seri): {daftar}, masing-masing {jumlah} ({persen})."),
    # ties, nothing, notes
    "seri_gambar": N_("Seri: {daftar}, masing-masing {jumlah}"),
    "berimbang": N_("Suara berimbang"),
    "kosong": N_("Tidak ada jawaban."),
    "catatan_pembulatan": N_("Jumlah persentase {jumlah} karena pembulatan."),
    "catatan_dibantu": N_("Di antaranya {n} dibantu petugas."),
    "sel_rahasia": N_("tidak ditampilkan demi kerahasiaan"),
    "gabungan_unsur": N_("Gabungan unsur lain"),
    "bukan_keputusan": N_("Jajak pendapat ini merupakan penjaringan pendapat peserta dan bukan keputusan rapat."),
    "hasil_akhir_kartu": N_("Hasil akhir {kode}, telah ditetapkan."),
    "satuan_orang": N_("orang"),
    "satuan_poin": N_("poin"),
    "satuan_peringkat_pertama": N_("peringkat pertama"),
    "hasil_bobot": N_("bobot {bobot} ({orang})"),
    "hasil_baris_peringkat": N_("{nomor}. {pilihan}: {angka}"),
    "hasil_peringkat": N_("skor {skor}, {pertama} peringkat pertama, rata-rata {rata}"),
    "hasil_peringkat_urutan": N_("{pertama} peringkat pertama, rata-rata {rata}"),
    "hasil_angka": N_("Rata-rata {rata}, median {median}"),
    "hasil_isian": N_("– {teks}"),
    "hasil_isian_sama": N_("– {teks} ({n})"),
    "hasil_isian_lain": N_("… dan {n} isian lain, selengkapnya dalam notula."),
    "dasar_diundang": N_("instansi diundang"),
    "dasar_berhak": N_("yang berhak"),
    "dasar_hadir": N_("yang hadir"),
    "dasar_menyatakan": N_("yang menyatakan pilihan"),
    "dasar_kata_instansi": N_("instansi yang memberikan suara"),
    "dasar_kata_responden": N_("responden"),
    "dasar_kata_jawaban": N_("jawaban sah"),
    "dasar_persentase": N_("Dasar persentase: {n} {dasar}."),
    "dasar_bobot": N_("Dasar persentase: bobot {bobot} dari {n} {dasar}."),
    "metode_borda": N_("Skor Borda, paling tinggi {maks}; skor sama berbagi peringkat."),
    "metode_irv": N_("Dihitung dengan putaran gugur (instant run-off); yang berimbang berbagi peringkat."),
    "metode_schulze": N_("Dihitung dengan metode Schulze; yang berimbang berbagi peringkat."),
    "kalimat_peserta_belum_lengkap": N_(
        "Dari {berhak} peserta, {n} orang menjawab, {b} orang belum lengkap, dan {x} orang tidak menjawab."
    ),
    "kalimat_instansi_belum_lengkap": N_(
        "Dari {berhak} instansi, {n} instansi menjawab, {b} instansi belum lengkap, dan {x} instansi tidak menjawab."
    ),
    "kalimat_ditahan": N_("Hasil {alasan}."),
    "kalimat_skala": N_("Rata-rata {rata} dari {n} jawaban, median {median}."),
    "kalimat_skala_kosong": N_("Tidak ada jawaban pada skala."),
    "kalimat_tidak_tahu": N_("{n} {siapa} menjawab tidak tahu."),
    "kalimat_peringkat": N_("Urutan: {urutan}."),
    "kalimat_angka": N_(
        "Rata-rata {rata} dari {n} jawaban, median {median}, terkecil {kecil}, terbesar {besar}, jumlah {jumlah}."
    ),
    "kalimat_isian": N_("{n} isian diterima, {baris} di antaranya berbeda."),
    "kalimat_terbanyak": N_("Pilihan terbanyak: {pilihan}, {jumlah} ({persen} dari {dasar})."),
    "catatan_ganda": N_("Jumlah persentase dapat melebihi 100 persen karena boleh memilih lebih dari satu."),
    "catatan_jumlah_pilihan": N_("Seluruhnya {n} pilihan."),
    "catatan_belum_lengkap": N_("{n} jawaban belum lengkap, tidak dihitung."),
    "catatan_ditahan": N_("Kurang dari {n} jawaban: pada pertanyaan rahasia hanya partisipasi yang ditampilkan."),
    "catatan_skala": N_("Rata-rata {rata}, median {median}, dari {n} jawaban tanpa tidak tahu."),
    "catatan_angka": N_("{n} jawaban, jumlah {jumlah}, terkecil {kecil}, terbesar {besar}."),
    "catatan_unsur": N_("Angka menunjukkan jumlah {satuan} dalam tiap unsur."),
    "catatan_unsur_skor": N_("Angka menunjukkan skor dalam tiap unsur."),
    "catatan_unsur_rahasia": N_("Unsur dengan kurang dari {n} jawaban, atau yang dapat dihitung mundur, {alasan}."),
    "fakta_ganda": N_("boleh pilih lebih dari satu (paling banyak {maks})"),
    "menurut_unsur": N_("menurut unsur"),
    "catatan_putaran": N_("Putaran {n} dari {kode}."),
    "banding_putaran": N_("{kode} (putaran {n}): {angka}"),
    "porsi_lebih": N_("lebih dari {porsi}"),
    "porsi_paling_sedikit": N_("paling sedikit {porsi}"),
    "aturan_porsi": N_("{porsi} dari {dasar}"),
    "ambang_dasar_sah": N_("setuju + tidak setuju"),
    "ambang_dasar_menjawab": N_("yang memberikan suara"),
    "ambang_dasar_berhak": N_("yang berhak"),
    "ambang_dasar_hadir": N_("yang hadir"),
    "ambang_dasar_diundang": N_("yang diundang"),
    "ambang_tercapai": N_("Ambang {aturan}: tercapai ({n} dari {dari})."),
    "ambang_tidak_tercapai": N_("Ambang {aturan}: tidak tercapai ({n} dari {dari})."),
    "ambang_tidak_dapat": N_("Ambang {aturan}: tidak dapat ditentukan karena tidak ada suara yang menyatakan pilihan."),
    "kuorum_tercapai": N_("Kuorum tercapai: hadir {hadir} dari {dari}, diperlukan {perlu} ({aturan})."),
    "kuorum_tidak_tercapai": N_("Kuorum tidak tercapai: hadir {hadir} dari {dari}, diperlukan {perlu} ({aturan})."),
    # charts of several questions or rounds, and of a turnout alone
    "skala_bersama": N_("{n} penilaian dengan skala yang sama: {daftar}"),
    "skala_rata": N_("rata-rata {rata}"),
    "catatan_skala_bersama": N_("Angka dalam batang adalah persen."),
    "catatan_skala_bersama_tepi": N_(
        "Angka dalam batang adalah persen; angka di tepi adalah jumlah persen tiap sisi skala."
    ),
    "catatan_dasar_tiap": N_("Dasar persentase: {dasar} tiap penilaian."),
    "gambar_hasil_akhir": N_("HASIL AKHIR"),
    "gambar_hasil_sementara": N_("HASIL SEMENTARA"),
    "gambar_ambang_tercapai": N_("AMBANG TERCAPAI"),
    "gambar_ambang_tidak_tercapai": N_("AMBANG TIDAK TERCAPAI"),
    "gambar_ralat_ke": N_("RALAT KE-{n}"),
    "gambar_tanpa_jawaban": N_("tidak ada jawaban"),
    "gambar_rata_median": N_("Rata-rata {rata} · Median {median}"),
    "gambar_rata": N_("Rata-rata"),
    "gambar_median": N_("Median"),
    "gambar_peringkat": N_("peringkat {n}, {pilihan}"),
    "putaran_ke": N_("Putaran {n}"),
    "dari_peserta_berhak": N_("dari {n} peserta yang berhak menjawab"),
    "dari_instansi_berhak": N_("dari {n} instansi yang berhak menjawab"),
    "bobot_saja": N_("bobot {bobot}"),
}
