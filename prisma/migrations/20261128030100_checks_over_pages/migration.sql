-- The last page of a place that begins on another; null where it is one page, or was checked before.
ALTER TABLE "quote_check" ADD COLUMN     "last_page" INTEGER;
