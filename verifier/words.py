"""What is printed beside figures, in Indonesian and in English side by side: no rule is worded in one alone."""

from typing import Final

# Key -> (Indonesian, English); values stand in braces.
WORDS: Final[dict[str, tuple[str, str]]] = {
    # Bases.
    "dasar_diundang": ("instansi diundang", "invited organisations"),
    "dasar_berhak": ("yang berhak", "all entitled"),
    "dasar_hadir": ("yang hadir", "all present"),
    "dasar_menyatakan": ("yang menyatakan pilihan", "who stated a choice"),
    "dasar_kata_instansi": ("instansi yang memberikan suara", "organisations that voted"),
    "dasar_kata_responden": ("responden", "respondents"),
    "dasar_kata_jawaban": ("jawaban sah", "valid answers"),
    # What is counted.
    "satuan_poin": ("poin", "points"),
    "satuan_peringkat_pertama": ("peringkat pertama", "first places"),
    "satuan_instansi": ("instansi", "organisations"),
    "satuan_orang": ("orang", "people"),
    "satuan_jawaban": ("jawaban", "answers"),
    # Who answered.
    "partisipasi_instansi": (
        "{n} dari {berhak} instansi menjawab ({persen})",
        "{n} of {berhak} organisations answered ({persen})",
    ),
    "partisipasi_peserta": (
        "{n} dari {berhak} peserta menjawab ({persen})",
        "{n} of {berhak} delegates answered ({persen})",
    ),
    "kalimat_instansi": (
        "Dari {berhak} instansi, {n} instansi menjawab dan {x} instansi tidak menjawab.",
        "Of {berhak} organisations, {n} answered and {x} did not answer.",
    ),
    "kalimat_instansi_belum_lengkap": (
        "Dari {berhak} instansi, {n} instansi menjawab, {b} instansi belum lengkap, dan {x} instansi tidak menjawab.",
        "Of {berhak} organisations {n} answered, {b} did not complete their answer, and {x} did not answer.",
    ),
    "kalimat_peserta": (
        "Dari {berhak} peserta, {n} orang menjawab dan {x} orang tidak menjawab.",
        "Of {berhak} delegates, {n} answered and {x} did not answer.",
    ),
    "kalimat_peserta_belum_lengkap": (
        "Dari {berhak} peserta, {n} orang menjawab, {b} orang belum lengkap, dan {x} orang tidak menjawab.",
        "Of {berhak} delegates {n} answered, {b} did not complete their answer, and {x} did not answer.",
    ),
    # What came of it.
    "kosong": ("Tidak ada jawaban.", "No answers."),
    "kalimat_ditahan": ("Hasil {alasan}.", "Result: {alasan}."),
    "sel_rahasia": ("tidak ditampilkan demi kerahasiaan", "not shown to protect secrecy"),
    "kalimat_angka": (
        "Rata-rata {rata} dari {n} jawaban, median {median}, terkecil {kecil}, terbesar {besar}, jumlah {jumlah}.",
        "Mean {rata} of {n} answers, median {median}, smallest {kecil}, largest {besar}, sum {jumlah}.",
    ),
    "kalimat_isian": (
        "{n} isian diterima, {baris} di antaranya berbeda.",
        "{n} texts were given, {baris} of them different.",
    ),
    "kalimat_tema": ("Tema: {daftar}.", "Themes: {daftar}."),
    "tema_banyak": ("{tema} ({n})", "{tema} ({n})"),
    "tema_lain": ("Lainnya", "Other"),
    "kalimat_skala_kosong": ("Tidak ada jawaban pada skala.", "No answer on the scale."),
    "kalimat_skala": (
        "Rata-rata {rata} dari {n} jawaban, median {median}.",
        "Mean {rata} of {n} answers, median {median}.",
    ),
    "kalimat_tidak_tahu": ("{n} {siapa} menjawab tidak tahu.", "{n} {siapa} answered that they do not know."),
    "kalimat_peringkat": ("Urutan: {urutan}.", "Order: {urutan}."),
    "kalimat_seri": (
        "Pilihan terbanyak (seri): {daftar}, masing-masing {jumlah} ({persen}).",
        "Most chosen (tied): {daftar}, {jumlah} each ({persen}).",
    ),
    "kalimat_terbanyak": (
        "Pilihan terbanyak: {pilihan}, {jumlah} ({persen} dari {dasar}).",
        "Most chosen: {pilihan}, {jumlah} ({persen} of {dasar}).",
    ),
    "kalimat_setuju_peserta": (
        "Dari {berhak} peserta yang berhak, {n} orang menjawab: {s} orang setuju, {t} orang tidak setuju, dan "
        "{a} orang abstain; {x} orang tidak menjawab.",
        "Of {berhak} entitled delegates, {n} answered: {s} agreed, {t} disagreed and {a} abstained; {x} did not "
        "answer.",
    ),
    "kalimat": (
        "Dari {hadir} instansi yang hadir, {n} instansi memberikan suara: {s} instansi setuju, {t} instansi "
        "tidak setuju, dan {a} instansi abstain; {x} instansi tidak memberikan suara.",
        "Of {hadir} organisations present, {n} voted: {s} agreed, {t} disagreed and {a} abstained; {x} did not vote.",
    ),
    "kalimat_berhak": (
        "Dari {hadir} instansi yang hadir, {berhak} instansi berhak memberikan suara dan {n} instansi "
        "memberikan suara: {s} instansi setuju, {t} instansi tidak setuju, dan {a} instansi abstain; {x} "
        "instansi tidak memberikan suara.",
        "Of {hadir} organisations present, {berhak} were entitled to vote and {n} voted: {s} agreed, {t} "
        "disagreed and {a} abstained; {x} did not vote.",
    ),
    "berimbang": ("Suara berimbang", "Votes are equal"),
    "bobot_saja": ("bobot {bobot}", "weight {bobot}"),
    "hasil_bobot": ("bobot {bobot} ({orang})", "weight {bobot} ({orang})"),
    "hasil_peringkat": (
        "skor {skor}, {pertama} peringkat pertama, rata-rata {rata}",
        "score {skor}, {pertama} first places, mean {rata}",
    ),
    "hasil_peringkat_urutan": ("{pertama} peringkat pertama, rata-rata {rata}", "{pertama} first places, mean {rata}"),
    "persen": ("persen", "per cent"),
    # Notes under it.
    "dasar_persentase": ("Dasar persentase: {n} {dasar}.", "Percentages of {n} {dasar}."),
    "dasar_bobot": (
        "Dasar persentase: bobot {bobot} dari {n} {dasar}.",
        "Percentages of weight {bobot} of {n} {dasar}.",
    ),
    "metode_borda": (
        "Skor Borda, paling tinggi {maks}; skor sama berbagi peringkat.",
        "Borda score, at most {maks}; equal scores share a rank.",
    ),
    "metode_irv": (
        "Dihitung dengan putaran gugur (instant run-off); yang berimbang berbagi peringkat.",
        "Counted by instant run-off; ties share a rank.",
    ),
    "metode_schulze": (
        "Dihitung dengan metode Schulze; yang berimbang berbagi peringkat.",
        "Counted by the Schulze method; ties share a rank.",
    ),
    "catatan_pembulatan": (
        "Jumlah persentase {jumlah} karena pembulatan.",
        "Percentages total {jumlah} because of rounding.",
    ),
    "catatan_ganda": (
        "Jumlah persentase dapat melebihi 100 persen karena boleh memilih lebih dari satu.",
        "Percentages may add up to more than 100, because several options may be chosen.",
    ),
    "catatan_jumlah_pilihan": ("Seluruhnya {n} pilihan.", "{n} choices in all."),
    "catatan_belum_lengkap": ("{n} jawaban belum lengkap, tidak dihitung.", "{n} answers incomplete, not counted."),
    "catatan_dibantu": ("Di antaranya {n} dibantu petugas.", "{n} of them assisted by a clerk."),
    "catatan_ditahan": (
        "Kurang dari {n} jawaban: pada pertanyaan rahasia hanya partisipasi yang ditampilkan.",
        "Fewer than {n} answers: of a secret question only the turnout is shown.",
    ),
    "catatan_skala": (
        "Rata-rata {rata}, median {median}, dari {n} jawaban tanpa tidak tahu.",
        "Mean {rata}, median {median}, of {n} answers without those who do not know.",
    ),
    "catatan_angka": (
        "{n} jawaban, jumlah {jumlah}, terkecil {kecil}, terbesar {besar}.",
        "{n} answers, sum {jumlah}, smallest {kecil}, largest {besar}.",
    ),
    "catatan_tema": ("Dikelompokkan menurut tema oleh {daftar}.", "Grouped by theme by the {daftar}."),
    "peran_minute_taker": ("notulis", "minute taker"),
    "peran_secretariat": ("sekretariat", "secretariat"),
    # Threshold and quorum.
    "ambang_dasar_sah": ("setuju + tidak setuju", "agree + disagree"),
    "ambang_dasar_menjawab": ("yang memberikan suara", "all who voted"),
    "ambang_dasar_berhak": ("yang berhak", "all entitled"),
    "ambang_dasar_hadir": ("yang hadir", "all present"),
    "ambang_dasar_diundang": ("yang diundang", "all invited"),
    "porsi_lebih": ("lebih dari {porsi}", "more than {porsi}"),
    "porsi_paling_sedikit": ("paling sedikit {porsi}", "at least {porsi}"),
    "aturan_porsi": ("{porsi} dari {dasar}", "{porsi} of {dasar}"),
    "ambang_tidak_dapat": (
        "Ambang {aturan}: tidak dapat ditentukan karena tidak ada suara yang menyatakan pilihan.",
        "Threshold {aturan}: cannot be decided, because nobody stated a choice.",
    ),
    "ambang_tercapai": ("Ambang {aturan}: tercapai ({n} dari {dari}).", "Threshold {aturan}: reached ({n} of {dari})."),
    "ambang_tidak_tercapai": (
        "Ambang {aturan}: tidak tercapai ({n} dari {dari}).",
        "Threshold {aturan}: not reached ({n} of {dari}).",
    ),
    "kuorum_tercapai": (
        "Kuorum tercapai: hadir {hadir} dari {dari}, diperlukan {perlu} ({aturan}).",
        "Quorum reached: {hadir} of {dari} present, {perlu} needed ({aturan}).",
    ),
    "kuorum_tidak_tercapai": (
        "Kuorum tidak tercapai: hadir {hadir} dari {dari}, diperlukan {perlu} ({aturan}).",
        "No quorum: {hadir} of {dari} present, {perlu} needed ({aturan}).",
    ),
    "kuorum_saat_dibuka": ("{kuorum} Dihitung saat dibuka pukul {jam}.", "{kuorum} Counted at the opening at {jam}."),
    "kuorum_saat_ditutup": ("{kuorum} Dihitung saat ditutup pukul {jam}.", "{kuorum} Counted at the closing at {jam}."),
    # What happened to the question.
    "catatan_ditutup_kali": (
        "Dibuka kembali; ditutup {n} kali, yang terakhir dihitung.",
        "Reopened; closed {n} times, the last one counts.",
    ),
    "catatan_koreksi": (
        'Koreksi redaksi {nomor}, pukul {jam}: "{lama}" menjadi "{baru}".',
        'Correction {nomor}, {jam}: "{lama}" now reads "{baru}".',
    ),
    "catatan_putaran": ("Putaran {n} dari {kode}.", "Round {n} of {kode}."),
    "banding_putaran": ("{kode} (putaran {n}): {angka}", "{kode} (round {n}): {angka}"),
    "catatan_ralat": (
        'Ralat ke-{nomor}: "{lama}" dibaca "{baru}". Alasan: {alasan}.',
        'Erratum {nomor}: for "{lama}" read "{baru}". Reason: {alasan}.',
    ),
    "catatan_ralat_kosong": ("Ralat ke-{nomor}: isinya tidak dimuat.", "Erratum {nomor}: its text is not included."),
    "naskah_hasil_akhir": ("hasil akhir", "final result"),
    "naskah_hasil_sementara": ("hasil sementara", "interim result"),
    "naskah_ditutup": ("Ditutup pukul {jam}, {hari}", "Closed at {jam}, {hari}"),
    # Cells of a sheet.
    "sel_pilihan": ("pilihan", "choices"),
    "sel_jumlah": ("Jumlah {apa}", "Number of {apa}"),
    "sel_rentang": ("{dari} sampai di bawah {sampai}", "{dari} to below {sampai}"),
    "angka_jawaban": ("Jawaban", "Answers"),
    "angka_jumlah": ("Jumlah", "Sum"),
    "angka_rata": ("Rata-rata", "Mean"),
    "angka_median": ("Median", "Median"),
    "angka_kecil": ("Terkecil", "Smallest"),
    "angka_besar": ("Terbesar", "Largest"),
    "lembar_kaki": ("Halaman &P dari &N", "Page &P of &N"),
    # The meeting as a whole, and what the room says of points.
    "ringkas_revisi": ("Revisi", "Revision"),
    "ringkas_sidik": ("Sidik catatan rapat", "Head of the record"),
    "ringkas_diundang": ("Instansi diundang", "Organisations invited"),
    "ringkas_hadir": ("Instansi hadir", "Organisations present"),
    "ringkas_terdaftar": ("Peserta terdaftar", "Delegates registered"),
    "ringkas_hak_suara": ("Peserta dengan hak suara", "Delegates with a vote"),
    "ringkas_lewat": ("Peserta lewat {saluran}", "Delegates by {saluran}"),
    "ringkas_unsur_diundang": ("{unsur}: diundang", "{unsur}: invited"),
    "ringkas_unsur_hadir": ("{unsur}: hadir", "{unsur}: present"),
    "ringkas_unsur_peserta": ("{unsur}: peserta", "{unsur}: delegates"),
    "lewat_telegram": ("Telegram", "Telegram"),
    "lewat_shared": ("perangkat bersama", "shared device"),
    "lewat_clerk": ("petugas", "clerk"),
    "sel_semua_peserta": ("Semua peserta", "All delegates"),
    "penjajakan_unsur_gabungan": ("Gabungan unsur lain", "Other constituencies together"),
    "notula_penjajakan_seluruh": ("Seluruh peserta. {sepakat}.", "All delegates. {sepakat}."),
    "notula_penjajakan_seluruh_konsensus": (
        "Seluruh peserta. {sepakat}; konsensus antarunsur {angka}.",
        "All delegates. {sepakat}; consensus between constituencies {angka}.",
    ),
    "penjajakan_sepakat": ("disepakati semua unsur", "agreed by all constituencies"),
    "penjajakan_tidak_sepakat": ("belum disepakati semua unsur", "not yet agreed by all constituencies"),
    "penjajakan_tidak_dapat_dikatakan": (
        "kesepakatan unsur tidak dapat ditampilkan",
        "agreement of the constituencies cannot be shown",
    ),
    "notula_penjajakan_partisipasi": (
        "{n} dari {berhak} peserta menjawab ({persen} dari peserta).",
        "{n} of {berhak} delegates answered ({persen} of the delegates).",
    ),
    "penjajakan_daftar_sepakat": ("Disepakati semua unsur: {daftar}.", "Agreed by all constituencies: {daftar}."),
    "penjajakan_tidak_ada_butir": ("tidak ada", "none"),
    "penjajakan_kelompok": ("{n} kelompok pandangan dari {m} peserta.", "{n} opinion groups among {m} participants."),
    "penjajakan_kelompok_baris": (
        "Kelompok {nomor}, {n} peserta: {daftar}.",
        "Group {nomor}, {n} participants: {daftar}.",
    ),
    "penjajakan_kelompok_tanpa": ("tanpa butir yang khas", "no typical points"),
    "pandangan_agree": ("setuju", "agree"),
    "pandangan_disagree": ("tidak", "disagree"),
    "pandangan_pass": ("lewati", "pass"),
}
