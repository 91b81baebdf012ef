-- Which of two wordings a stretch of a recording sounds closer to, and who has listened since.
-- CreateTable
CREATE TABLE "which_heard" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "text_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "from_ms" INTEGER NOT NULL,
    "to_ms" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "printed" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "margin" INTEGER,
    "because" TEXT,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "listened_by_id" UUID,
    "listened_at" TIMESTAMPTZ(3),

    CONSTRAINT "which_heard_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "which_heard_source_id_idx" ON "which_heard"("source_id");

-- CreateIndex
CREATE INDEX "which_heard_text_id_idx" ON "which_heard"("text_id");

-- CreateIndex
CREATE INDEX "which_heard_file_id_idx" ON "which_heard"("file_id");

-- CreateIndex
CREATE INDEX "which_heard_by_id_idx" ON "which_heard"("by_id");

-- CreateIndex
CREATE INDEX "which_heard_listened_by_id_idx" ON "which_heard"("listened_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "which_heard_item_id_source_id_start_key" ON "which_heard"("item_id", "source_id", "start");

-- AddForeignKey
ALTER TABLE "which_heard" ADD CONSTRAINT "which_heard_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "which_heard" ADD CONSTRAINT "which_heard_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "which_heard" ADD CONSTRAINT "which_heard_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "source_text"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "which_heard" ADD CONSTRAINT "which_heard_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "evidence_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "which_heard" ADD CONSTRAINT "which_heard_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "which_heard" ADD CONSTRAINT "which_heard_listened_by_id_fkey" FOREIGN KEY ("listened_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "which_heard" ADD CONSTRAINT "which_heard_goes_forward" CHECK (from_ms >= 0 AND to_ms > from_ms);
ALTER TABLE "which_heard" ADD CONSTRAINT "which_heard_decides" CHECK (
  (answer = 'printed' AND because IS NULL AND margin > 0)
  OR (answer = 'source' AND because IS NULL AND margin < 0)
  OR (answer = 'undecided' AND because IS NOT NULL));
ALTER TABLE "which_heard" ADD CONSTRAINT "which_heard_listened" CHECK ((listened_by_id IS NULL) = (listened_at IS NULL));

-- The record names its rows as it names quote checks.
DO $$
DECLARE
  view_now text := rtrim(pg_get_viewdef('held_row'::regclass), '; ');
  op text;
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW held_row AS ' || view_now || $v$ UNION ALL SELECT 'which_heard'::text AS what, id,
    jsonb_build_array(item_id, source_id, "start", text_id, file_id, from_ms, to_ms, words, printed, source, kind, answer, margin,
      because, by_id, record_ms(at), listened_by_id, record_ms(listened_at))::text AS body FROM which_heard$v$;
  FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER %s ON which_heard REFERENCING %s TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_held_rows(%L)',
      'which_heard_held_' || op, op, CASE op WHEN 'delete' THEN 'OLD' ELSE 'NEW' END, 'id');
  END LOOP;
END $$;
