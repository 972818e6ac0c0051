-- Question: how did all areas stand at the end of each year, by the latest graded inspection of each?
-- Grain: one row per 31 December since the single inspection framework started, and one for the latest report on record.
-- Parameters: none
-- Columns:
--   as_of date: the day
--   label varchar: the year, or the month of the latest report
--   areas bigint: areas that existed on that day
--   outstanding bigint: areas whose latest graded inspection was outstanding overall
--   good bigint: good
--   requires_improvement bigint: requires improvement
--   inadequate bigint: inadequate
--   no_overall bigint: areas whose latest graded inspection gives no overall grade (none is given since April 2026)
--   unknown bigint: areas with no graded inspection on record by then
--   sif bigint: areas whose latest graded inspection was of the single inspection framework
--   ilacs bigint: areas whose latest graded inspection was an ILACS inspection
-- Left out: judgements of earlier frameworks; reports that were not read and stand in no official statistics.
select
    as_of,
    label,
    areas,
    outstanding,
    good,
    requires_improvement,
    inadequate,
    no_overall,
    unknown,
    sif,
    ilacs
from standings_by_year
order by as_of
