-- The Einvernehmen of the Bund is said of a Fassung that counts: not of one that was given up (docs/entscheidungen/0086).
CREATE FUNCTION "abstimmung_bund_nur_gueltig"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Die Fassung ist aufgehoben; ein Wort des Bundes gilt ihr nicht.' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "abstimmung_bund_gueltig" BEFORE UPDATE OF "bund" ON "abstimmung" FOR EACH ROW
WHEN (NEW."bund" IS DISTINCT FROM OLD."bund" AND OLD."aufgehoben_am" IS NOT NULL) EXECUTE FUNCTION "abstimmung_bund_nur_gueltig"();
