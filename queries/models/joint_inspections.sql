-- Model: each joint inspection beside what its area had been judged before and was judged next (derived).
-- Grain: one joint targeted area inspection.
-- Prior judgement: the latest overall judgement published before fieldwork began. Where the first day of fieldwork is
-- not known it lies within the observed span of days from fieldwork to letter (publication_lags); if every judgement
-- that was the latest on any day of that span has the same grade, the prior grade is known all the same.
-- Prior basis: dated (first day known), bounded (not known, all judgements within the span agree), or empty (no prior
-- judgement known). Next: the first overall judgement whose fieldwork began after this fieldwork ended; nothing is
-- derived as next without fieldwork dates. Prior unread: reports that may carry a judgement, published after the prior
-- judgement (since November 2013 where there is none) and before fieldwork (before its last possible day), not read.
-- Denominators, for every question: letter_read (the letter was read); lists_read (the letter was read and has at least
-- one list of priority actions, improvements or strengths). A letter whose findings are not set out in lists, but in
-- prose, can't be counted and is out of every share; a letter with lists and without one of them lists nothing there.
-- Graded: whether it carries a graded judgement.
-- Era: by the day of fieldwork (of publication where fieldwork is not known); a day in no era is an error.
-- Key: inspection_id
-- Columns:
--   inspection_id varchar: key of the inspection
--   area_code varchar: GSS code
--   area varchar: everyday name of the area
--   slug varchar: name in addresses
--   urn varchar: Ofsted's number of the council
--   theme varchar: theme code
--   theme_stated varchar: theme as the report names it
--   event varchar: kind of inspection
--   fieldwork_start date: first day of fieldwork; empty where it is not known
--   fieldwork_end date: last day of fieldwork; empty where it is not known
--   published date: publication date
--   report_url varchar: link to the report
--   extraction varchar: parsed, listed or official statistics
--   pages bigint: pages of the report
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   prior_basis varchar: dated, bounded, or empty (no prior judgement known)
--   prior_grade varchar: latest overall judgement published before the first day; empty where none is known
--   prior_inspection_id varchar: inspection that gave it; empty where its day is not known
--   prior_published date: when that was published; empty where the judgement is known and its day is not
--   next_inspection_id varchar: inspection that gave the next judgement
--   next_grade varchar: first overall judgement whose fieldwork began after this one's ended; empty: none yet
--   next_published date: when that was published
--   prior_group varchar: cohort that it leads to; unknown where there is none
--   ever_inadequate varchar: yes, no, or unknown (no judgement before on record)
--   prior_age_days bigint: days from its publication to the first day of fieldwork
--   prior_unread bigint: reports that may carry a judgement, after it and before fieldwork, not read
--   priority_action bigint: areas for priority action listed; empty: no such section, or not read
--   improvement bigint: areas for improvement listed
--   strength bigint: strengths listed
--   practice_study bigint: boxes with case or practice studies
--   letter_read boolean: the letter was read
--   lists_read boolean: the letter was read and has at least one list
--   inspectorates varchar[]: who carried it out, in alphabetical order; empty where the report was not read
--   graded boolean: it carries a graded judgement
with
framework as (
    select starts from codes
    where list = 'programme' and code = 'sif'
),

joint as (
    select
        i.inspection_id,
        i.area_code,
        a.name as area,
        a.slug,
        a.urn,
        i.theme,
        i.theme_stated,
        i.event,
        i.fieldwork_start,
        i.fieldwork_end,
        i.published,
        i.report_url,
        i.extraction,
        i.pages,
        coalesce(
            eras.era,
            error(
                'joint inspection ' || i.inspection_id || ' of ' || coalesce(i.fieldwork_start, i.published)
                || ' lies in no era: read its dates in the letter, or declare an era in codes.csv'
            )
        ) as era,
        coalesce(i.fieldwork_start, i.published - l.longest::integer) as earliest_start,
        coalesce(i.fieldwork_start, i.published - l.shortest::integer) as latest_start
    from inspections as i
    inner join areas as a on i.area_code = a.area_code
    cross join publication_lags as l
    left join eras
        on coalesce(i.fieldwork_start, i.published) between eras.starts and eras.ends
    where i.programme = 'jtai'
),

with_prior as (
    select
        joint.inspection_id,
        joint.area_code,
        joint.fieldwork_start,
        joint.fieldwork_end,
        joint.earliest_start,
        joint.latest_start,
        o.inspection_id as stated_inspection_id,
        o.grade as stated_grade,
        o.published as stated_published
    from joint
    asof left join overall_judgements as o
        on joint.area_code = o.area_code and joint.earliest_start > o.published
),

within_span as (
    select
        p.inspection_id,
        bool_or(o.grade <> p.stated_grade) as differs,
        count(*) as judgements
    from with_prior as p
    inner join overall_judgements as o
        on p.area_code = o.area_code and o.published >= p.earliest_start and o.published < p.latest_start
    group by p.inspection_id
),

agreed as (
    select
        p.inspection_id,
        p.area_code,
        p.latest_start,
        coalesce(p.fieldwork_end, p.fieldwork_start) as last_day,
        case
            when p.stated_grade is null or w.differs then null
            when p.fieldwork_start is null then 'bounded'
            else 'dated'
        end as prior_basis,
        case when w.differs then null else p.stated_grade end as prior_grade,
        case when w.judgements is null then p.stated_inspection_id end as prior_inspection_id,
        case when w.judgements is null then p.stated_published end as prior_published,
        p.stated_published as known_from
    from with_prior as p
    left join within_span as w on p.inspection_id = w.inspection_id
),

with_next as (
    select
        p.inspection_id,
        p.area_code,
        p.latest_start,
        p.prior_basis,
        p.prior_grade,
        p.prior_inspection_id,
        p.prior_published,
        p.known_from,
        o.inspection_id as next_inspection_id,
        o.grade as next_grade,
        o.published as next_published
    from agreed as p
    asof left join overall_judgements as o
        on p.area_code = o.area_code and p.last_day < o.fieldwork_start
),

ever as (
    select
        joint.inspection_id,
        bool_or(o.grade = 'inadequate') as ever_inadequate
    from joint
    inner join overall_judgements as o
        on joint.area_code = o.area_code and o.published < joint.earliest_start
    group by joint.inspection_id
),

unread as (
    select
        n.inspection_id,
        count(*) as reports
    from with_next as n
    inner join unread_judgements as u on n.area_code = u.area_code and u.published < n.latest_start
    cross join framework
    where u.published > n.known_from or (n.known_from is null and u.published >= framework.starts)
    group by n.inspection_id
),

counted as (
    select
        f.inspection_id,
        max(f.items) filter (where f.section = 'priority_action') as priority_action,
        max(f.items) filter (where f.section = 'improvement') as improvement,
        max(f.items) filter (where f.section = 'strength') as strength,
        max(f.items) filter (where f.section = 'practice_study') as practice_study
    from findings as f
    inner join joint on f.inspection_id = joint.inspection_id
    group by f.inspection_id
)

select
    joint.inspection_id,
    joint.area_code,
    joint.area,
    joint.slug,
    joint.urn,
    joint.theme,
    joint.theme_stated,
    joint.event,
    joint.fieldwork_start,
    joint.fieldwork_end,
    joint.published,
    joint.report_url,
    joint.extraction,
    joint.pages,
    joint.era,
    n.prior_basis,
    n.prior_grade,
    n.prior_inspection_id,
    n.prior_published,
    n.next_inspection_id,
    n.next_grade,
    n.next_published,
    case
        when n.prior_grade is null then 'unknown'
        else coalesce(g.cohort, error('grade ' || n.prior_grade || ' leads to no cohort: declare it in codes.csv'))
    end as prior_group,
    case
        when n.prior_grade is null then 'unknown'
        when ever.ever_inadequate then 'yes'
        else 'no'
    end as ever_inadequate,
    date_diff('day', n.prior_published, joint.fieldwork_start) as prior_age_days,
    coalesce(unread.reports, 0) as prior_unread,
    counted.priority_action,
    counted.improvement,
    counted.strength,
    counted.practice_study,
    joint.extraction = 'parsed' as letter_read,
    joint.extraction = 'parsed'
    and coalesce(counted.priority_action, counted.improvement, counted.strength) is not null as lists_read,
    parties.inspectorates,
    joint.inspection_id in (select inspection_id from judgements) as graded
from joint
inner join with_next as n on joint.inspection_id = n.inspection_id
left join overall_grades as g on n.prior_grade = g.grade
left join ever on n.inspection_id = ever.inspection_id
left join unread on n.inspection_id = unread.inspection_id
left join counted on n.inspection_id = counted.inspection_id
left join parties on n.inspection_id = parties.inspection_id
order by joint.published, joint.inspection_id
