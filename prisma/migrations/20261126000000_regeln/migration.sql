-- What a matter is about decides the threshold (domain.md 1.6); a second time there may be a lower one.
ALTER TABLE "beschlussvorschlag" ADD COLUMN "betreff" TEXT NOT NULL DEFAULT 'sache';
ALTER TABLE "beschlussvorschlag" ADD COLUMN "zweite_befassung" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "beschlussvorschlag" ADD CONSTRAINT "beschlussvorschlag_betreff_bekannt" CHECK ("betreff" IN ('sache','verfahren','haushalt','grundsatz','einheitlichkeit','einrichtung','arbeitsweise','empfehlung'));

-- In some conferences the Bund votes. Who votes stands in the rule set; a Stimme of anybody else is refused, whatever the code above believes.
ALTER TABLE "stimme" DROP CONSTRAINT "stimme_nur_land";
CREATE FUNCTION "stimme_nur_von_waehlern"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "fassung" f JOIN "beschlussvorschlag" b ON b."id" = f."beschlussvorschlag_id" JOIN "sitzung" s ON s."id" = b."sitzung_id" JOIN "konferenz" k ON k."kurz" = s."konferenz"
    WHERE f."id" = NEW."fassung_id" AND k."regelsatz" -> 'waehler' ? NEW."land"
  ) THEN
    RAISE EXCEPTION 'stimme_nur_land: % stimmt in dieser Konferenz nicht ab.', NEW."land" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "stimme_waehler" BEFORE INSERT OR UPDATE ON "stimme" FOR EACH ROW EXECUTE FUNCTION "stimme_nur_von_waehlern"();
