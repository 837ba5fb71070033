"""The one observable of a page session."""
