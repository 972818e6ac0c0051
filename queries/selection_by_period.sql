-- Question: how does each period stand against the yardsticks of the 2014 proposal?
-- Prior judgement: the latest overall Ofsted judgement published before fieldwork began (derived). Previously
-- inadequate: prior judgement inadequate. Ever inadequate: any overall judgement of inadequate published since
-- November 2013 and before fieldwork. High performing: good or outstanding, or outstanding only.
-- Grain: one row per period (all years, each era, each year).
-- Parameters:
--   $high_performing varchar of high_performing, e.g. 'good_or_outstanding', default 'good_or_outstanding': what counts as high performing (or 'outstanding')
-- Columns:
--   period_kind varchar: all, era or year (of fieldwork; of publication where fieldwork is not known)
--   period varchar: all, the era or the year
--   inspections bigint: joint inspections known to us
--   areas bigint: different areas inspected
--   known bigint: inspections whose area had an overall judgement on record before fieldwork (bounded ones too)
--   bounded bigint: of the known, those whose day of fieldwork is not known: all judgements it can be about agree
--   bounded_high_performing bigint: of the bounded, high performing
--   unknown bigint: inspections with no prior judgement known
--   undated bigint: of the unknown, inspections whose fieldwork dates are not known
--   high_performing bigint: prior judgement high performing
--   good bigint: prior judgement good, where only outstanding counts as high performing (else 0)
--   requires_improvement bigint: prior judgement requires improvement
--   previously_inadequate bigint: prior judgement inadequate
--   ever_inadequate bigint: any judgement of inadequate before fieldwork, whatever the latest one
--   dated bigint: inspections with known first and last day of fieldwork
--   within_window bigint: of these, fieldwork of at most 28 days, first and last day counted
--   shortest_days bigint: shortest fieldwork (days, first and last counted)
--   longest_days bigint: longest fieldwork (days, first and last counted)
--   read bigint: letters that were read
--   one_letter bigint: of these, letters that two or more inspectorates carry together
--   ofsted bigint: of these, inspections in which Ofsted took part
--   cqc bigint: of these, with the Care Quality Commission
--   hmicfrs bigint: of these, with HM Inspectorate of Constabulary (and Fire & Rescue Services)
--   hmi_probation bigint: of these, with HM Inspectorate of Probation
--   hmi_prisons bigint: of these, with HM Inspectorate of Prisons
--   graded bigint: joint inspections with a graded judgement, of a board or of anything else
-- Left out: nothing; years without a joint inspection have no row.
with
joint as (
    select
        j.area_code,
        j.era,
        j.prior_basis,
        j.ever_inadequate,
        j.fieldwork_start,
        j.letter_read,
        j.inspectorates,
        j.graded,
        year(coalesce(j.fieldwork_start, j.published)) as year,
        j.fieldwork_end - j.fieldwork_start + 1 as days,
        case $high_performing::varchar
            when 'good_or_outstanding' then j.prior_group
            when 'outstanding' then case j.prior_grade when 'good' then 'good' else j.prior_group end
            else error('high_performing must be good_or_outstanding or outstanding')
        end as category
    from joint_inspections as j
),

kinds as (
    select unnest(['all', 'era', 'year']) as period_kind
),

periods as (
    select
        k.period_kind,
        case k.period_kind when 'era' then j.era when 'year' then j.year::varchar else 'all' end as period,
        j.area_code,
        j.prior_basis,
        j.ever_inadequate,
        j.fieldwork_start,
        j.letter_read,
        j.inspectorates,
        j.graded,
        j.days,
        j.category
    from joint as j
    cross join kinds as k
)

select
    period_kind,
    period,
    count(*) as inspections,
    count(distinct area_code) as areas,
    count(*) filter (where category <> 'unknown') as known,
    count(*) filter (where prior_basis = 'bounded') as bounded,
    count(*) filter (where prior_basis = 'bounded' and category = 'high_performing') as bounded_high_performing,
    count(*) filter (where category = 'unknown') as unknown,
    count(*) filter (where category = 'unknown' and fieldwork_start is null) as undated,
    count(*) filter (where category = 'high_performing') as high_performing,
    count(*) filter (where category = 'good') as good,
    count(*) filter (where category = 'requires_improvement') as requires_improvement,
    count(*) filter (where category = 'previously_inadequate') as previously_inadequate,
    count(*) filter (where ever_inadequate = 'yes') as ever_inadequate,
    count(days) as dated,
    count(*) filter (where days <= 28) as within_window,
    min(days) as shortest_days,
    max(days) as longest_days,
    count(*) filter (where letter_read) as read,
    count(*) filter (where letter_read and len(inspectorates) > 1) as one_letter,
    count(*) filter (where letter_read and list_contains(inspectorates, 'Ofsted')) as ofsted,
    count(*) filter (where letter_read and list_contains(inspectorates, 'CQC')) as cqc,
    count(*) filter (where letter_read and list_contains(inspectorates, 'HMICFRS')) as hmicfrs,
    count(*) filter (where letter_read and list_contains(inspectorates, 'HMI Probation')) as hmi_probation,
    count(*) filter (where letter_read and list_contains(inspectorates, 'HMI Prisons')) as hmi_prisons,
    count(*) filter (where graded) as graded
from periods
group by period_kind, period
order by period_kind, period
