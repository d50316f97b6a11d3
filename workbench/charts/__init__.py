"""Charts: described once, drawn for pages and for papers."""
