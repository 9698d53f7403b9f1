-- An Umlaufbeschluss has a Freigabe and Ausgaben of its own (docs/entscheidungen/0097).
ALTER TABLE "freigaberunde" ADD COLUMN "umlauf_id" UUID;
ALTER TABLE "probedruck" ADD COLUMN "umlauf_id" UUID;
ALTER TABLE "ausgabe" ADD COLUMN "umlauf_id" UUID;
ALTER TABLE "freigaberunde" ADD CONSTRAINT "freigaberunde_umlauf_id_fkey" FOREIGN KEY ("umlauf_id") REFERENCES "umlauf"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "probedruck" ADD CONSTRAINT "probedruck_umlauf_id_fkey" FOREIGN KEY ("umlauf_id") REFERENCES "umlauf"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ausgabe" ADD CONSTRAINT "ausgabe_umlauf_id_fkey" FOREIGN KEY ("umlauf_id") REFERENCES "umlauf"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "freigaberunde_umlauf_id_idx" ON "freigaberunde"("umlauf_id");
CREATE INDEX "probedruck_umlauf_id_idx" ON "probedruck"("umlauf_id");
CREATE INDEX "ausgabe_umlauf_id_idx" ON "ausgabe"("umlauf_id");
CREATE INDEX "ausgabe_sitzung_id_idx" ON "ausgabe"("sitzung_id");

-- Each number and each open round once for what is published together: a Sitzung, or one Umlauf.
DROP INDEX "ausgabe_sitzung_id_nummer_key";
CREATE UNIQUE INDEX "ausgabe_anlass_nummer" ON "ausgabe" (coalesce("umlauf_id", "sitzung_id"), "nummer");
DROP INDEX "freigaberunde_eine_offene";
CREATE UNIQUE INDEX "freigaberunde_eine_offene" ON "freigaberunde" (coalesce("umlauf_id", "sitzung_id")) WHERE "geschlossen_am" IS NULL;

-- What an Ausgabe is of stays with it too.
CREATE OR REPLACE FUNCTION "ausgabe_nur_rueckruf"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."modell" IS NULL
    AND (NEW."id", NEW."sitzung_id", NEW."umlauf_id", NEW."nummer", NEW."kennung", NEW."art", NEW."grund", NEW."modell_hash", NEW."konto_id", NEW."am")
      IS NOT DISTINCT FROM (OLD."id", OLD."sitzung_id", OLD."umlauf_id", OLD."nummer", OLD."kennung", OLD."art", OLD."grund", OLD."modell_hash", OLD."konto_id", OLD."am")
    AND EXISTS (SELECT 1 FROM "rueckruf" WHERE "ausgabe_id" = OLD."id" AND "vollzogen_am" IS NOT NULL) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'Zeilen der Tabelle % sind unveränderlich.', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
