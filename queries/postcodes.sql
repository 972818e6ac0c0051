-- Question: which runs of postcodes belong to which council?
-- Grain: one row per postcode district; letters alone stand for a whole postcode area outside England.
-- Parameters: none
-- Columns:
--   district varchar: first part of the postcodes
--   councils varchar: GSS codes of the councils of its runs, separated by blanks: a, b, …
--   ranges varchar: runs that begin here: second part of the first postcode and letter of the council, four characters
--   nation varchar: nation other than England in which it lies, wholly or in part
--   share varchar: how much of it lies there: all or part
-- Left out: districts in which no run begins.
select district, councils, ranges, nation, share
from postcodes
order by district
