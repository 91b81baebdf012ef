-- Which files are clips or stills of a recording: of which bytes, where in them, and how they were cut.
-- CreateTable
CREATE TABLE "clip" (
    "file_id" UUID NOT NULL,
    "of_file_id" UUID NOT NULL,
    "of_sha256" TEXT NOT NULL,
    "cut" TEXT NOT NULL,
    "from_ms" INTEGER NOT NULL,
    "to_ms" INTEGER NOT NULL,

    CONSTRAINT "clip_pkey" PRIMARY KEY ("file_id")
);

-- CreateIndex
CREATE INDEX "clip_of_file_id_idx" ON "clip"("of_file_id");

-- AddForeignKey
ALTER TABLE "clip" ADD CONSTRAINT "clip_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "evidence_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clip" ADD CONSTRAINT "clip_of_file_id_fkey" FOREIGN KEY ("of_file_id") REFERENCES "evidence_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "clip" ADD CONSTRAINT "clip_is_of_another" CHECK (file_id <> of_file_id);
ALTER TABLE "clip" ADD CONSTRAINT "clip_is_somewhere" CHECK (
  from_ms >= 0 AND ((cut IN ('copied', 'decoded') AND to_ms > from_ms) OR (cut = 'still' AND to_ms = from_ms)));

-- What a file was made from is said once, as it is added.
CREATE TRIGGER clip_stays BEFORE UPDATE OR DELETE ON clip FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER clip_no_truncate BEFORE TRUNCATE ON clip FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The record names its rows as it names those of what was listened to.
DO $$
DECLARE
  view_now text := rtrim(pg_get_viewdef('held_row'::regclass), '; ');
  op text;
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW held_row AS ' || view_now || $v$ UNION ALL SELECT 'clip'::text AS what, file_id AS id,
    jsonb_build_array(of_file_id, of_sha256, cut, from_ms, to_ms)::text AS body FROM clip$v$;
  FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER %s ON clip REFERENCING %s TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_held_rows(%L)',
      'clip_held_' || op, op, CASE op WHEN 'delete' THEN 'OLD' ELSE 'NEW' END, 'file_id');
  END LOOP;
END $$;
