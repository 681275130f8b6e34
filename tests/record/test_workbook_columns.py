"""The sheets of the workbook column by column as they are specified, and the paper they print on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from record import workbook
from record.record import Record
from tests.record import files


def opened(record: Record) -> Any:
    return files.opened(workbook.write(record))


SPECIFIED = {
    "Ringkasan": "Butir, Nilai",
    "Pertanyaan": "Kode, Pertanyaan, Jenis, Sifat, Satuan, Status, Dibuka, Ditutup, Diundang, Hadir, Berhak, Menjawab, "
    "Abstain, Tidak tahu, Tidak menjawab, Dibantu, Diubah, Partisipasi, Dasar, Nilai dasar, Rata-rata, Median, Jumlah, "
    "Terkecil, Terbesar, Kuorum, Ambang, Catatan",
    "Hasil": "Kode, Pilihan (kode), Pilihan, Jumlah, Bobot, Persen, Peringkat, Skor, Peringkat pertama, "
    "Rata-rata peringkat",
    "Per unsur": "Kode, Unsur, Menjawab, Pilihan (kode), Jumlah, Ditampilkan",
    "Per instansi": "Kode, Instansi, Unsur, Jawaban, Saluran, Dibantu, Perwakilan",
    "Isian": "Kode, Instansi, Teks, Jumlah sama",
    "Pokok diskusi": "Nomor, Waktu, Acara, Jenis, Instansi, Unsur, Teks asli, Teks notula, Status, Alasan, "
    "Digabung ke, Menanggapi, Dukungan, Instansi pendukung, Lokasi, Volume, OPD tujuan",
    "Pembicara": "Urutan, Instansi, Acara, Mulai, Lama",
    "Tindak lanjut": "No, Tindak lanjut, Penanggung jawab, Tenggat, Tenggat (ISO), Status, Dasar",
    "Kehadiran": "No, Nama, Jabatan, Instansi, Unsur, Mewakili, Peran, Saluran, Waktu",
    "Jejak": "Urutan, Waktu, Waktu (ISO), Peran, Jenis, Ringkasan, Hash",
    "Keterangan": "Istilah, Arti",
}


@pytest.mark.parametrize("name", SPECIFIED)
def test_every_sheet_has_its_columns_in_order(sample: Record, name: str) -> None:
    """Further columns may stand between them; none of these is missing or out of its place."""
    heads = iter(str(cell.value) for cell in opened(sample)[name][1])
    assert all(head in heads for head in SPECIFIED[name].split(", "))


def test_every_sheet_prints_on_the_paper_of_the_meeting(sample: Record) -> None:
    """Landscape, one page wide, the head on every page, "halaman x dari y"; A4, or F4 where the secretariat set it."""
    for size, number in (("a4", 9), ("f4", 14)):
        book = opened(replace(sample, paper=replace(sample.paper, size=size)))
        for sheet in book.worksheets:
            page = sheet.page_setup
            assert (int(page.paperSize), page.orientation) == (number, "landscape")
            # One page is what a file means that does not say how many.
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert int(page.fitToWidth or 1) == 1
            assert sheet.print_title_rows in ("$1:$1", "$5:$5")
            assert sheet.oddFooter.right.text == "Halaman &P dari &N"
            assert not sheet.sheet_view.showGridLines
