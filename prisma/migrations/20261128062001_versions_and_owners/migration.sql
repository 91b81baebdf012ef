-- DropForeignKey
ALTER TABLE "source_text" DROP CONSTRAINT "source_text_source_id_fkey";

-- AlterTable
ALTER TABLE "party" ADD COLUMN     "created_by_id" UUID;

-- AlterTable
ALTER TABLE "quote_check" ADD COLUMN     "text_id" UUID;

-- AlterTable
ALTER TABLE "source" ADD COLUMN     "current_text_id" UUID;

-- AlterTable
ALTER TABLE "source_text" DROP CONSTRAINT "source_text_pkey",
ADD COLUMN     "by_id" UUID,
ADD COLUMN     "came" TEXT NOT NULL DEFAULT 'carried',
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "number" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "restores" INTEGER,
ALTER COLUMN "text" DROP NOT NULL,
ADD CONSTRAINT "source_text_pkey" PRIMARY KEY ("id");

-- What is there becomes version 1; who set it, the record may tell.
UPDATE "source_text" t SET "by_id" = (
  SELECT e."actor_id" FROM "audit_event" e
  WHERE e."subject_id" = t."source_id"::text AND e."action" = 'source.setText' ORDER BY e."seq" DESC LIMIT 1);

ALTER TABLE "source_text" ALTER COLUMN "id" DROP DEFAULT, ALTER COLUMN "number" DROP DEFAULT,
ALTER COLUMN "came" SET DEFAULT 'typed';

UPDATE "source" s SET "current_text_id" = t."id" FROM "source_text" t WHERE t."source_id" = s."id";

-- A text that was taken away is gone; that it was, the checks on it must know.
INSERT INTO "source_text" ("id", "source_id", "number", "text", "sha256", "came", "updated_at")
SELECT gen_random_uuid(), s."id", 1, NULL, '', 'removed', now() FROM "source" s
WHERE s."current_text_id" IS NULL AND EXISTS (SELECT FROM "quote_check" c WHERE c."source_id" = s."id");

-- A check made on words that were replaced since names no version: they are gone.
UPDATE "quote_check" c SET "text_id" = t."id" FROM "source_text" t
WHERE t."source_id" = c."source_id" AND t."text" IS NOT NULL AND t."sha256" = c."text_sha256";

-- Whoever asked a party first named it.
UPDATE "party" p SET "created_by_id" = (
  SELECT a."by_id" FROM "contact_attempt" a WHERE a."party_id" = p."id" ORDER BY a."created_at", a."id" LIMIT 1);

-- CreateTable
CREATE TABLE "confidential_lift" (
    "source_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,

    CONSTRAINT "confidential_lift_pkey" PRIMARY KEY ("source_id")
);

-- CreateIndex
CREATE INDEX "confidential_lift_asked_by_id_idx" ON "confidential_lift"("asked_by_id");

-- CreateIndex
CREATE INDEX "party_created_by_id_idx" ON "party"("created_by_id");

-- CreateIndex
CREATE INDEX "quote_check_text_id_idx" ON "quote_check"("text_id");

-- CreateIndex
CREATE INDEX "source_current_text_id_idx" ON "source"("current_text_id");

-- CreateIndex
CREATE INDEX "source_text_by_id_idx" ON "source_text"("by_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_text_source_id_number_key" ON "source_text"("source_id", "number");

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_current_text_id_fkey" FOREIGN KEY ("current_text_id") REFERENCES "source_text"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_text" ADD CONSTRAINT "source_text_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_text" ADD CONSTRAINT "source_text_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confidential_lift" ADD CONSTRAINT "confidential_lift_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confidential_lift" ADD CONSTRAINT "confidential_lift_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quote_check" ADD CONSTRAINT "quote_check_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "source_text"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party" ADD CONSTRAINT "party_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER source_text_append_only BEFORE UPDATE OR DELETE ON source_text
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER source_text_no_truncate BEFORE TRUNCATE ON source_text
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A file is taken away and put back, goes over with a merge, and loses its name where a source becomes confidential;
-- what it is never changes, and no row is ever gone.
CREATE FUNCTION keep_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.sha256, NEW.size, NEW.came, NEW.added_by_id, NEW.added_at)
    IS DISTINCT FROM (OLD.id, OLD.sha256, OLD.size, OLD.came, OLD.added_by_id, OLD.added_at) THEN
    RAISE EXCEPTION 'evidence_file keeps what was added: UPDATE refused' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_file_kept BEFORE UPDATE ON evidence_file FOR EACH ROW EXECUTE FUNCTION keep_file();
CREATE TRIGGER evidence_file_no_delete BEFORE DELETE ON evidence_file
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_file_no_truncate BEFORE TRUNCATE ON evidence_file
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
