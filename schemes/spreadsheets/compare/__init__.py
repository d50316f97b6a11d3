"""What a spreadsheet would change: compared row by row, and kept between the two requests."""
