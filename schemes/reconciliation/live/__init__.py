"""What a stated sum is tied to: headlines, savings lines and cells of tables."""
