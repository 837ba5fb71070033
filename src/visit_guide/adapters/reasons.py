"""Why the system refused something, in the words of who reads it: its own are English."""

from __future__ import annotations

import errno

from visit_guide.messages import N_, Catalogue

__all__ = ["reason_of"]

_WORDS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("you are not allowed to"),
    errno.EPERM: N_("you are not allowed to"),
    errno.EISDIR: N_("this is a folder"),
    errno.ENOTDIR: N_("part of this path is a file, not a folder"),
    errno.EEXIST: N_("something of that name is there already"),
    errno.ENOTEMPTY: N_("the folder is not empty"),
    errno.EROFS: N_("it is read-only there"),
    errno.ENOSPC: N_("the disk is full"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EADDRINUSE: N_("something else listens there already"),
    errno.EADDRNOTAVAIL: N_("this machine does not have that address"),
}


def reason_of(error: OSError, t: Catalogue) -> str:
    """Why ``error`` happened; the system's own words where there are no better ones."""
    words = _WORDS.get(error.errno or 0)
    return t(words) if words else error.strerror or str(error)
