"""Documents for paper: templates, and what turns plain values into PDF files."""
