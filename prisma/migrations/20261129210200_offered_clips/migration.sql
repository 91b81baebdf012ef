-- Which clips reports may play, from when and until when; which of them an edition published; and the newsroom's rule for it.
-- AlterTable
ALTER TABLE "newsroom" ADD COLUMN     "clips_in_reports" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "offered_clip" (
    "id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "offered_clip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_clip" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "offer_id" UUID NOT NULL,
    "media_type" TEXT NOT NULL,

    CONSTRAINT "published_clip_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "offered_clip_file_id_idx" ON "offered_clip"("file_id");

-- CreateIndex
CREATE INDEX "offered_clip_by_id_idx" ON "offered_clip"("by_id");

-- CreateIndex
CREATE INDEX "offered_clip_ended_by_id_idx" ON "offered_clip"("ended_by_id");

-- CreateIndex
CREATE INDEX "published_clip_offer_id_idx" ON "published_clip"("offer_id");

-- CreateIndex
CREATE UNIQUE INDEX "published_clip_edition_id_name_key" ON "published_clip"("edition_id", "name");

-- AddForeignKey
ALTER TABLE "offered_clip" ADD CONSTRAINT "offered_clip_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "clip"("file_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offered_clip" ADD CONSTRAINT "offered_clip_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offered_clip" ADD CONSTRAINT "offered_clip_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_clip" ADD CONSTRAINT "published_clip_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_clip" ADD CONSTRAINT "published_clip_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offered_clip"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "offered_clip" ADD CONSTRAINT "offered_clip_ends_by_somebody_once_ended"
  CHECK (ended_at IS NOT NULL OR ended_by_id IS NULL);
-- Prisma's schema has no words for it: of one clip there is one open offer.
CREATE UNIQUE INDEX "offered_clip_is_open_once" ON "offered_clip"("file_id") WHERE ended_at IS NULL;

-- What was published stays; an offer only ends, and what ended does not begin again.
CREATE TRIGGER published_clip_stays BEFORE UPDATE OR DELETE ON published_clip FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER published_clip_no_truncate BEFORE TRUNCATE ON published_clip
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION refuse_unless_offer_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL
    AND (NEW.id, NEW.file_id, NEW.by_id, NEW.at) IS NOT DISTINCT FROM (OLD.id, OLD.file_id, OLD.by_id, OLD.at)
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'an offer of a clip only ends' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER offered_clip_only_ends BEFORE UPDATE ON offered_clip
  FOR EACH ROW EXECUTE FUNCTION refuse_unless_offer_ends();
CREATE TRIGGER offered_clip_stays BEFORE DELETE ON offered_clip FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER offered_clip_no_truncate BEFORE TRUNCATE ON offered_clip
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whatever takes a source off the record, or a clip away, ends the offer in the same moment: no mutation has to think of it,
-- and none that comes later can forget it.
CREATE FUNCTION end_offers_of_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE offered_clip SET ended_at = now()
  WHERE ended_at IS NULL AND file_id IN (SELECT id FROM evidence_file WHERE source_id = NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER source_ends_offers AFTER UPDATE OF is_confidential, terms ON source
  FOR EACH ROW WHEN (NEW.is_confidential OR NEW.terms <> 'ON_RECORD') EXECUTE FUNCTION end_offers_of_source();
CREATE FUNCTION end_offer_of_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE offered_clip SET ended_at = now()
  WHERE ended_at IS NULL AND file_id = NEW.id AND (NEW.removed_at IS NOT NULL OR EXISTS (
    SELECT FROM source WHERE id = NEW.source_id AND (is_confidential OR terms <> 'ON_RECORD')));
  RETURN NULL;
END $$;
CREATE TRIGGER evidence_file_ends_offer AFTER UPDATE OF removed_at, source_id ON evidence_file
  FOR EACH ROW EXECUTE FUNCTION end_offer_of_file();

-- The record names its rows as it names those of clips.
DO $$
DECLARE
  view_now text := rtrim(pg_get_viewdef('held_row'::regclass), '; ');
  what text;
  op text;
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW held_row AS ' || view_now || $v$
    UNION ALL SELECT 'offered_clip'::text AS what, id,
      jsonb_build_array(file_id, by_id, record_ms(at), record_ms(ended_at), ended_by_id)::text AS body FROM offered_clip
    UNION ALL SELECT 'published_clip'::text AS what, id,
      jsonb_build_array(edition_id, name, offer_id, media_type)::text AS body FROM published_clip$v$;
  FOREACH what IN ARRAY ARRAY['offered_clip', 'published_clip'] LOOP
    FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
      EXECUTE format(
        'CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_held_rows(%L)',
        what || '_held_' || op, op, what, CASE op WHEN 'delete' THEN 'OLD' ELSE 'NEW' END, 'id');
    END LOOP;
  END LOOP;
END $$;
