"""A person's notebook as files to print and to work on, from the backup their tablet wrote."""
