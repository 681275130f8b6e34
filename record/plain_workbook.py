"""A workbook in which every text is a text: the library takes one between <r> and </r> for runs of its own making, and
puts it into the file as markup."""

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings


class PlainWorkbook(Workbook):  # type: ignore[misc]
    """The library's workbook, but for how it writes its texts; one with runs of several fonts cannot be made by it."""

    def _get_packager(self) -> "_PlainPackager":
        return _PlainPackager()


class _PlainPackager(Packager):  # type: ignore[misc]
    def _write_shared_strings_file(self) -> None:
        strings = _PlainStrings()
        strings.string_table = self.workbook.str_table
        if strings.string_table.count:
            strings._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            strings._assemble_xml_file()


class _PlainStrings(SharedStrings):  # type: ignore[misc]
    def _xml_rich_si_element(self, string: str) -> None:
        self._xml_si_element(string, [])
