"""Help: the words, guides that print on one page, the rules with an example each, shortcuts, and a
tour of the demonstration case."""
