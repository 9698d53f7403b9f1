-- The Einvernehmen of the Bund with one Fassung, where the Bund has no vote (docs/entscheidungen/0086): a word beside the result, never counted.
ALTER TABLE "abstimmung" ADD COLUMN "bund" TEXT CHECK ("bund" IN ('hergestellt', 'nicht_hergestellt', 'nicht_erforderlich')), ADD COLUMN "bund_am" TIMESTAMPTZ(6), ADD COLUMN "bund_konto_id" UUID,
  ADD CONSTRAINT "abstimmung_bund" CHECK (("bund" IS NULL) = ("bund_am" IS NULL) AND ("bund" IS NULL) = ("bund_konto_id" IS NULL));

-- All Delegationen see it at once (docs/entscheidungen/0075).
CREATE TRIGGER "aktenvermerk_rufen_bund" AFTER INSERT ON "aktenvermerk" FOR EACH ROW
WHEN (NEW."sitzung_id" IS NOT NULL AND NEW."art" = 'bund_einvernehmen') EXECUTE FUNCTION "aktenvermerk_rufen"();
