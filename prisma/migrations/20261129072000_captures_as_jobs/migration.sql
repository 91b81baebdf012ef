-- CreateEnum
CREATE TYPE "CaptureState" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED');

-- CreateTable
CREATE TABLE "page_capture" (
    "id" UUID NOT NULL,
    "source_id" UUID,
    "link" TEXT NOT NULL DEFAULT '',
    "type" "SourceType" NOT NULL DEFAULT 'OTHER_MEDIA',
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" "CaptureState" NOT NULL DEFAULT 'WAITING',
    "problem" TEXT,
    "said" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "page_capture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "page_capture_source_id_asked_at_idx" ON "page_capture"("source_id", "asked_at" DESC);

-- CreateIndex
CREATE INDEX "page_capture_asked_by_id_asked_at_idx" ON "page_capture"("asked_by_id", "asked_at" DESC);

-- AddForeignKey
ALTER TABLE "page_capture" ADD CONSTRAINT "page_capture_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_capture" ADD CONSTRAINT "page_capture_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A capture that fails or is given up leaves no event in the record, so open pages are told of its state here: that
-- something changed, and not what (lib/live/news.ts).
CREATE FUNCTION live_tell_captures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('stet_live', json_build_object('seq', (SELECT coalesce(max(seq), 0)::text FROM audit_event),
    'stories', '[]'::json, 'isWider', true)::text);
  RETURN NULL;
END $$;

CREATE TRIGGER live_tell_captures AFTER INSERT OR UPDATE OF "state" ON "page_capture"
  FOR EACH ROW EXECUTE FUNCTION live_tell_captures();
