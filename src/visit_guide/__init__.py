"""Offline field-visit guide: itinerary, project sheets, method notes and discussion prompts."""

__version__ = "0.1.0"
