-- Apostrophes and dashes are one each in what is searched, however they are typed, as lib/values/fold-marks.ts has it; what was
-- stored before is brought to that. Forced row-level security binds this migration too.
select set_config('app.scope', 'system', true);
--> statement-breakpoint
update agents
  set name_key = translate(name_key, E'\u2018\u2019\u02BC`\u2032\u2010\u2011\u2013\u2014\u2212', repeat('''', 5) || '-----')
  where name_key ~ E'[\u2018\u2019\u02BC`\u2032\u2010\u2011\u2013\u2014\u2212]';
--> statement-breakpoint
-- An acute accent by itself was taken for a space that has one, which leaves nothing in the key to mend.
update agents
  set name_key = btrim(regexp_replace(lower(normalize(
    translate(name, E'\u2018\u2019\u02BC`\u00B4\u2032\u2010\u2011\u2013\u2014\u2212', repeat('''', 6) || '-----'), NFKD)),
    E'[\u0300-\u036f]', '', 'g'))
  where name ~ E'\u00B4';
