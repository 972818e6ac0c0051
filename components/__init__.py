"""What pages share: words, colours, charts, tables, filters and source notes."""
