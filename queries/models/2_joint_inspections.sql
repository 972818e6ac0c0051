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
with
eras as (
    select
        code,
        starts,
        coalesce(ends, date '9999-12-31') as ends
    from codes
    where list = 'era'
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
            eras.code,
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
        joint.*,
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
        p.* exclude (stated_inspection_id, stated_grade, stated_published),
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
        p.*,
        o.inspection_id as next_inspection_id,
        o.grade as next_grade,
        o.published as next_published
    from agreed as p
    asof left join overall_judgements as o
        on p.area_code = o.area_code and coalesce(p.fieldwork_end, p.fieldwork_start) < o.fieldwork_start
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
    where u.published > coalesce(n.known_from, date '2013-10-31')
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
    n.* exclude (earliest_start, latest_start, known_from),
    case
        when n.prior_grade in ('outstanding', 'good') then 'high_performing'
        when n.prior_grade = 'requires_improvement' then 'requires_improvement'
        when n.prior_grade = 'inadequate' then 'previously_inadequate'
        when n.prior_grade is null then 'unknown'
        else error('unknown overall grade ' || n.prior_grade)
    end as prior_group,
    case
        when n.prior_grade is null then 'unknown'
        when ever.ever_inadequate then 'yes'
        else 'no'
    end as ever_inadequate,
    date_diff('day', n.prior_published, n.fieldwork_start) as prior_age_days,
    coalesce(unread.reports, 0) as prior_unread,
    counted.priority_action,
    counted.improvement,
    counted.strength,
    counted.practice_study,
    n.extraction = 'parsed' as letter_read,
    n.extraction = 'parsed'
    and coalesce(counted.priority_action, counted.improvement, counted.strength) is not null as lists_read,
    parties.inspectorates,
    n.inspection_id in (select inspection_id from judgements) as graded
from with_next as n
left join ever on n.inspection_id = ever.inspection_id
left join unread on n.inspection_id = unread.inspection_id
left join counted on n.inspection_id = counted.inspection_id
left join parties on n.inspection_id = parties.inspection_id
order by n.published, n.inspection_id
