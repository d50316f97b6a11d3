"""The engine's sentences: rules, reasons and remarks."""
