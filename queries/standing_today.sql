-- Question: where does each area of today stand, by its latest graded inspection on record?
-- Grain: one row per current area.
-- Parameters: none
-- Columns:
--   area varchar: everyday name
--   slug varchar: name in addresses
--   area_code varchar: GSS code
--   hex_q bigint: column of the map's cell
--   hex_r bigint: row of the map's cell
--   standing varchar: overall grade of the latest graded inspection; no_overall (it gives none) or unknown (no inspection)
--   programme varchar: its programme code
--   published date: its publication
--   leaders varchar: its grade for leaders (leadership, management and governance)
--   help_protection varchar: its grade for children who need help and protection
--   in_care varchar: its grade for children in care (looked after; with care leavers until 2022)
--   care_leavers varchar: its grade for care leavers, where judged separately
--   report_url varchar: link to its report
--   last_overall varchar: the last overall grade the area was given, in whichever inspection
--   last_overall_published date: when that was published
--   unread_published date: publication of the latest report listed on the public site after it that was not read
--   unread_url varchar: link to that report
-- Left out: abolished areas (a successor starts with no judgement); reports that nobody lists.
select
    a.name as area,
    a.slug,
    a.area_code,
    a.hex_q,
    a.hex_r,
    case
        when t.inspection_id is null then 'unknown'
        when coalesce(t.overall, 'not_judged') = 'not_judged' then 'no_overall'
        else t.overall
    end as standing,
    t.programme,
    t.published,
    t.leaders,
    t.help_protection,
    t.in_care,
    t.care_leavers,
    t.report_url,
    t.last_overall,
    t.last_overall_published,
    t.unread_published,
    t.unread_url
from areas as a
left join standings_today as t on a.area_code = t.area_code
where a.status = 'current'
order by a.name
