-- Who has a page open is told what changed: ids of stories and the record's sequence number, and nothing else
-- (lib/live/). What is told is decided here and not by each mutation, so that no change can be forgotten; it leaves
-- with the commit, and not at all where the change is rolled back. The record's chain lock (lib/audit/append.ts) makes
-- sequence numbers commit in their order.
--
-- Acts that change nothing on anybody's screen are not told: who signs in or out, and who read, opened or was let in to
-- what a confidential source gave.
CREATE FUNCTION live_tell_events() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told jsonb;
BEGIN
  SELECT jsonb_build_object(
    'seq', max(seq)::text,
    'stories', CASE WHEN count(DISTINCT story_id) > 50 THEN NULL
                    ELSE coalesce(jsonb_agg(DISTINCT story_id) FILTER (WHERE story_id IS NOT NULL), '[]') END,
    'isWider', coalesce(bool_or(story_id IS NULL), false))
  INTO told FROM added
  WHERE NOT (action IN ('member.signIn', 'member.signOut', 'member.makePasswordLink', 'member.setPassword',
                        'member.setPasswordByLink', 'member.proveEarlierPassword', 'source.readIdentity',
                        'source.openFile', 'source.openText', 'source.changeIdentity', 'source.addReader',
                        'source.confirmReader', 'source.removeReader', 'report.makeFiles')
             AND story_id IS NULL);
  IF told ->> 'seq' IS NOT NULL THEN
    PERFORM pg_notify('stet_live', told::text);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER live_tell_events AFTER INSERT ON "audit_event"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION live_tell_events();

-- Somebody signed out, was deactivated or has another role: their streams are looked at anew, and nobody is told whose.
CREATE FUNCTION live_tell_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('stet_live', '{"sessions":true}');
  RETURN NULL;
END $$;

CREATE TRIGGER live_tell_sessions AFTER UPDATE OF "ended_at" ON "session"
  FOR EACH STATEMENT EXECUTE FUNCTION live_tell_sessions();
CREATE TRIGGER live_tell_sessions AFTER UPDATE OF "role", "deactivated_at", "must_change_password" ON "member"
  FOR EACH STATEMENT EXECUTE FUNCTION live_tell_sessions();
