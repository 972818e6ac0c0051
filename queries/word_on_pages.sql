-- Question: on which pages of which reports does one word stem stand?
-- Grain: one row per report, page and section.
-- Parameters:
--   $stem varchar, e.g. 'unborn': word stem by Snowball (English), small letters
-- Columns:
--   inspection_id varchar: key
--   page bigint: 1-based page of the PDF
--   section varchar: section of the listed item in which it stands; empty: in none known
--   n bigint: how often it stands there (occurrences)
-- Left out: words that the record does not hold, people's names among them (see the Data Package).
select inspection_id, page, section, n
from words
where stem = $stem::varchar
order by inspection_id, page, section
