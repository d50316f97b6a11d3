"""Tables of evidence: pasted, uploaded or typed, with their sums checked."""
