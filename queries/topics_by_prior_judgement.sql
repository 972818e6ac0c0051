-- Question: which topics do joint letters speak of, by what the area had been judged before, within each era?
-- Prior judgement: the latest overall Ofsted judgement published before fieldwork began (derived). Ever inadequate:
-- any overall judgement of inadequate published since November 2013 and before fieldwork.
-- Grain: one row per era, cohort (every cohort of the choice, also an empty one) and topic.
-- Parameters:
--   $cohort varchar of cohort_by, e.g. 'ever_inadequate', default 'ever_inadequate': cohort by prior_group (latest judgement before) or ever_inadequate
--   $section varchar of section/letter, e.g. 'strength', default 'improvement': priority_action, improvement or strength
-- Columns:
--   era varchar: era of the joint inspections
--   cohort varchar: value of the chosen cohort
--   topic varchar: topic code
--   letters bigint: letters that list at least one item in the section (n of the share)
--   with_topic bigint: of these, letters in which at least one item of the section speaks of the topic
-- Left out: letters that were not read, and letters that list nothing in the section; case studies.
-- Addresses: topics/by-prior-judgement
with
letters as (
    select
        j.inspection_id,
        j.era,
        case
            when $cohort::varchar = 'prior_group' then j.prior_group
            when $cohort::varchar = 'ever_inadequate' then j.ever_inadequate
            else error('cohort must be prior_group or ever_inadequate')
        end as cohort
    from joint_inspections as j
    where j.lists_read
),

spoken as (
    select
        l.era,
        l.cohort,
        t.topic,
        count(*) as letters
    from letters as l
    inner join report_topics as t on l.inspection_id = t.inspection_id
    where t.section = $section::varchar
    group by l.era, l.cohort, t.topic
)

select
    n.era,
    n.cohort,
    c.code as topic,
    n.with_item as letters,
    coalesce(s.letters, 0) as with_topic
from cohort_letters as n
cross join codes as c
left join spoken as s on n.era = s.era and n.cohort = s.cohort and c.code = s.topic
where
    c.list = 'topic'
    and n.cohort_by = $cohort::varchar
    and n.section in (select t.section from report_topics as t)
    and n.section = case
        when $section::varchar in (select code from codes where list = 'section' and belongs_to = 'letter')
            then $section::varchar
        else error('section must be a section of the letters')
    end
order by n.era, n.position, c.position
