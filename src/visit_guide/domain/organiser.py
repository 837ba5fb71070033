"""Who gives the training, as official documents name them.

The attribute docstrings are what an organiser reads, as in :mod:`visit_guide.domain.guide`.
"""

from __future__ import annotations

from visit_guide.domain.record import record

__all__ = ["Organiser"]


@record
class Organiser:
    """The training organisation, for the attendance sheet and the certificates."""

    name: str | None = None
    """Official name of the training organisation."""
    address: str | None = None
    """Its postal address."""
    siret: str | None = None
    """Its SIRET number."""
    activity_number: str | None = None
    """Its declaration number as a training organisation (« numéro de déclaration d’activité »)."""
    quality: str | None = None
    """Its quality certificate and the number of it, if it has one."""
    action: str | None = None
    """Legal nature of the training, for example « action de formation »."""
    hours: float | None = None
    """Length of the whole training in hours (0.5 to 24), for whoever attended all of it."""
    signatory: str | None = None
    """Who signs the certificates."""
    signatory_role: str | None = None
    """In what capacity, for example « directrice »."""
    signed_at: str | None = None
    """Town where the certificates are signed."""
    timezone: str = "Europe/Paris"
    """Time zone of the clock times on the documents, for example Indian/Reunion."""
