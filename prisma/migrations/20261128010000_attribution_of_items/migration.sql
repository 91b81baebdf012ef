-- A verdict belongs to what the story says: whose words they are, and what the story says was done with them.
CREATE TYPE "Force" AS ENUM ('SAID', 'DENIED', 'REFUSED', 'WISHED', 'ORDERED', 'ASKED');
CREATE TYPE "Polarity" AS ENUM ('AFFIRMED', 'NEGATED', 'HEDGED', 'AHEAD');

ALTER TABLE "item"
  ADD COLUMN "cue" TEXT,
  ADD COLUMN "cue_start" INTEGER,
  ADD COLUMN "cue_end" INTEGER,
  ADD COLUMN "force" "Force",
  ADD COLUMN "polarity" "Polarity",
  ADD COLUMN "set_by_hand" TEXT[] DEFAULT ARRAY[]::TEXT[];

ALTER TABLE "verdict" ADD COLUMN "changes" JSONB;
