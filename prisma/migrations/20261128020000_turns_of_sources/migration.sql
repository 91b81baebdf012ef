-- Who says what in a source's words, and who says the words that a quote was held against. Texts of before have no turns:
-- what was not read is not known, and a text that is added anew is read with them.
ALTER TABLE "source_text" ADD COLUMN "turns" JSONB,
ADD COLUMN "speakers" JSONB;

ALTER TABLE "quote_check" ADD COLUMN "line" INTEGER,
ADD COLUMN "said_by" JSONB,
ADD COLUMN "speaker" TEXT;
