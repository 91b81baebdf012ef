-- The record holds rows too: every event names the rows that were written with it, each by the SHA-256 of what it holds
-- (audit_row), and carries the SHA-256 of that list in its payload, so in the chain. See lib/audit-rows.ts.

-- Rows written in a transaction whose event is still to come; transaction 0: written before there was this.
CREATE TABLE "record_pending" (
    "txid" BIGINT NOT NULL,
    "what" TEXT NOT NULL,
    "id" UUID NOT NULL,

    CONSTRAINT "record_pending_pkey" PRIMARY KEY ("txid", "what", "id")
);

CREATE TABLE "audit_row" (
    "seq" BIGINT NOT NULL,
    "what" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "is_before" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "audit_row_pkey" PRIMARY KEY ("seq", "what", "id")
);
CREATE INDEX "audit_row_what_id_seq_idx" ON "audit_row"("what", "id", "seq" DESC);

CREATE TRIGGER audit_row_append_only BEFORE UPDATE OR DELETE ON audit_row
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_row_no_truncate BEFORE TRUNCATE ON audit_row
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Moments as whole milliseconds, which no setting of the session changes.
CREATE FUNCTION record_ms(moment timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (extract(epoch FROM moment) * 1000)::bigint;
CREATE FUNCTION record_sha256(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN encode(sha256(convert_to(words, 'UTF8')), 'hex');
-- The name of a row that has no id of its own.
CREATE FUNCTION record_id(a uuid, b uuid) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN md5(a::text || b::text)::uuid;

CREATE INDEX story_author_record_idx ON story_author (record_id(story_id, member_id));
CREATE INDEX contact_attempt_item_record_idx ON contact_attempt_item (record_id(attempt_id, item_id));

CREATE FUNCTION note_held_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO record_pending SELECT pg_current_xact_id()::text::bigint, %L, %s FROM touched ON CONFLICT DO NOTHING',
    TG_TABLE_NAME, TG_ARGV[0]);
  RETURN NULL;
END $$;

-- What of each table is held. The columns are named one by one: a new column changes no SHA-256 from before.
DO $$
DECLARE
  text_key text := CASE WHEN EXISTS (
    SELECT FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = 'source_text' AND column_name = 'id'
  ) THEN 'id' ELSE 'source_id' END;
  held text[][] := ARRAY[
    ['story', 'id', 'headline, byline, language, revision_number, record_ms(archived_at)'],
    ['story_author', 'record_id(story_id, member_id)', 'story_id, member_id, how, record_ms(since)'],
    ['block', 'id', 'revision_id, ordinal, "start", "end", kind, aside_reason, put_back_by_ids'],
    ['item', 'id', 'story_id, revision_id, kind, status, reason, spans, exact, speaker_name, speaker_start, speaker_end, cue, cue_start, cue_end, force, polarity, outcome, quotation, substance, ticks, set_by_hand, original_words, original_language, translator, record_ms(cut_at)'],
    ['item_party', 'id', 'item_id, ordinal, mention, name'],
    ['verdict', 'id', 'item_id, status, reason, ticks, quotation, substance, note, words, changes, by_id, record_ms(at)'],
    ['evidence', 'id', 'item_id, source_id, stance, excerpt, locator, from_ms, record_ms(removed_at), added_by_id, record_ms(added_at)'],
    ['source', 'id', 'type, title, author, link, is_primary, is_firsthand, origin, terms, terms_text, record_ms(embargo_until), record_ms(published_at), is_confidential, merged_into_id, created_by_id'],
    ['source_text', text_key, 'source_id, record_sha256("text")'],
    ['evidence_file', 'id', 'source_id, sha256, size, media_type, record_ms(removed_at), added_by_id, record_ms(added_at)'],
    ['contact_attempt', 'id', 'story_id, party_id, channel, person, asked, record_ms(sent_at), record_ms(deadline), outcome, reason, answer, record_ms(answered_at), by_id'],
    ['contact_attempt_item', 'record_id(attempt_id, item_id)', 'attempt_id, item_id'],
    ['sign_off', 'id', 'story_id, revision_id, by_id, record_ms(at), note, fingerprint, unverified, record_ms(ended_at), ended_reason'],
    ['publication_hold', 'id', 'story_id, reason, by_id, record_ms(at), lifted_by_id, record_ms(lifted_at)'],
    ['report', 'id', 'story_id, slug, record_ms(withdrawn_at), withdrawn_reason']
  ];
  one text[];
  op text;
  parts text[] := '{}';
BEGIN
  FOREACH one SLICE 1 IN ARRAY held LOOP
    parts := parts || format('SELECT %L::text AS what, %s AS id, jsonb_build_array(%s)::text AS body FROM %I', one[1], one[2], one[3], one[1]);
    FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
      EXECUTE format(
        'CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_held_rows(%L)',
        one[1] || '_held_' || op, op, one[1], CASE op WHEN 'delete' THEN 'OLD' ELSE 'NEW' END, one[2]);
    END LOOP;
    EXECUTE format('INSERT INTO record_pending SELECT 0, %L, %s FROM %I', one[1], one[2], one[1]);
  END LOOP;
  EXECUTE 'CREATE VIEW held_row AS ' || array_to_string(parts, ' UNION ALL ');
END $$;

-- SHA-256 over the list of rows that an event names; null where it names none.
CREATE FUNCTION record_digest(event_seq bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT record_sha256(string_agg(what || ' ' || id || ' ' || sha256 || CASE WHEN is_before THEN ' before' ELSE '' END,
    E'\n' ORDER BY what COLLATE "C", id))
  FROM audit_row WHERE seq = event_seq
$$;

-- Names the rows that this transaction wrote so far, as they now stand, for the event that is about to be written.
-- Called under the lock of the chain.
CREATE FUNCTION take_held_rows(event_seq bigint) RETURNS TABLE (taken bigint, digest text) LANGUAGE plpgsql AS $$
DECLARE
  me bigint := pg_current_xact_id()::text::bigint;
  one text;
BEGIN
  -- Table by table, so that the view is asked for one of its tables alone.
  FOR one IN SELECT DISTINCT p.what FROM record_pending p WHERE p.txid IN (0, me) LOOP
    EXECUTE format($q$
      INSERT INTO audit_row (seq, what, id, sha256, is_before)
      SELECT $1, %1$L, p.id, coalesce(record_sha256(h.body), 'gone'), p.is_before
      FROM (SELECT id, bool_and(txid = 0) AS is_before FROM record_pending
            WHERE what = %1$L AND txid IN (0, $2) GROUP BY id) p
      LEFT JOIN held_row h ON h.what = %1$L AND h.id = p.id$q$, one) USING event_seq, me;
  END LOOP;
  DELETE FROM record_pending p WHERE p.txid IN (0, me);
  RETURN QUERY SELECT count(*), record_digest(event_seq) FROM audit_row r WHERE r.seq = event_seq;
END $$;

-- For a later migration that changes held rows: what it changed is taken in as it then stands, and told as such.
CREATE FUNCTION record_take_in() RETURNS void LANGUAGE sql AS $$
  INSERT INTO record_pending SELECT 0, what, id FROM record_pending WHERE txid = pg_current_xact_id()::text::bigint
  ON CONFLICT DO NOTHING;
  DELETE FROM record_pending WHERE txid = pg_current_xact_id()::text::bigint;
$$;
