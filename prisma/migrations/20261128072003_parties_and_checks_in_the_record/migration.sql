-- The record holds parties and quote checks too, as rows_in_the_record made it hold the other rows: whom a log speaks of
-- decides which wording it supports, and a check is what a verdict may rest on. What is there already is taken in by the
-- next event, as it then stands, and told as such.
DO $$
DECLARE
  held text[][] := ARRAY[
    ['party', 'id', 'name, kind, aliases, created_by_id'],
    ['quote_check', 'id', 'item_id, source_id, outcome, similarity, "start", "end", from_ms, to_ms, page, last_page, line, said_by, speaker, edits, words, text_sha256, text_id, by_id, record_ms(at)']
  ];
  view_now text := rtrim(pg_get_viewdef('held_row'::regclass), '; ');
  one text[];
  op text;
BEGIN
  FOREACH one SLICE 1 IN ARRAY held LOOP
    view_now := view_now || format(' UNION ALL SELECT %L::text AS what, %s AS id, jsonb_build_array(%s)::text AS body FROM %I', one[1], one[2], one[3], one[1]);
    FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
      EXECUTE format(
        'CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_held_rows(%L)',
        one[1] || '_held_' || op, op, one[1], CASE op WHEN 'delete' THEN 'OLD' ELSE 'NEW' END, one[2]);
    END LOOP;
    EXECUTE format('INSERT INTO record_pending SELECT 0, %L, %s FROM %I ON CONFLICT DO NOTHING', one[1], one[2], one[1]);
  END LOOP;
  EXECUTE 'CREATE OR REPLACE VIEW held_row AS ' || view_now;
END $$;

SELECT record_take_in();
