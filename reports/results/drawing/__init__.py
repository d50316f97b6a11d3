"""Weights and ratings drawn otherwise than evenly: what may be asked for, and its answer."""
