-- Editions after the first (Nachtrag, Berichtigung), their withdrawal by two persons, Berichte with consent and document,
-- findings a person settled, Sammlungen read in from elsewhere, and mail.

-- AlterTable
ALTER TABLE "freigaberunde" ADD COLUMN     "erinnert_am" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "freigabeposten" ADD COLUMN     "zurueckgenommen_am" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "datei" ADD COLUMN     "entfernt_am" TIMESTAMPTZ(6),
ALTER COLUMN "inhalt" DROP NOT NULL;

-- AlterTable
ALTER TABLE "probedruck" ADD COLUMN     "art" TEXT NOT NULL DEFAULT 'sammlung',
ADD COLUMN     "grund" TEXT,
ADD COLUMN     "vorgelegt_am" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "ausgabe" ADD COLUMN     "art" TEXT NOT NULL DEFAULT 'sammlung',
ADD COLUMN     "grund" TEXT,
ALTER COLUMN "modell" DROP NOT NULL;

-- CreateTable
CREATE TABLE "bundesbericht" (
    "fassung_id" UUID NOT NULL,
    "absatz" INTEGER NOT NULL,
    "bericht" INTEGER NOT NULL,
    "einwilligung" TEXT NOT NULL DEFAULT 'offen',
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "bundesbericht_pkey" PRIMARY KEY ("fassung_id","absatz","bericht")
);

-- CreateTable
CREATE TABLE "berichtsdokument" (
    "id" UUID NOT NULL,
    "fassung_id" UUID NOT NULL,
    "absatz" INTEGER NOT NULL,
    "bericht" INTEGER NOT NULL,
    "dateiname" TEXT NOT NULL,
    "groesse" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "delegation" TEXT NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "berichtsdokument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ausgabebericht" (
    "ausgabe_id" UUID NOT NULL,
    "schluessel" TEXT NOT NULL,
    "absatz" INTEGER NOT NULL,
    "bericht" INTEGER NOT NULL,
    "dateiname" TEXT NOT NULL,
    "groesse" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ausgabebericht_pkey" PRIMARY KEY ("ausgabe_id","schluessel","absatz","bericht")
);

-- CreateTable
CREATE TABLE "rueckruf" (
    "id" UUID NOT NULL,
    "ausgabe_id" UUID NOT NULL,
    "grund" TEXT NOT NULL,
    "fassungen" UUID[],
    "beantragt_von" UUID NOT NULL,
    "beantragt_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "vollzogen_von" UUID,
    "vollzogen_am" TIMESTAMPTZ(6),
    "verworfen_von" UUID,
    "verworfen_am" TIMESTAMPTZ(6),

    CONSTRAINT "rueckruf_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "befunderledigung" (
    "sitzung_id" UUID NOT NULL,
    "befund" TEXT NOT NULL,
    "vermerk" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "befunderledigung_pkey" PRIMARY KEY ("sitzung_id","befund")
);

-- CreateTable
CREATE TABLE "einlesung" (
    "id" UUID NOT NULL,
    "dateiname" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "eingebettet" BOOLEAN NOT NULL DEFAULT false,
    "entscheidungen" JSONB NOT NULL DEFAULT '[]',
    "zustand" TEXT NOT NULL DEFAULT 'in_pruefung',
    "kennung" TEXT,
    "modell" JSONB,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "entschieden_von" UUID,
    "entschieden_am" TIMESTAMPTZ(6),

    CONSTRAINT "einlesung_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postfach" (
    "delegation" TEXT NOT NULL,
    "adresse" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "postfach_pkey" PRIMARY KEY ("delegation")
);

-- CreateTable
CREATE TABLE "sendung" (
    "id" BIGSERIAL NOT NULL,
    "schluessel" TEXT NOT NULL,
    "an" TEXT NOT NULL,
    "betreff" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "versuche" INTEGER NOT NULL DEFAULT 0,
    "naechster_versuch" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "gesendet_am" TIMESTAMPTZ(6),
    "fehler" TEXT,

    CONSTRAINT "sendung_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "berichtsdokument_hash_idx" ON "berichtsdokument"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "berichtsdokument_fassung_id_absatz_bericht_key" ON "berichtsdokument"("fassung_id", "absatz", "bericht");

-- CreateIndex
CREATE INDEX "rueckruf_ausgabe_id_idx" ON "rueckruf"("ausgabe_id");

-- CreateIndex
CREATE UNIQUE INDEX "einlesung_kennung_key" ON "einlesung"("kennung");

-- CreateIndex
CREATE UNIQUE INDEX "sendung_schluessel_key" ON "sendung"("schluessel");

-- CreateIndex
CREATE INDEX "sendung_gesendet_am_naechster_versuch_idx" ON "sendung"("gesendet_am", "naechster_versuch");

-- AddForeignKey
ALTER TABLE "bundesbericht" ADD CONSTRAINT "bundesbericht_fassung_id_fkey" FOREIGN KEY ("fassung_id") REFERENCES "fassung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "berichtsdokument" ADD CONSTRAINT "berichtsdokument_fassung_id_fkey" FOREIGN KEY ("fassung_id") REFERENCES "fassung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ausgabebericht" ADD CONSTRAINT "ausgabebericht_ausgabe_id_fkey" FOREIGN KEY ("ausgabe_id") REFERENCES "ausgabe"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rueckruf" ADD CONSTRAINT "rueckruf_ausgabe_id_fkey" FOREIGN KEY ("ausgabe_id") REFERENCES "ausgabe"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "befunderledigung" ADD CONSTRAINT "befunderledigung_sitzung_id_fkey" FOREIGN KEY ("sitzung_id") REFERENCES "sitzung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- ---------------------------------------------------------------------------------------------------------------
-- Rules as database facts.
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE "ausgabe" ADD CONSTRAINT "ausgabe_art_bekannt" CHECK ("art" IN ('sammlung','nachtrag','berichtigung') AND ("nummer" = 1) = ("art" = 'sammlung'));
ALTER TABLE "ausgabe" ADD CONSTRAINT "ausgabe_grund" CHECK (("art" = 'sammlung') = ("grund" IS NULL) AND btrim(coalesce("grund", 'x')) <> '');
ALTER TABLE "probedruck" ADD CONSTRAINT "probedruck_art_bekannt" CHECK ("art" IN ('sammlung','nachtrag','berichtigung') AND ("art" = 'sammlung') = ("grund" IS NULL));
ALTER TABLE "bundesbericht" ADD CONSTRAINT "bundesbericht_einwilligung_bekannt" CHECK ("einwilligung" IN ('offen','erteilt','verweigert'));
ALTER TABLE "einlesung" ADD CONSTRAINT "einlesung_zustand_bekannt" CHECK ("zustand" IN ('in_pruefung','aufgenommen','verworfen'));
ALTER TABLE "einlesung" ADD CONSTRAINT "einlesung_aufgenommen" CHECK ("zustand" <> 'aufgenommen' OR ("kennung" IS NOT NULL AND "modell" IS NOT NULL AND "entschieden_von" IS NOT NULL));
ALTER TABLE "befunderledigung" ADD CONSTRAINT "befunderledigung_vermerk" CHECK (btrim("vermerk") <> '');
ALTER TABLE "postfach" ADD CONSTRAINT "postfach_delegation_bekannt" CHECK ("delegation" IN ('BW','BY','BE','BB','HB','HH','HE','MV','NI','NW','RP','SL','SN','ST','SH','TH','BMI','GS'));
ALTER TABLE "datei" ADD CONSTRAINT "datei_hash_stimmt" CHECK ("inhalt" IS NULL OR "hash" = encode(sha256("inhalt"), 'hex'));
ALTER TABLE "datei" ADD CONSTRAINT "datei_entfernt" CHECK (("inhalt" IS NULL) = ("entfernt_am" IS NOT NULL));
ALTER TABLE "rueckruf" ADD CONSTRAINT "rueckruf_grund" CHECK (btrim("grund") <> '');
-- Two persons: whoever asks does not carry out.
ALTER TABLE "rueckruf" ADD CONSTRAINT "rueckruf_zwei_personen" CHECK ("vollzogen_von" IS DISTINCT FROM "beantragt_von");
ALTER TABLE "rueckruf" ADD CONSTRAINT "rueckruf_ausgang" CHECK (("vollzogen_am" IS NULL) = ("vollzogen_von" IS NULL) AND ("verworfen_am" IS NULL) = ("verworfen_von" IS NULL) AND ("vollzogen_am" IS NULL OR "verworfen_am" IS NULL));
CREATE UNIQUE INDEX "rueckruf_ein_offener" ON "rueckruf" ("ausgabe_id") WHERE "verworfen_am" IS NULL;

CREATE FUNCTION "rueckruf_laeuft_vorwaerts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."vollzogen_am" IS NOT NULL OR OLD."verworfen_am" IS NOT NULL
    OR (NEW."id", NEW."ausgabe_id", NEW."grund", NEW."fassungen", NEW."beantragt_von", NEW."beantragt_am") IS DISTINCT FROM (OLD."id", OLD."ausgabe_id", OLD."grund", OLD."fassungen", OLD."beantragt_von", OLD."beantragt_am") THEN
    RAISE EXCEPTION 'Zeilen der Tabelle rueckruf sind unveränderlich.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "rueckruf_bleibt" BEFORE UPDATE OR DELETE ON "rueckruf" FOR EACH ROW EXECUTE FUNCTION "rueckruf_laeuft_vorwaerts"();

CREATE TRIGGER "ausgabebericht_bleibt" BEFORE UPDATE OR DELETE ON "ausgabebericht" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();

-- An Ausgabe stays as it is; the one thing that may happen to it is that a vollzogener Rückruf takes its words out.
CREATE FUNCTION "ausgabe_nur_rueckruf"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."modell" IS NULL
    AND (NEW."id", NEW."sitzung_id", NEW."nummer", NEW."kennung", NEW."art", NEW."grund", NEW."modell_hash", NEW."konto_id", NEW."am") IS NOT DISTINCT FROM (OLD."id", OLD."sitzung_id", OLD."nummer", OLD."kennung", OLD."art", OLD."grund", OLD."modell_hash", OLD."konto_id", OLD."am")
    AND EXISTS (SELECT 1 FROM "rueckruf" WHERE "ausgabe_id" = OLD."id" AND "vollzogen_am" IS NOT NULL) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'Zeilen der Tabelle % sind unveränderlich.', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER "ausgabe_bleibt" ON "ausgabe";
CREATE TRIGGER "ausgabe_bleibt" BEFORE UPDATE OR DELETE ON "ausgabe" FOR EACH ROW EXECUTE FUNCTION "ausgabe_nur_rueckruf"();

-- Bytes by hash stay as they are. They may go when nothing refers to them any more, and the very same bytes may come back.
CREATE FUNCTION "datei_nur_ohne_bezug"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."hash" = OLD."hash" AND NEW."typ" = OLD."typ" THEN
    IF OLD."inhalt" IS NULL THEN RETURN NEW; END IF;
    IF NEW."inhalt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "ausgabedatei" d JOIN "ausgabe" a ON a."id" = d."ausgabe_id" WHERE d."hash" = OLD."hash" AND a."modell" IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM "ausgabebericht" b JOIN "ausgabe" a ON a."id" = b."ausgabe_id" WHERE b."hash" = OLD."hash" AND a."modell" IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM "berichtsdokument" WHERE "hash" = OLD."hash")
      AND NOT EXISTS (SELECT 1 FROM "probedruck" WHERE "pdf_hash" = OLD."hash")
      AND NOT EXISTS (SELECT 1 FROM "einlesung" WHERE "hash" = OLD."hash" AND "zustand" <> 'verworfen') THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'Zeilen der Tabelle % sind unveränderlich.', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER "datei_bleibt" ON "datei";
CREATE TRIGGER "datei_bleibt" BEFORE UPDATE OR DELETE ON "datei" FOR EACH ROW EXECUTE FUNCTION "datei_nur_ohne_bezug"();
