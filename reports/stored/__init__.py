"""Programmes of the database as cases, and cases as programmes of the database."""
