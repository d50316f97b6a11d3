"""What options cost and save by year: their lines, how sure they are, all of them side by side."""
