"""The figures of a case by what they are of: each file reads one part of it."""
