"""Starting a programme from an interchange file, in the browser."""
