-- Whoever a notice was written for is told at once that there is one, also where a job wrote it, which leaves no event
-- in the record: the members' ids and nothing else. The web process hands it to these members' streams alone
-- (lib/live/streams.ts). A payload holds at most 8,000 bytes: 150 ids are 6,000.
CREATE FUNCTION live_tell_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('stet_live', jsonb_build_object('told', jsonb_agg(member_id))::text)
  FROM (SELECT member_id, row_number() OVER () / 150 AS part FROM (SELECT DISTINCT member_id FROM added) each) parts
  GROUP BY part;
  RETURN NULL;
END $$;

CREATE TRIGGER live_tell_notices AFTER INSERT ON "notice"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION live_tell_notices();
