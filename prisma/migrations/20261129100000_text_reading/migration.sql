-- CreateEnum
CREATE TYPE "TextReadingState" AS ENUM ('WAITING', 'RUNNING', 'READ', 'NOT_READ', 'CANCELLED');

-- CreateTable
CREATE TABLE "text_reading" (
    "file_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" "TextReadingState" NOT NULL DEFAULT 'WAITING',
    "problem" TEXT,
    "said" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "text_reading_pkey" PRIMARY KEY ("file_id")
);

-- CreateIndex
CREATE INDEX "text_reading_ended_at_idx" ON "text_reading"("ended_at");

-- CreateIndex
CREATE INDEX "text_reading_asked_by_id_ended_at_idx" ON "text_reading"("asked_by_id", "ended_at");

-- AddForeignKey
ALTER TABLE "text_reading" ADD CONSTRAINT "text_reading_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "evidence_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_reading" ADD CONSTRAINT "text_reading_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Files from before have no row: their texts were read within the upload. What comes of a reading that finds no text
-- is no event of the record, so open pages are told of its state here, as of a capture's: that something changed, and not what.
CREATE TRIGGER live_tell_readings AFTER INSERT OR UPDATE OF "state" ON "text_reading"
  FOR EACH ROW EXECUTE FUNCTION live_tell_captures();
