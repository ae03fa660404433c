"""Places where a library is at risk: network folders keep no locks, cloud folders copy a file while it changes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_NETWORK = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afpfs",
        "afs",
        "ncpfs",
        "webdav",
        "davfs",
        "davfs2",
        "9p",
        "ceph",
        "glusterfs",
        "beegfs",
        "lustre",
        "fuse.sshfs",
        "fuse.davfs2",
        "fuse.rclone",
        "fuse.gvfsd-fuse",
        "fuse.smbnetfs",
        "fuse.glusterfs",
        "fuse.s3fs",
    ]
)
_CLOUD = re.compile(
    r"(dropbox|onedrive|google ?drive|my drive|icloud|mobile documents|cloudstorage|nextcloud|owncloud|pcloud|mega(sync)?"
    r"|box( sync)?|seafile|synology ?drive|yandex\.?disk|nutstore|坚果云|baidusync(disk)?|百度网盘|百度云|weiyun|微云)([ \-_(].*)?",
    re.IGNORECASE,
)


def trouble(path: Path, mounts: str | None = None) -> str:
    """Return "network" or "cloud" where a library had better not lie, "" elsewhere.

    ``mounts`` is the text of /proc/mounts (read where it is None). A guess from names: it only warns.
    """
    whole = path.expanduser().absolute()
    if any(_CLOUD.fullmatch(part) for part in whole.parts[:-1]):
        return "cloud"
    if sys.platform == "win32" and (str(whole).startswith("\\\\") or _remote_drive(whole)):
        return "network"
    return "network" if _file_system(whole, _read_mounts() if mounts is None else mounts) in _NETWORK else ""


def _read_mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _file_system(path: Path, mounts: str) -> str:
    """The kind of file system of the innermost mount that holds the path; '' where it isn't known."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) > 2:
            place = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[1]))
            if len(place.parts) >= best and path.is_relative_to(place):
                best, kind = len(place.parts), fields[2]
    return kind


def _remote_drive(path: Path) -> bool:
    """Ask Windows whether a drive letter stands for a network folder (4 = DRIVE_REMOTE)."""
    import ctypes

    windows = getattr(ctypes, "windll", None)
    return windows is not None and windows.kernel32.GetDriveTypeW(path.anchor) == 4
