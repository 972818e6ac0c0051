-- Question: what did each inspection list, and in which cohort does its area stand under a definition?
-- Grain: one row per joint inspection, focused visit, ILACS inspection or single framework inspection.
-- Parameters:
--   $definition varchar of definition, e.g. 'ever_inadequate', default 'ever_since_2009': how previously inadequate is defined
--   $high_performing varchar of high_performing, e.g. 'outstanding', default 'good_or_outstanding': what counts as high performing
--   $compared varchar of compared, e.g. 'visit', default 'joint': joint, visit, ilacs or sif
-- Columns:
--   period varchar: era of a joint inspection, period of a visit, else the programme
--   cohort varchar: previously_inadequate, high_performing, neither or unknown
--   lists_read boolean: the report was read and has at least one list (n of every share)
--   priority_action bigint: areas for priority action listed; empty: no list was read
--   improvement bigint: points to improve listed; empty: no such section
--   strength bigint: strengths listed; empty: no such section
--   own_grade varchar: overall grade that it gave itself; empty where it gives none
--   inspection_id varchar: key
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   theme varchar: theme code of a joint inspection
--   event varchar: kind of inspection
--   day date: first day of fieldwork; of a joint inspection without one, the earliest that it can have been
--   published date: publication date
--   report_url varchar: link to the report
--   deciding_grade varchar: the judgement that decides the cohort (derived); empty where none is on record
--   deciding_aspect varchar: what that judged
--   deciding_published date: when it was published; empty where it is known and its day is not
--   deciding_page bigint: page of its report; empty where it was not read
--   deciding_url varchar: link to its report
--   unread_before bigint: reports published before that may carry a judgement and were not read
-- Left out: monitoring visits and inspections of other programmes. Nothing is left out of a cohort.
-- Addresses: comparisons/inspections
select
    c.period,
    m.cohort,
    c.lists_read,
    c.priority_action,
    c.improvement,
    c.strength,
    c.own_grade,
    c.inspection_id,
    a.name as area,
    c.area_code,
    a.slug,
    c.theme,
    c.event,
    c.day,
    c.published,
    c.report_url,
    m.deciding_grade,
    m.deciding_aspect,
    m.deciding_published,
    m.deciding_page,
    d.report_url as deciding_url,
    m.unread_before
from compared_inspections as c
inner join contrast_members as m on c.inspection_id = m.inspection_id
inner join areas as a on c.area_code = a.area_code
left join inspections as d on m.deciding_inspection_id = d.inspection_id
where
    m.definition = case
        when $definition::varchar in (select code from codes where list = 'definition') then $definition::varchar
        else error('definition must be one of the list definition of the codes')
    end
    and m.high_performing = case
        when $high_performing::varchar in (select code from codes where list = 'high_performing')
            then $high_performing::varchar
        else error('high_performing must be good_or_outstanding or outstanding')
    end
    and c.compared = case
        when $compared::varchar in (select code from codes where list = 'compared') then $compared::varchar
        else error('compared must be joint, visit, ilacs or sif')
    end
order by c.period, m.cohort, c.published, c.inspection_id
