"""Tests of the authoring side."""
