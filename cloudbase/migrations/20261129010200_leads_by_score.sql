-- Scores few leads have are found without looking through the leads of months.
create index lead_by_score on lead (brand_id, score);
