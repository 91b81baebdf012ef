-- CreateEnum
CREATE TYPE "Role" AS ENUM ('REPORTER', 'CHECKER', 'EDITOR', 'LEGAL', 'VIEWER', 'ADMIN');

-- CreateEnum
CREATE TYPE "StoryStage" AS ENUM ('DRAFTING', 'CHECKING', 'AWAITING_REPLIES', 'SIGNED_OFF', 'PUBLISHED', 'CORRECTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "BlockKind" AS ENUM ('HEADLINE', 'SUBHEAD', 'PARAGRAPH', 'ASIDE');

-- CreateEnum
CREATE TYPE "ItemKind" AS ENUM ('DIRECT_QUOTE', 'PARTIAL_QUOTE', 'PARAPHRASE', 'ATTRIBUTED_CLAIM', 'FACTUAL_CLAIM', 'NON_RESPONSE');

-- CreateEnum
CREATE TYPE "ItemStatus" AS ENUM ('PENDING', 'VERIFIED', 'DISPUTED');

-- CreateEnum
CREATE TYPE "QuotationVerdict" AS ENUM ('VERBATIM', 'TRIMMED_FAIRLY', 'TRANSLATED_FAIRLY', 'ALTERED', 'OUT_OF_CONTEXT', 'MISATTRIBUTED', 'NOT_FOUND');

-- CreateEnum
CREATE TYPE "SubstanceVerdict" AS ENUM ('TRUE', 'MOSTLY_TRUE', 'HALF_TRUE', 'MOSTLY_FALSE', 'FALSE', 'UNPROVEN', 'MISSING_CONTEXT');

-- CreateEnum
CREATE TYPE "ContactOutcome" AS ENUM ('RESPONDED', 'DENIED', 'DECLINED', 'UNABLE', 'PROMISED_LATER', 'NO_IMMEDIATE_RESPONSE', 'NO_RESPONSE', 'UNREACHABLE', 'NOT_CONTACTED');

-- CreateEnum
CREATE TYPE "SourceType" AS ENUM ('WITNESSED', 'RECORDING', 'OFFICIAL_TRANSCRIPT', 'DOCUMENT', 'OFFICIAL_STATEMENT', 'INTERVIEW', 'SOCIAL_POST', 'DATA', 'NEWS_AGENCY', 'OTHER_MEDIA', 'EXPERT');

-- CreateEnum
CREATE TYPE "Terms" AS ENUM ('ON_RECORD', 'BACKGROUND', 'DEEP_BACKGROUND', 'OFF_RECORD', 'EMBARGOED');

-- CreateEnum
CREATE TYPE "Stance" AS ENUM ('SUPPORTS', 'CONTRADICTS', 'CONTEXT');

-- CreateEnum
CREATE TYPE "PartyKind" AS ENUM ('PERSON', 'ORGANISATION', 'GOVERNMENT');

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "password_hash" TEXT,
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "deactivated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_link" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "made_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" BIGSERIAL NOT NULL,
    "account_key" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "newsroom" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL DEFAULT 'Newsroom',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "second_person_rule" BOOLEAN NOT NULL DEFAULT true,
    "evidence_rule" BOOLEAN NOT NULL DEFAULT true,
    "origins_for_claims" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "newsroom_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story" (
    "id" UUID NOT NULL,
    "headline" TEXT NOT NULL,
    "byline" TEXT NOT NULL DEFAULT '',
    "desk" TEXT NOT NULL DEFAULT '',
    "deadline" TIMESTAMPTZ(3),
    "language" TEXT NOT NULL DEFAULT 'en',
    "stage" "StoryStage" NOT NULL DEFAULT 'DRAFTING',
    "revision_number" INTEGER NOT NULL DEFAULT 1,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "archived_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "story_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story_author" (
    "story_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "story_author_pkey" PRIMARY KEY ("story_id","member_id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "word_count" INTEGER NOT NULL,
    "format" TEXT NOT NULL DEFAULT 'paste',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "block" (
    "id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "kind" "BlockKind" NOT NULL,
    "aside_reason" TEXT,

    CONSTRAINT "block_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item" (
    "id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "kind" "ItemKind" NOT NULL,
    "status" "ItemStatus" NOT NULL DEFAULT 'PENDING',
    "reason" TEXT NOT NULL DEFAULT 'not started',
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "spans" JSONB NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "speaker_name" TEXT,
    "speaker_start" INTEGER,
    "speaker_end" INTEGER,
    "outcome" "ContactOutcome",
    "is_machine" BOOLEAN NOT NULL,
    "confidence" DOUBLE PRECISION,
    "reading" JSONB,
    "quotation" "QuotationVerdict",
    "substance" "SubstanceVerdict",
    "ticks" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "assignee_id" UUID,
    "cut_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_party" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "mention" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "name" TEXT NOT NULL,
    "party_id" UUID,

    CONSTRAINT "item_party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "status" "ItemStatus" NOT NULL,
    "reason" TEXT NOT NULL,
    "ticks" TEXT[],
    "quotation" "QuotationVerdict",
    "substance" "SubstanceVerdict",
    "note" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "type" "SourceType" NOT NULL,
    "title" TEXT NOT NULL,
    "author" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT '',
    "is_primary" BOOLEAN NOT NULL,
    "is_firsthand" BOOLEAN NOT NULL,
    "origin" TEXT NOT NULL DEFAULT '',
    "terms" "Terms" NOT NULL DEFAULT 'ON_RECORD',
    "terms_text" TEXT NOT NULL DEFAULT '',
    "embargo_until" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "captured_at" TIMESTAMPTZ(3),
    "text" TEXT,
    "merged_into_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "stance" "Stance" NOT NULL,
    "excerpt" TEXT NOT NULL DEFAULT '',
    "locator" TEXT NOT NULL DEFAULT '',
    "removed_at" TIMESTAMPTZ(3),
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "party" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "PartyKind" NOT NULL DEFAULT 'ORGANISATION',
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_attempt" (
    "id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "person" TEXT NOT NULL DEFAULT '',
    "asked" TEXT NOT NULL DEFAULT '',
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline" TIMESTAMPTZ(3),
    "outcome" "ContactOutcome" NOT NULL DEFAULT 'NO_IMMEDIATE_RESPONSE',
    "reason" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),
    "by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "contact_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_attempt_item" (
    "attempt_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,

    CONSTRAINT "contact_attempt_item_pkey" PRIMARY KEY ("attempt_id","item_id")
);

-- CreateTable
CREATE TABLE "sign_off" (
    "id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "note" TEXT NOT NULL DEFAULT '',
    "fingerprint" TEXT NOT NULL,
    "unverified" INTEGER NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_reason" TEXT,

    CONSTRAINT "sign_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication_hold" (
    "id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_by_id" UUID,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "publication_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_reason" TEXT,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "edition" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "revision_id" UUID NOT NULL,
    "sign_off_id" UUID NOT NULL,
    "snapshot" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "published_by_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "change_note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "story_id" UUID,
    "payload" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_email_key" ON "member"("email");

-- CreateIndex
CREATE INDEX "session_member_id_idx" ON "session"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "password_link_token_hash_key" ON "password_link"("token_hash");

-- CreateIndex
CREATE INDEX "password_link_member_id_idx" ON "password_link"("member_id");

-- CreateIndex
CREATE INDEX "password_link_made_by_id_idx" ON "password_link"("made_by_id");

-- CreateIndex
CREATE INDEX "sign_in_attempt_account_key_at_idx" ON "sign_in_attempt"("account_key", "at");

-- CreateIndex
CREATE INDEX "sign_in_attempt_address_at_idx" ON "sign_in_attempt"("address", "at");

-- CreateIndex
CREATE INDEX "sign_in_attempt_at_idx" ON "sign_in_attempt"("at");

-- CreateIndex
CREATE INDEX "story_created_by_id_idx" ON "story"("created_by_id");

-- CreateIndex
CREATE INDEX "story_archived_at_updated_at_idx" ON "story"("archived_at", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "story_author_member_id_idx" ON "story_author"("member_id");

-- CreateIndex
CREATE INDEX "revision_created_by_id_idx" ON "revision"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_story_id_number_key" ON "revision"("story_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "block_revision_id_ordinal_key" ON "block"("revision_id", "ordinal");

-- CreateIndex
CREATE INDEX "item_story_id_start_idx" ON "item"("story_id", "start");

-- CreateIndex
CREATE INDEX "item_revision_id_idx" ON "item"("revision_id");

-- CreateIndex
CREATE INDEX "item_assignee_id_idx" ON "item"("assignee_id");

-- CreateIndex
CREATE INDEX "item_party_party_id_idx" ON "item_party"("party_id");

-- CreateIndex
CREATE UNIQUE INDEX "item_party_item_id_ordinal_key" ON "item_party"("item_id", "ordinal");

-- CreateIndex
CREATE INDEX "verdict_item_id_at_idx" ON "verdict"("item_id", "at");

-- CreateIndex
CREATE INDEX "verdict_by_id_idx" ON "verdict"("by_id");

-- CreateIndex
CREATE INDEX "note_item_id_at_idx" ON "note"("item_id", "at");

-- CreateIndex
CREATE INDEX "note_by_id_idx" ON "note"("by_id");

-- CreateIndex
CREATE INDEX "source_created_by_id_idx" ON "source"("created_by_id");

-- CreateIndex
CREATE INDEX "source_merged_into_id_idx" ON "source"("merged_into_id");

-- CreateIndex
CREATE INDEX "source_created_at_idx" ON "source"("created_at");

-- CreateIndex
CREATE INDEX "evidence_item_id_idx" ON "evidence"("item_id");

-- CreateIndex
CREATE INDEX "evidence_source_id_idx" ON "evidence"("source_id");

-- CreateIndex
CREATE INDEX "evidence_added_by_id_idx" ON "evidence"("added_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "party_name_key" ON "party"("name");

-- CreateIndex
CREATE INDEX "contact_attempt_story_id_idx" ON "contact_attempt"("story_id");

-- CreateIndex
CREATE INDEX "contact_attempt_party_id_idx" ON "contact_attempt"("party_id");

-- CreateIndex
CREATE INDEX "contact_attempt_by_id_idx" ON "contact_attempt"("by_id");

-- CreateIndex
CREATE INDEX "contact_attempt_outcome_deadline_idx" ON "contact_attempt"("outcome", "deadline");

-- CreateIndex
CREATE INDEX "contact_attempt_item_item_id_idx" ON "contact_attempt_item"("item_id");

-- CreateIndex
CREATE INDEX "sign_off_story_id_at_idx" ON "sign_off"("story_id", "at");

-- CreateIndex
CREATE INDEX "sign_off_revision_id_idx" ON "sign_off"("revision_id");

-- CreateIndex
CREATE INDEX "sign_off_by_id_idx" ON "sign_off"("by_id");

-- CreateIndex
CREATE INDEX "publication_hold_story_id_idx" ON "publication_hold"("story_id");

-- CreateIndex
CREATE INDEX "publication_hold_by_id_idx" ON "publication_hold"("by_id");

-- CreateIndex
CREATE INDEX "publication_hold_lifted_by_id_idx" ON "publication_hold"("lifted_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_story_id_key" ON "report"("story_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_slug_key" ON "report"("slug");

-- CreateIndex
CREATE INDEX "edition_revision_id_idx" ON "edition"("revision_id");

-- CreateIndex
CREATE INDEX "edition_sign_off_id_idx" ON "edition"("sign_off_id");

-- CreateIndex
CREATE INDEX "edition_published_by_id_idx" ON "edition"("published_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "edition_report_id_number_key" ON "edition"("report_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_hash_key" ON "audit_event"("hash");

-- CreateIndex
CREATE INDEX "audit_event_story_id_seq_idx" ON "audit_event"("story_id", "seq");

-- CreateIndex
CREATE INDEX "audit_event_subject_id_seq_idx" ON "audit_event"("subject_id", "seq");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_idx" ON "audit_event"("actor_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_link" ADD CONSTRAINT "password_link_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_link" ADD CONSTRAINT "password_link_made_by_id_fkey" FOREIGN KEY ("made_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story" ADD CONSTRAINT "story_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_author" ADD CONSTRAINT "story_author_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_author" ADD CONSTRAINT "story_author_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_party" ADD CONSTRAINT "item_party_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_party" ADD CONSTRAINT "item_party_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt_item" ADD CONSTRAINT "contact_attempt_item_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "contact_attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt_item" ADD CONSTRAINT "contact_attempt_item_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_hold" ADD CONSTRAINT "publication_hold_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_hold" ADD CONSTRAINT "publication_hold_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_hold" ADD CONSTRAINT "publication_hold_lifted_by_id_fkey" FOREIGN KEY ("lifted_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_sign_off_id_fkey" FOREIGN KEY ("sign_off_id") REFERENCES "sign_off"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_published_by_id_fkey" FOREIGN KEY ("published_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is recorded stays recorded. The application never changes these rows; this stops everybody else.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER edition_append_only BEFORE UPDATE OR DELETE ON edition
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER edition_no_truncate BEFORE TRUNCATE ON edition
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER verdict_append_only BEFORE UPDATE OR DELETE ON verdict
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER verdict_no_truncate BEFORE TRUNCATE ON verdict
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revision_immutable BEFORE UPDATE OR DELETE ON revision
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revision_no_truncate BEFORE TRUNCATE ON revision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The chain cannot fork or leave a gap, whoever writes to it.
CREATE FUNCTION check_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE head audit_event%ROWTYPE;
BEGIN
  SELECT * INTO head FROM audit_event ORDER BY seq DESC LIMIT 1;
  IF NOT FOUND THEN
    IF NEW.seq <> 1 OR NEW.previous <> repeat('0', 64) THEN
      RAISE EXCEPTION 'the first event of the record must be number 1' USING ERRCODE = 'restrict_violation';
    END IF;
  ELSIF NEW.seq <> head.seq + 1 OR NEW.previous <> head.hash THEN
    RAISE EXCEPTION 'event % does not follow %', NEW.seq, head.seq USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER audit_event_chain BEFORE INSERT ON audit_event
  FOR EACH ROW EXECUTE FUNCTION check_chain();
