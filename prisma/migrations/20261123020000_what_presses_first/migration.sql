-- When a story presses: it is due, or an answer to it is, whichever is sooner; never once it is out. Kept by triggers,
-- so that the list of stories is read from an index in its order, and no writer can forget it.
ALTER TABLE "story" ADD COLUMN "presses_at" TIMESTAMPTZ(3);

-- The nearest deadline of a request that is still open and the last thing that happened with its party.
CREATE FUNCTION awaited_until(story uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT min(request.deadline) FROM contact_attempt request
  WHERE request.story_id = story AND request.outcome IN ('NO_IMMEDIATE_RESPONSE', 'PROMISED_LATER')
    AND NOT EXISTS (
      SELECT FROM contact_attempt later
      WHERE later.story_id = request.story_id AND later.party_id = request.party_id AND later.id <> request.id
        AND later.outcome <> 'NOT_CONTACTED'
        AND coalesce(later.answered_at, later.sent_at) > request.sent_at)
$$;

CREATE FUNCTION pressing(one story) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN one.stage IN ('DRAFTING', 'CHECKING', 'AWAITING_REPLIES', 'SIGNED_OFF')
    THEN least(one.deadline, awaited_until(one.id)) END
$$;

CREATE FUNCTION set_presses_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.presses_at := pressing(NEW);
  RETURN NEW;
END;
$$;

-- Where nothing changes, no row is written.
CREATE FUNCTION renew_presses_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE story SET stage = stage
  WHERE id = coalesce(NEW.story_id, OLD.story_id) AND presses_at IS DISTINCT FROM pressing(story);
  RETURN NULL;
END;
$$;

CREATE TRIGGER story_presses_at BEFORE INSERT OR UPDATE OF stage, deadline ON story
  FOR EACH ROW EXECUTE FUNCTION set_presses_at();
CREATE TRIGGER contact_attempt_presses_at AFTER INSERT OR UPDATE OR DELETE ON contact_attempt
  FOR EACH ROW EXECUTE FUNCTION renew_presses_at();

UPDATE story SET stage = stage;

CREATE INDEX "story_pressing_idx" ON "story" (presses_at, updated_at DESC, id DESC) WHERE archived_at IS NULL;
