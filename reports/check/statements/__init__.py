"""Statements of a sentence held against the tables of a case: which is most, which is more, how
many, by how much, when, why and who approved."""
