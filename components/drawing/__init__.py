"""Drawings as HTML for the page and as SVG for the file, from one geometry."""
