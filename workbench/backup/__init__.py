"""Backups: everything a site keeps as one file, written at one moment and read back whole."""
