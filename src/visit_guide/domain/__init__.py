"""The visit's model and its pure rules: no input or output, no clock, no user interface."""
