"""Measurements: what the guide costs in time and bytes."""
