"""Where the bytes of files lie: behind one another in a file without a name, which goes with the process however that
ends. In memory the packs of one long rehearsal would outweigh everything else in it."""

import tempfile
from typing import BinaryIO, Final

# How bytes travel that are no text and no JSON.
BYTES: Final = "application/octet-stream"


class Storeroom:
    """Opened by the first file that comes, and to be closed."""

    def __init__(self) -> None:
        self._file: BinaryIO | None = None

    def put(self, body: bytes) -> int:
        """Keeps these bytes and returns where they begin."""
        if self._file is None:
            self._file = tempfile.TemporaryFile()
        start = self._file.seek(0, 2)
        self._file.write(body)
        return start

    def get(self, start: int, size: int) -> bytes:
        """So many bytes from there on."""
        assert self._file is not None, "only what was put here is looked for"
        self._file.seek(start)
        return self._file.read(size)

    def close(self) -> None:
        """Everything in it is gone."""
        if self._file is not None:
            self._file.close()
            self._file = None
