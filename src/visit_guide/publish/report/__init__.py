"""What the organiser gets of a group's day: results, attendance, certificates, tables, events."""
