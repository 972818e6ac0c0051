"""Free queries over the record: `pool` (who runs next), `process` and `child` (killable), `results` (what is kept)."""
