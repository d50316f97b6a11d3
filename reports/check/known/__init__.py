"""What the case knows, as tables of rows and columns, and the statements that a sentence makes of
them: which is most, which is more, how many, by how much, when and why."""
