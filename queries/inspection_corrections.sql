-- Question: which publisher's errors were put right, or differences explained, for one inspection?
-- Grain: one row per correction.
-- Parameters:
--   $inspection varchar of inspections.inspection_id, e.g. 'jtai-lincolnshire-2016-12-05': key of the inspection
-- Columns:
--   field varchar: what was corrected or explained
--   expects varchar: what the source has
--   used varchar: what the record has
--   reason varchar: why, in a sentence
--   evidence_url varchar: link to what shows it
--   noticed date: when it was noticed
-- Left out: differences that nobody has explained (see reconciliation and reconciliation_dates).
select
    field,
    expects,
    used,
    reason,
    evidence_url,
    noticed
from corrections
where inspection_id = $inspection::varchar
order by field, expects
