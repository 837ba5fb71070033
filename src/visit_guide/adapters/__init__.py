"""Ports made real: stores, paths, the file watcher."""
