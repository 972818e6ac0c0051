-- Question: where does each current area stand, by its latest graded inspection on record?
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
--   unread_published date: publication of the latest report after it that may judge otherwise and was not read
--   unread_url varchar: link to that report
-- Left out: abolished areas (a successor starts with no judgement); reports that nobody lists.
select
    area,
    slug,
    area_code,
    hex_q,
    hex_r,
    standing,
    programme,
    published,
    leaders,
    help_protection,
    in_care,
    care_leavers,
    report_url,
    last_overall,
    last_overall_published,
    unread_published,
    unread_url
from standings_today
order by area
