-- A second lock behind the rules of the mutations: reports go by the terms of a source, and a confidential one has none
-- that would let its words be printed under a name.
ALTER TABLE "source" ADD CONSTRAINT "source_confidential_terms"
  CHECK (NOT "is_confidential" OR "terms" IN ('BACKGROUND', 'DEEP_BACKGROUND', 'OFF_RECORD'));
