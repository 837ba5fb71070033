"""Work that takes time, on ports: saving, later syncing and exporting."""
