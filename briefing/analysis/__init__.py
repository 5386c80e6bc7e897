"""Pure functions of a corpus: what the evidence computes to."""
