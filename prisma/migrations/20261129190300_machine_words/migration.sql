-- Which words of a source a recogniser made; who read them against the recording, by their own word; and, of words that a
-- program sent under a key of its own, what became of them.
-- AlterTable
ALTER TABLE "shared_story" ADD COLUMN     "text_id" UUID;

-- AlterTable
ALTER TABLE "source_text" ADD COLUMN     "recogniser" TEXT;

-- CreateTable
CREATE TABLE "words_read" (
    "id" UUID NOT NULL,
    "text_id" UUID NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "words_read_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "words_read_text_id_idx" ON "words_read"("text_id");

-- CreateIndex
CREATE INDEX "words_read_file_id_idx" ON "words_read"("file_id");

-- CreateIndex
CREATE INDEX "words_read_by_id_idx" ON "words_read"("by_id");

-- CreateIndex
CREATE INDEX "shared_story_text_id_idx" ON "shared_story"("text_id");

-- AddForeignKey
ALTER TABLE "words_read" ADD CONSTRAINT "words_read_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "source_text"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "words_read" ADD CONSTRAINT "words_read_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "evidence_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "words_read" ADD CONSTRAINT "words_read_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_story" ADD CONSTRAINT "shared_story_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "source_text"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- It is said once, of one version of the words and one file, and neither taken back nor changed.
CREATE TRIGGER words_read_stays BEFORE UPDATE OR DELETE ON words_read FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER words_read_no_truncate BEFORE TRUNCATE ON words_read
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The record names its rows as it names those of what was listened to.
DO $$
DECLARE
  view_now text := rtrim(pg_get_viewdef('held_row'::regclass), '; ');
  op text;
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW held_row AS ' || view_now || $v$ UNION ALL SELECT 'words_read'::text AS what, id,
    jsonb_build_array(text_id, text_sha256, file_id, file_sha256, by_id, record_ms(at))::text AS body FROM words_read$v$;
  FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER %s ON words_read REFERENCING %s TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_held_rows(%L)',
      'words_read_held_' || op, op, CASE op WHEN 'delete' THEN 'OLD' ELSE 'NEW' END, 'id');
  END LOOP;
END $$;
