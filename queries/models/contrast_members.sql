-- Model: in which cohort each inspection stands, under each definition of the two cohorts, and what decides it.
-- Grain: one definition of previously inadequate, one of high performing, and one compared inspection.
-- Definitions: prior_group (the latest judgement before), ever_inadequate (any since November 2013), ever_since_2009
-- (any, the ledger of 2009 to 2013 included), within_five_years (any in the five years before). All judgements are
-- those published before the day of the inspection. Under ever_since_2009 a judgement of the ledger is the latest
-- where none came after it.
-- Cohort: previously inadequate where the definition finds a judgement of inadequate; else high performing where the
-- latest judgement is good or outstanding (outstanding, if that is chosen); else neither; unknown without a latest one.
-- An area made by reorganisation has no judgements of its predecessors.
-- Key: definition, high_performing, inspection_id
-- Columns:
--   definition varchar: how previously inadequate is defined
--   high_performing varchar: good_or_outstanding or outstanding
--   inspection_id varchar: key of the compared inspection
--   cohort varchar: previously_inadequate, high_performing, neither or unknown
--   deciding_inspection_id varchar: inspection that gave the deciding judgement; empty where its day is not known
--   deciding_grade varchar: its grade
--   deciding_aspect varchar: what was judged
--   deciding_published date: when it was published
--   deciding_page bigint: page of its report; empty where none was read
--   unread_before bigint: reports published before that may carry a judgement and were not read
with
definitions as (
    select code as definition from codes
    where list = 'definition'
),

highs as (
    select code as high_performing from codes
    where list = 'high_performing'
),

ledger as (
    select
        i.area_code,
        i.inspection_id,
        i.published,
        j.grade,
        j.aspect
    from judgements as j
    inner join inspections as i on j.inspection_id = i.inspection_id
    where
        j.scale = 'four_point'
        and j.grade <> 'not_judged'
        and (
            (i.programme = 'slac' and j.aspect = 'safeguarding')
            or (i.programme = 'cpi' and j.aspect = 'overall')
        )
),

latest as (
    select
        c.inspection_id,
        c.area_code,
        c.day,
        c.prior_grade,
        c.prior_inspection_id,
        l.grade as ledger_grade,
        l.inspection_id as ledger_inspection_id,
        l.aspect as ledger_aspect,
        l.published as ledger_published,
        c.prior_grade is null and not c.prior_unsure as ledger_is_latest
    from compared_inspections as c
    asof left join ledger as l on c.area_code = l.area_code and c.day > l.published
),

inadequate as (
    select
        l.inspection_id,
        d.definition,
        arg_max({'id': n.inspection_id, 'aspect': n.aspect, 'page': n.page, 'published': n.published}, n.published)
            as decided
    from latest as l
    cross join definitions as d
    inner join inadequate_judgements as n
        on
            l.area_code = n.area_code
            and l.day > n.published
            and (d.definition = 'ever_since_2009' or not n.ledger)
            and (d.definition <> 'within_five_years' or n.published >= l.day - interval 5 year)
    where d.definition <> 'prior_group'
    group by l.inspection_id, d.definition
),

unread as (
    select
        l.inspection_id,
        count(*) as reports
    from latest as l
    inner join unread_judgements as u on l.area_code = u.area_code and u.published < l.day
    group by l.inspection_id
),

judged as (
    select
        d.definition,
        h.high_performing,
        l.inspection_id,
        n.decided,
        coalesce(d.definition = 'ever_since_2009' and l.ledger_is_latest, false) as by_ledger,
        case
            when d.definition = 'ever_since_2009' and l.ledger_is_latest then l.ledger_grade else l.prior_grade
        end as grade,
        l.prior_inspection_id,
        l.ledger_inspection_id,
        l.ledger_aspect,
        l.ledger_published
    from latest as l
    cross join definitions as d
    cross join highs as h
    left join inadequate as n on l.inspection_id = n.inspection_id and d.definition = n.definition
)

select
    j.definition,
    j.high_performing,
    j.inspection_id,
    case
        when j.decided is not null then 'previously_inadequate'
        when j.grade is null then 'unknown'
        when g.cohort = 'previously_inadequate' and j.definition = 'prior_group' then g.cohort
        when g.cohort = 'high_performing' and (g.place = 1 or j.high_performing = 'good_or_outstanding') then g.cohort
        else 'neither'
    end as cohort,
    case
        when j.decided is not null then j.decided['id']
        when j.by_ledger then j.ledger_inspection_id
        else j.prior_inspection_id
    end as deciding_inspection_id,
    case when j.decided is not null then 'inadequate' else j.grade end as deciding_grade,
    case
        when j.decided is not null then j.decided['aspect']
        when j.by_ledger then j.ledger_aspect
        when j.grade is not null then 'overall'
    end as deciding_aspect,
    case
        when j.decided is not null then j.decided['published']
        when j.by_ledger then j.ledger_published
        else o.published
    end as deciding_published,
    case
        when j.decided is not null then j.decided['page']
        when not j.by_ledger then o.page
    end as deciding_page,
    coalesce(u.reports, 0) as unread_before
from judged as j
left join overall_judgements as o on j.prior_inspection_id = o.inspection_id
left join unread as u on j.inspection_id = u.inspection_id
left join overall_grades as g on j.grade = g.grade
order by j.definition, j.high_performing, j.inspection_id
