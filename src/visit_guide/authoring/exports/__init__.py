"""The day for other apps: maps (GPX, KML, GeoJSON) and calendars (ICS)."""
