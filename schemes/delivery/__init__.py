"""The delivery of savings: what came in month by month against what was planned."""
