-- Whether a source is primary, and whether it is first-hand, may be left unsaid: null. What was said of the sources
-- there are stays as it is.
ALTER TABLE "source" ALTER COLUMN "is_primary" DROP NOT NULL,
ALTER COLUMN "is_firsthand" DROP NOT NULL;
