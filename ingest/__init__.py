"""Published files in, facts out: fetch, read, parse, check, write `data/`."""
