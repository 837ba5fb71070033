"""The certificate the guide is served with, for https."""

from __future__ import annotations

import ssl
from pathlib import Path

from visit_guide.adapters.reasons import reason_of
from visit_guide.errors import UsageError
from visit_guide.messages import Catalogue

__all__ = ["check_certificate"]


def check_certificate(certificate: Path, key: Path | None, t: Catalogue) -> None:
    """Raise when the files are not a certificate and its key.

    Raises:
        UsageError: they are not.
    """
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key)
    except ssl.SSLError as error:
        raise UsageError(t("{file} is not a certificate with its key (PEM)", file=certificate)) from error
    except OSError as error:
        for file in (certificate, key):
            if file is not None and not file.is_file():
                raise UsageError(t("there is no file {path}", path=file)) from error
        reason = reason_of(error, t)
        raise UsageError(t("cannot read {path}: {reason}", path=certificate, reason=reason)) from error
