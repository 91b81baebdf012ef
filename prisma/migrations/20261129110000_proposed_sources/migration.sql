-- What the notes of a draft propose as sources: lib/domain/proposals.ts.
-- CreateEnum
CREATE TYPE "ProposalKind" AS ENUM ('FOOTNOTE', 'ENDNOTE', 'COMMENT');

-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('OPEN', 'ACCEPTED', 'DISMISSED');

-- CreateTable
CREATE TABLE "proposed_source" (
    "id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "kind" "ProposalKind" NOT NULL,
    "number" INTEGER NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "is_point" BOOLEAN NOT NULL,
    "words" TEXT NOT NULL,
    "author" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "written_at" TEXT NOT NULL DEFAULT '',
    "is_done" BOOLEAN NOT NULL DEFAULT false,
    "replies" JSONB NOT NULL DEFAULT '[]',
    "says" JSONB NOT NULL,
    "is_gone" BOOLEAN NOT NULL DEFAULT false,
    "state" "ProposalState" NOT NULL DEFAULT 'OPEN',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "source_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "proposed_source_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "proposal_id" UUID;

-- CreateIndex
CREATE INDEX "proposed_source_story_id_state_idx" ON "proposed_source"("story_id", "state");

-- CreateIndex
CREATE INDEX "proposed_source_revision_id_idx" ON "proposed_source"("revision_id");

-- CreateIndex
CREATE INDEX "proposed_source_decided_by_id_idx" ON "proposed_source"("decided_by_id");

-- CreateIndex
CREATE INDEX "proposed_source_source_id_idx" ON "proposed_source"("source_id");

-- CreateIndex
CREATE INDEX "evidence_proposal_id_idx" ON "evidence"("proposal_id");

-- AddForeignKey
ALTER TABLE "proposed_source" ADD CONSTRAINT "proposed_source_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposed_source" ADD CONSTRAINT "proposed_source_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposed_source" ADD CONSTRAINT "proposed_source_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposed_source" ADD CONSTRAINT "proposed_source_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposed_source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A proposal is decided, never deleted.
CREATE TRIGGER proposed_source_stays BEFORE DELETE ON proposed_source FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER proposed_source_no_truncate BEFORE TRUNCATE ON proposed_source
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The record holds them as it holds notes of threads: which note of which revision, at which words, and what became of it
-- by whom, but not what it says. A few words are guessed from their SHA-256, and a note may name a confidential source.
DO $$
DECLARE
  view_now text := rtrim(pg_get_viewdef('held_row'::regclass), '; ');
  op text;
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW held_row AS ' || view_now || $v$ UNION ALL SELECT 'proposed_source'::text AS what, id,
    jsonb_build_array(story_id, revision_id, kind, number, start, "end", is_point, is_gone, state, decided_by_id,
      record_ms(decided_at), source_id)::text AS body FROM proposed_source$v$;
  FOREACH op IN ARRAY ARRAY['insert', 'update', 'delete'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER %s ON proposed_source REFERENCING %s TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION note_held_rows(%L)',
      'proposed_source_held_' || op, op, CASE op WHEN 'delete' THEN 'OLD' ELSE 'NEW' END, 'id');
  END LOOP;
END $$;
