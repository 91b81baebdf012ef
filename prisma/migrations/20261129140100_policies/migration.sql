-- Where the newsroom says how it checks, corrects, and uses sources that it does not name: printed in the data of reports.
ALTER TABLE "newsroom" ADD COLUMN     "fact_checking_policy" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "corrections_policy" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "unnamed_sources_policy" TEXT NOT NULL DEFAULT '';
