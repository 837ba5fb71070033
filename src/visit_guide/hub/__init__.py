"""The group's hub: stores and hands on a group's events, and lets nobody see what is not theirs."""
