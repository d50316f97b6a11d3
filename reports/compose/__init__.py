"""A paper: a case and its officers' text, put in the order of a house format."""

from reports.compose.composer import compose
from reports.compose.makers import MAKERS

__all__ = ["MAKERS", "compose"]
