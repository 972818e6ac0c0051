-- Model: each time an area was judged inadequate, and when it was first judged better, as far as the record goes.
-- Grain: one spell: an overall judgement of inadequate that follows a better one or none.
-- Ended: the first later overall judgement that is better. Until then a spell is under way for as long as it is
-- watched: until the area was abolished, a report was published that may judge otherwise and was not read, an inspection
-- was published that gives no overall grade (since April 2026), or the day of the record, whichever came first.
-- Key: inspection_id
-- For speed: only time_to_better reads it; it is made once when the record is built, not at each request.
-- Columns:
--   inspection_id varchar: inspection that judged it inadequate
--   area_code varchar: GSS code
--   programme varchar: its programme
--   page bigint: page that states it
--   began date: publication of the judgement
--   next_inspection_id varchar: inspection that first judged it better; empty: none on record
--   next_grade varchar: its grade
--   ended date: its publication, or the last day on which the spell was watched
--   better boolean: it ended with a better judgement
--   watched_until varchar: what ended the watch: better, abolished, unread, ungraded or record
with
numbered as (
    select
        area_code,
        inspection_id,
        programme,
        published,
        grade,
        page,
        lag(grade) over (partition by area_code order by published, inspection_id) as grade_before
    from overall_judgements
),

begun as (
    select
        area_code,
        inspection_id,
        programme,
        published as began,
        page
    from numbered
    where grade = 'inadequate' and grade_before is distinct from 'inadequate'
),

better as (
    select
        area_code,
        inspection_id,
        published,
        grade
    from overall_judgements
    where grade <> 'inadequate'
),

ungraded as (
    select
        i.area_code,
        i.published
    from inspections as i
    anti join overall_judgements as o on i.inspection_id = o.inspection_id
    where i.programme in ('sif', 'ilacs') and i.event not in ('focused visit', 'monitoring visit')
),

ends as (
    select
        b.inspection_id,
        'better' as what,
        1 as position,
        min(n.published) as day
    from begun as b
    inner join better as n on b.area_code = n.area_code and n.published > b.began
    group by b.inspection_id
    union all
    select
        b.inspection_id,
        'ungraded',
        2,
        min(u.published)
    from begun as b
    inner join ungraded as u on b.area_code = u.area_code and u.published > b.began
    group by b.inspection_id
    union all
    select
        b.inspection_id,
        'unread',
        3,
        min(u.published)
    from begun as b
    inner join unread_judgements as u on b.area_code = u.area_code and u.published > b.began
    group by b.inspection_id
    union all
    select
        b.inspection_id,
        'abolished',
        4,
        t.last_day
    from begun as b
    inner join area_terms as t on b.area_code = t.area_code
    where t.last_day is not null
    union all
    select
        b.inspection_id,
        'record',
        5,
        (select max(retrieved) from sources)
    from begun as b
),

first_end as (
    select
        inspection_id,
        arg_min(what, (day, position)) as what,
        min(day) as day
    from ends
    group by inspection_id
)

select
    b.inspection_id,
    b.area_code,
    b.programme,
    b.page,
    b.began,
    n.inspection_id as next_inspection_id,
    n.grade as next_grade,
    e.day as ended,
    e.what = 'better' as better,
    e.what as watched_until
from begun as b
inner join first_end as e on b.inspection_id = e.inspection_id
left join better as n on e.what = 'better' and b.area_code = n.area_code and e.day = n.published
order by b.began, b.inspection_id
