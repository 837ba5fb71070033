"""What organisers edit: YAML with line numbers, checked in full, compiled into one bundle."""
