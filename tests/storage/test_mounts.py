"""A database on a network or shared mount is refused before it can lose a vote."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import mounts
from storage.errors import StorageFault
from storage.mounts import mount_kind, refuse_shared_mount
from storage.sqlite import open_sqlite

TABLE = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 27 0:40 / /srv rw,relatime shared:7 - nfs4 server:/export rw,vers=4.2
31 30 0:41 / /srv/local rw,relatime - xfs /dev/vdb rw
32 27 0:42 / /mnt/kantor\040pusat rw,relatime - cifs //server/share rw
33 27 0:43 / /host rw,relatime master:1 propagate_from:2 - virtiofs share rw
34 27 0:44 / /plan rw - 9p none rw
35 27 0:45 / /cloud rw - fuse.rclone remote rw
36 27 0:46 / /covered rw - ext4 /dev/vdc rw
37 36 0:47 / /covered rw - nfs server:/b rw
38 27 0:48 / /container rw - overlay overlay rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/jajak/meeting.db", "ext4"),
        ("/srv/jajak", "nfs4"),
        ("/srv/local/jajak", "xfs"),
        ("/srvother", "ext4"),
        ("/mnt/kantor pusat/rapat", "cifs"),
        ("/covered/jajak", "nfs"),
        ("/container", "overlay"),
    ],
)
def test_the_innermost_mount_decides(path: str, kind: str) -> None:
    """Nested, covered and escaped mount points are read as the kernel means them."""
    assert mount_kind(Path(path), TABLE.splitlines()) == kind


@pytest.mark.parametrize("path", ["/srv/a", "/mnt/kantor pusat/a", "/host/a", "/plan/a", "/cloud/a", "/covered/a"])
def test_b115_a_shared_mount_is_refused_with_what_to_do_instead(path: str, tmp_path: Path) -> None:
    """NFS, SMB, virtiofs, 9p and FUSE: the words name the mount's kind and two ways that are safe."""
    table = tmp_path / "mountinfo"
    table.write_text(TABLE)
    with pytest.raises(StorageFault, match=r"mount.*disk of this machine.*postgresql://"):
        refuse_shared_mount(Path(path), table)


@pytest.mark.parametrize("path", ["/var/a", "/srv/local/a", "/container/a"])
def test_a_disk_of_this_machine_is_taken(path: str, tmp_path: Path) -> None:
    """Disks and container layers pass; so does a machine without a mount table."""
    table = tmp_path / "mountinfo"
    table.write_text(TABLE)
    refuse_shared_mount(Path(path), table)
    refuse_shared_mount(Path("/srv"), tmp_path / "missing")


async def test_b115_opening_makes_no_file_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal comes before SQLite touches the folder."""
    table = tmp_path / "mountinfo"
    table.write_text(f"1 0 0:1 / / rw - ext4 /dev/vda rw\n2 1 0:2 / {tmp_path / 'share'} rw - nfs4 server:/ rw\n")
    monkeypatch.setattr(mounts, "MOUNT_TABLE", table)
    with pytest.raises(StorageFault, match="nfs4"):
        await open_sqlite(str(tmp_path / "share" / "meeting.db"))
    assert list((tmp_path / "share").iterdir()) == []
