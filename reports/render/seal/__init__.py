"""What a paper's PDF was made as: a sum of each of its parts, which travels in it."""
