-- Which stretch of a recording somebody listened to before a verdict, by their own word; and the newsroom's rule that asks for it.
ALTER TABLE "newsroom" ADD COLUMN     "listening_rule" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "listening" (
    "id" UUID NOT NULL,
    "verdict_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "from_ms" INTEGER NOT NULL,
    "to_ms" INTEGER NOT NULL,

    CONSTRAINT "listening_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "listening_verdict_id_idx" ON "listening"("verdict_id");

-- CreateIndex
CREATE INDEX "listening_file_id_idx" ON "listening"("file_id");

-- AddForeignKey
ALTER TABLE "listening" ADD CONSTRAINT "listening_verdict_id_fkey" FOREIGN KEY ("verdict_id") REFERENCES "verdict"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listening" ADD CONSTRAINT "listening_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "evidence_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "listening" ADD CONSTRAINT "listening_goes_forward" CHECK (from_ms >= 0 AND to_ms >= from_ms);

-- It is said once, with a verdict, and neither taken back nor changed.
CREATE TRIGGER listening_stays BEFORE UPDATE OR DELETE ON listening FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER listening_no_truncate BEFORE TRUNCATE ON listening
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The record names its rows as it names verdicts.
DO $$
DECLARE
  view_now text := rtrim(pg_get_viewdef('held_row'::regclass), '; ');
  op text;
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW held_row AS ' || view_now || $v$ UNION ALL SELECT 'listening'::text AS what, id,
    jsonb_build_array(verdict_id, file_id, from_ms, to_ms)::text AS body FROM listening$v$;
  FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER %s ON listening REFERENCING %s TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_held_rows(%L)',
      'listening_held_' || op, op, CASE op WHEN 'delete' THEN 'OLD' ELSE 'NEW' END, 'id');
  END LOOP;
END $$;
