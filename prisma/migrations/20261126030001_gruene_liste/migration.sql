-- TOPs ohne Aussprache: proposed by the chair, each bound to its Fassung, taken off by any Delegation until the list is closed (features.md 27).
CREATE TABLE "gruene_liste" (
    "id" UUID NOT NULL,
    "sitzung_id" UUID NOT NULL,
    "zustand" TEXT NOT NULL DEFAULT 'offen',
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "beendet_am" TIMESTAMPTZ(6),

    CONSTRAINT "gruene_liste_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "gruene_liste_zustand_bekannt" CHECK ("zustand" IN ('offen','geschlossen','aufgehoben')),
    CONSTRAINT "gruene_liste_beendet" CHECK (("zustand" = 'offen') = ("beendet_am" IS NULL))
);
CREATE TABLE "gruener_posten" (
    "liste_id" UUID NOT NULL,
    "beschlussvorschlag_id" UUID NOT NULL,
    "fassung_id" UUID NOT NULL,
    "fingerabdruck" TEXT NOT NULL,
    "herausgenommen_von" TEXT,
    "herausgenommen_am" TIMESTAMPTZ(6),
    "konto_id" UUID,

    CONSTRAINT "gruener_posten_pkey" PRIMARY KEY ("liste_id","beschlussvorschlag_id"),
    CONSTRAINT "gruener_posten_herausgenommen" CHECK (("herausgenommen_von" IS NULL) = ("herausgenommen_am" IS NULL) AND ("herausgenommen_von" IS NULL) = ("konto_id" IS NULL))
);
CREATE INDEX "gruene_liste_sitzung_id_idx" ON "gruene_liste"("sitzung_id");
-- One open list of a Sitzung at a time.
CREATE UNIQUE INDEX "gruene_liste_eine_offene" ON "gruene_liste" ("sitzung_id") WHERE "zustand" = 'offen';
ALTER TABLE "gruene_liste" ADD CONSTRAINT "gruene_liste_sitzung_id_fkey" FOREIGN KEY ("sitzung_id") REFERENCES "sitzung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "gruener_posten" ADD CONSTRAINT "gruener_posten_liste_id_fkey" FOREIGN KEY ("liste_id") REFERENCES "gruene_liste"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "gruener_posten" ADD CONSTRAINT "gruener_posten_beschlussvorschlag_id_fkey" FOREIGN KEY ("beschlussvorschlag_id") REFERENCES "beschlussvorschlag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "gruener_posten" ADD CONSTRAINT "gruener_posten_fassung_id_fkey" FOREIGN KEY ("fassung_id") REFERENCES "fassung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A list that has ended stays as it ended; what was taken off stays off, and nothing is taken off afterwards.
CREATE FUNCTION "gruene_liste_bleibt"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."zustand" <> 'offen' THEN
    RAISE EXCEPTION 'Eine geschlossene Liste ist unveränderlich.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "gruene_liste_aendern" BEFORE UPDATE ON "gruene_liste" FOR EACH ROW EXECUTE FUNCTION "gruene_liste_bleibt"();
CREATE TRIGGER "gruene_liste_loeschen" BEFORE DELETE ON "gruene_liste" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();
CREATE FUNCTION "gruener_posten_bleibt"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "gruene_liste" WHERE "id" = NEW."liste_id" AND "zustand" = 'offen') THEN
    RAISE EXCEPTION 'Eine geschlossene Liste ist unveränderlich.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD."herausgenommen_am" IS NOT NULL OR (NEW."liste_id", NEW."beschlussvorschlag_id", NEW."fassung_id", NEW."fingerabdruck") IS DISTINCT FROM (OLD."liste_id", OLD."beschlussvorschlag_id", OLD."fassung_id", OLD."fingerabdruck")) THEN
    RAISE EXCEPTION 'Was von der Liste genommen ist, bleibt herunter.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "gruener_posten_aendern" BEFORE INSERT OR UPDATE ON "gruener_posten" FOR EACH ROW EXECUTE FUNCTION "gruener_posten_bleibt"();
CREATE TRIGGER "gruener_posten_loeschen" BEFORE DELETE ON "gruener_posten" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();
