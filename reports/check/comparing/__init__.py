"""Statements that compare rows, columns and years of the tables of a case."""
