"""Two cases compared part by part, in the words that people have for each part and field."""
