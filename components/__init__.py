"""What pages share: words, colours, drawings, cards, tables, filters, and what stands around every page."""
