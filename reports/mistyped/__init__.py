"""What a case file says that nothing in it takes up: names that name nothing, money that no sum
counts. A name that can only be a slip refuses the file; the rest is said."""
