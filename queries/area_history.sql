-- Question: what is on record for one area, newest first?
-- Grain: one row per published inspection of the area.
-- Parameters:
--   $area varchar of areas.area_code, e.g. 'E08000023': area code
-- Columns:
--   inspection_id varchar: key
--   published date: publication date
--   fieldwork_start date: first day of fieldwork
--   fieldwork_end date: last day of fieldwork
--   programme varchar: programme code
--   event varchar: kind of inspection
--   theme varchar: theme code of a joint inspection
--   theme_stated varchar: theme or subject as the report names it
--   overall varchar: overall grade, where one was given
--   judgement varchar: the overall grade, the outcome of an area SEND inspection, or the safeguarding grade before 2012
--   scale varchar: scale of the judgement; area_send_2016 is the first area SEND framework, 2016 to 2022
--   significant_weaknesses bigint: area SEND 2016 to 2022: weaknesses that a written statement had to answer
--   weaknesses_left bigint: revisits of that framework: of these, those in which progress was not sufficient
--   board varchar: grade of the Local Safeguarding Children Board, where the same report reviewed it
--   page bigint: page of the report that states the judgement
--   extraction varchar: parsed, listed or official statistics
--   report_url varchar: link to the report
--   source_id varchar: source
-- Left out: reports in quarantine (see known_gaps); inspections of predecessors (see their own page).
-- Addresses: areas/{slug}/inspections
with
of_area as (
    select
        inspection_id,
        published,
        fieldwork_start,
        fieldwork_end,
        programme,
        event,
        theme,
        theme_stated,
        significant_weaknesses,
        weaknesses_left,
        extraction,
        report_url,
        source_id
    from inspections
    where area_code = $area
),

graded as (
    select
        j.inspection_id,
        max(j.grade) filter (where j.aspect = 'overall') as overall,
        max(j.grade) filter (
            where j.aspect in ('overall', 'experiences_and_outcomes', 'written_statement', 'safeguarding')
        ) as judgement,
        max(j.scale) as scale,
        max(j.grade) filter (where j.aspect = 'lscb') as board,
        max(j.page) filter (
            where j.aspect in ('overall', 'experiences_and_outcomes', 'written_statement', 'safeguarding')
        ) as page
    from judgements as j
    inner join of_area as i on j.inspection_id = i.inspection_id
    group by j.inspection_id
)

select
    i.inspection_id,
    i.published,
    i.fieldwork_start,
    i.fieldwork_end,
    i.programme,
    i.event,
    i.theme,
    i.theme_stated,
    g.overall,
    g.judgement,
    g.scale,
    i.significant_weaknesses,
    i.weaknesses_left,
    g.board,
    g.page,
    i.extraction,
    i.report_url,
    i.source_id
from of_area as i
left join graded as g on i.inspection_id = g.inspection_id
order by i.published desc, i.inspection_id
