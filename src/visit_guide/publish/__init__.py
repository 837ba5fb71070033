"""Editions made from the content."""
