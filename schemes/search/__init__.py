"""Finding schemes by what people type."""
