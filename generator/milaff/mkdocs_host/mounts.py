"""Whether files lie on a file system whose changes the machine may not hear of."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")

_REMOTE = frozenset(
    "nfs nfs4 cifs smb3 smbfs 9p afs ceph glusterfs lustre vboxsf vmhgfs prl_fs virtiofs drvfs "
    "fakeowner".split()
)
"""Network file systems, and the folders that virtual machines and containers share with their
hosts: events tell what this machine writes there, and not what others do."""


def remote_file_system(paths: Iterable[str], mounts: Path = MOUNTS) -> str:
    """The kind of file system that is shared with other machines and holds one of the paths;
    empty where there is none, or where the system does not say."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    fields = [line.split(" ") for line in lines]
    kinds = {_plain(field[1]): field[2] for field in fields if len(field) > 2}
    found = (_kind_at(os.path.realpath(path), kinds) for path in paths)
    return next((kind for kind in found if kind in _REMOTE or kind.startswith("fuse.")), "")


def _kind_at(path: str, kinds: dict[str, str]) -> str:
    """The kind of the innermost mount around a path."""
    while path not in kinds and path != os.path.dirname(path):
        path = os.path.dirname(path)
    return kinds.get(path, "")


def _plain(mount: str) -> str:
    """The path of a mount: spaces and the like stand in it as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), mount)
