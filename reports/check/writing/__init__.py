"""The paper as writing: one module for each thing that makes it hard to read."""
