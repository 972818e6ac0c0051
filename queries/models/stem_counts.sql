-- Model: how often each word stem stands in the reports.
-- Grain: one row per stem.
-- Key: stem
-- For speed: only word_stems reads it; counting pages takes more memory than a free query has.
-- Columns:
--   stem varchar: word stem by Snowball (English), or a figure of up to three digits
--   reports bigint: reports in which it stands
--   pages bigint: pages on which it stands
--   times bigint: how often it stands there (occurrences)
select
    stem,
    count(distinct inspection_id) as reports,
    count(distinct (inspection_id, page)) as pages,
    sum(n)::bigint as times
from words
group by stem
order by stem
