"""Measured comparisons; `python -m bench` runs them."""
