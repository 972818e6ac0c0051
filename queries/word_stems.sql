-- Question: which word stems stand in the reports, and how often?
-- Grain: one row per stem.
-- Parameters: none
-- Columns:
--   stem varchar: word stem by Snowball (English), or a figure of up to three digits
--   reports bigint: reports in which it stands
--   pages bigint: pages on which it stands
--   times bigint: how often it stands there (occurrences)
-- Left out: words that the record does not hold, people's names among them (see the Data Package).
select
    stem,
    reports,
    pages,
    times
from stem_counts
order by stem
