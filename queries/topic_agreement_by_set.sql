-- Question: how far do the topics that the lexicon gives agree with those that a person gave the same items?
-- Grain: one row per set of items and topic, all topics together first.
-- Parameters:
--   $set varchar of topic_agreement.set, e.g. 'held_out', default 'held_out': developed_on, first_look or held_out; null for all
-- Columns:
--   set varchar: developed_on (read while the lexicon was written), first_look (coded before it was held against them) or held_out (coded last, misses not looked at)
--   topic varchar: topic code, or all
--   items bigint: items to which the person gave the topic (all: items read)
--   read bigint: codes that the person gave
--   coded bigint: codes that the lexicon gave
--   agreed bigint: codes that both gave
--   precision double: agreed as a share of the lexicon's (0 to 1; empty: it gave none)
--   recall double: agreed as a share of the person's (0 to 1; empty: none was given)
--   f1 double: harmonic mean of both (0 to 1)
-- Left out: codes that two readers could see either way; topics that neither gave.
-- Addresses: topics/agreement
select
    a.set,
    a.topic,
    a.items,
    a.read,
    a.coded,
    a.agreed,
    a.precision,
    a.recall,
    a.f1
from topic_agreement as a
left join codes as c on c.list = 'topic' and a.topic = c.code
where $set::varchar is null or a.set = $set::varchar
order by a.set, c.position nulls first
