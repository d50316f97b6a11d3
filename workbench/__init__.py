"""The site: people, rows, pages, charts, numbers, settings."""
