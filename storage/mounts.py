"""Where a SQLite file must not lie: mounts on which its write-ahead log is not safe."""

from __future__ import annotations

import re
from pathlib import Path

from storage.errors import StorageFault

MOUNT_TABLE = Path("/proc/self/mountinfo")

# The log is shared memory between processes and its locks are the file system's. These either share files
# between machines or pass them through a translation that keeps neither promise.
_SHARED = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "coda", "9p", "virtiofs", "vboxsf", "prl_fs", "vmhgfs",
    "ceph", "glusterfs", "lustre", "gfs2", "ocfs2", "beegfs", "gpfs", "drvfs", "davfs", "sshfs", "fuse", "fuseblk",
}  # fmt: skip
_OCTAL = re.compile(r"\\([0-7]{3})")


def refuse_shared_mount(path: Path, mount_table: Path | None = None) -> None:
    """Raise `StorageFault`, with what to do instead, when `path` lies on a network, shared or FUSE mount.

    A machine without a mount table (not Linux) is taken at its word.
    """
    table = MOUNT_TABLE if mount_table is None else mount_table
    try:
        lines = table.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    kind = mount_kind(path.resolve(), lines)
    if kind in _SHARED or kind.startswith("fuse."):
        raise StorageFault(
            f"the database {path} lies on a {kind} mount. SQLite's write-ahead log can lose votes there, so it is not "
            "opened. Put the file in a folder on a disk of this machine, or use PostgreSQL (postgresql://...)."
        )


def mount_kind(path: Path, mountinfo: list[str]) -> str:
    """The file system type of the innermost mount over `path`; empty when the table knows none.

    Lines are those of proc(5) mountinfo: the mount point is the fifth field, the type the first after " - ".
    Of two mounts on one point the later one covers the earlier.
    """
    innermost, kind = -1, ""
    for line in mountinfo:
        fields, separator, rest = line.partition(" - ")
        if not separator:
            continue
        point = Path(_OCTAL.sub(lambda code: chr(int(code.group(1), 8)), fields.split()[4]))
        if path.is_relative_to(point) and len(point.parts) >= innermost:
            innermost, kind = len(point.parts), rest.split()[0]
    return kind
