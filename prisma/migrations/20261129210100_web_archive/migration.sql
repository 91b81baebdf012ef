-- The Internet Archive may be asked to keep the page of a source: only where an administrator allows it. Who asked is
-- kept until it is done; where the Archive keeps the page is kept for good.
-- AlterTable
ALTER TABLE "newsroom" ADD COLUMN     "internet_archive" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "archive_request" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "link" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" "CaptureState" NOT NULL DEFAULT 'WAITING',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "said" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "archive_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "archived_page" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "link" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" UUID NOT NULL,

    CONSTRAINT "archived_page_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "archive_request_source_id_key" ON "archive_request"("source_id");

-- CreateIndex
CREATE INDEX "archive_request_asked_by_id_idx" ON "archive_request"("asked_by_id");

-- CreateIndex
CREATE INDEX "archived_page_source_id_archived_at_idx" ON "archived_page"("source_id", "archived_at" DESC);

-- CreateIndex
CREATE INDEX "archived_page_asked_by_id_idx" ON "archived_page"("asked_by_id");

-- AddForeignKey
ALTER TABLE "archive_request" ADD CONSTRAINT "archive_request_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archive_request" ADD CONSTRAINT "archive_request_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archived_page" ADD CONSTRAINT "archived_page_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "archived_page" ADD CONSTRAINT "archived_page_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A request that fails leaves no event in the record: open pages are told that something changed, as of a capture.
CREATE TRIGGER live_tell_archive_requests AFTER INSERT OR UPDATE OF "state" ON "archive_request"
  FOR EACH ROW EXECUTE FUNCTION live_tell_captures();

-- What the Archive answered is said once. It is deleted only where its source becomes confidential.
CREATE TRIGGER archived_page_stays BEFORE UPDATE ON archived_page FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER archived_page_no_truncate BEFORE TRUNCATE ON archived_page FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The record names its rows as it names those of clips.
DO $$
DECLARE
  view_now text := rtrim(pg_get_viewdef('held_row'::regclass), '; ');
  op text;
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW held_row AS ' || view_now || $v$ UNION ALL SELECT 'archived_page'::text AS what, id,
    jsonb_build_array(source_id, link, address, record_ms(archived_at), asked_by_id)::text AS body FROM archived_page$v$;
  FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER %s ON archived_page REFERENCING %s TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_held_rows(%L)',
      'archived_page_held_' || op, op, CASE op WHEN 'delete' THEN 'OLD' ELSE 'NEW' END, 'id');
  END LOOP;
END $$;
