-- DropIndex
DROP INDEX "story_headline_idx";
