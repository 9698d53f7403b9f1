-- The Länderabfrage before the decision: answers to the words of a Ziffer or of the whole, internal until they are shared (docs/entscheidungen/0092).
CREATE TABLE "laenderantwort" (
    -- The order of the answers, which nobody is shown: gaps would tell how much is answered unseen.
    "folge" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "beschlussvorschlag_id" UUID NOT NULL,
    "delegation" TEXT NOT NULL,
    "schluessel" TEXT NOT NULL,
    "wert" TEXT NOT NULL,
    "frist" DATE,
    "grund" TEXT NOT NULL,
    "worte" JSONB NOT NULL,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "geteilt_am" TIMESTAMPTZ(6),
    "geteilt_von" UUID,
    "aufgehoben_am" TIMESTAMPTZ(6),
    "aufgehoben_von" UUID,

    CONSTRAINT "laenderantwort_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "laenderantwort_wert_bekannt" CHECK ("wert" IN ('zustimmend','leitungsvorbehalt','pruefvorbehalt','haushaltsvorbehalt','protokollnotiz','offen')),
    CONSTRAINT "laenderantwort_partei" CHECK ("delegation" <> 'GS'),
    -- A Vorbehalt says why and until when; nothing else has a Frist, and nothing else is lifted.
    CONSTRAINT "laenderantwort_vorbehalt_frist" CHECK (("wert" LIKE '%vorbehalt') = ("frist" IS NOT NULL)),
    CONSTRAINT "laenderantwort_vorbehalt_grund" CHECK ("wert" NOT LIKE '%vorbehalt' OR btrim("grund") <> ''),
    CONSTRAINT "laenderantwort_geteilt" CHECK (("geteilt_am" IS NULL) = ("geteilt_von" IS NULL)),
    CONSTRAINT "laenderantwort_aufgehoben" CHECK (("aufgehoben_am" IS NULL) = ("aufgehoben_von" IS NULL) AND ("aufgehoben_am" IS NULL OR "wert" LIKE '%vorbehalt'))
);
CREATE UNIQUE INDEX "laenderantwort_folge_key" ON "laenderantwort"("folge");
CREATE INDEX "laenderantwort_beschlussvorschlag_id_idx" ON "laenderantwort"("beschlussvorschlag_id");
ALTER TABLE "laenderantwort" ADD CONSTRAINT "laenderantwort_beschlussvorschlag_id_fkey" FOREIGN KEY ("beschlussvorschlag_id") REFERENCES "beschlussvorschlag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was answered stays as it was answered; it is shared once and lifted once.
CREATE FUNCTION "laenderantwort_bleibt"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."folge", NEW."id", NEW."beschlussvorschlag_id", NEW."delegation", NEW."schluessel", NEW."wert", NEW."frist", NEW."grund", NEW."worte", NEW."konto_id", NEW."am")
     IS DISTINCT FROM (OLD."folge", OLD."id", OLD."beschlussvorschlag_id", OLD."delegation", OLD."schluessel", OLD."wert", OLD."frist", OLD."grund", OLD."worte", OLD."konto_id", OLD."am")
     OR (OLD."geteilt_am" IS NOT NULL AND NEW."geteilt_am" IS DISTINCT FROM OLD."geteilt_am")
     OR (OLD."aufgehoben_am" IS NOT NULL AND NEW."aufgehoben_am" IS DISTINCT FROM OLD."aufgehoben_am") THEN
    RAISE EXCEPTION 'Eine Antwort der Länderabfrage ist unveränderlich.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "laenderantwort_aendern" BEFORE UPDATE ON "laenderantwort" FOR EACH ROW EXECUTE FUNCTION "laenderantwort_bleibt"();
CREATE TRIGGER "laenderantwort_loeschen" BEFORE DELETE ON "laenderantwort" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();

-- After the decision nobody is asked any more, whatever the code above believes.
CREATE FUNCTION "laenderantwort_vor_beschluss"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "beschlussvorschlag" WHERE "id" = NEW."beschlussvorschlag_id" AND "zustand" IN ('entwurf','in_abstimmung','im_umlauf')) THEN
    RAISE EXCEPTION 'Zu diesem TOP werden die Länder nicht mehr gefragt.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "laenderantwort_offen" BEFORE INSERT OR UPDATE ON "laenderantwort" FOR EACH ROW EXECUTE FUNCTION "laenderantwort_vor_beschluss"();
