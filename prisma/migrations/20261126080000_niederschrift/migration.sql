-- The Niederschrift of a Sitzung (docs/entscheidungen/0085): only what stands nowhere else is entered, who was there, what was laid on the table,
-- and what a Delegation objects to. Everything else is read from the rows it came from, until it is laid before the next Sitzung: then it is fixed.
ALTER TABLE "konferenz" ADD COLUMN "niederschrift" TEXT NOT NULL DEFAULT 'Ergebnisniederschrift';
UPDATE "konferenz" SET "niederschrift" = 'Ergebnisprotokoll' WHERE "kurz" IN ('UMK', 'ASMK');

CREATE TABLE "niederschrift" (
    "sitzung_id" UUID NOT NULL,
    "zustand" TEXT NOT NULL DEFAULT 'entwurf',
    "frist" TIMESTAMPTZ(6),
    "frist_ortszeit" TEXT,
    "versandt_am" TIMESTAMPTZ(6),
    "versandt_von" UUID,
    "versandt_hash" TEXT,
    "vorlage_id" UUID,
    "vorgelegt_am" TIMESTAMPTZ(6),
    "vorgelegt_von" UUID,
    "modell" TEXT,
    "modell_hash" TEXT,
    "genehmigt_am" TIMESTAMPTZ(6),
    "genehmigt_von" UUID,
    "pdf_hash" TEXT,

    CONSTRAINT "niederschrift_pkey" PRIMARY KEY ("sitzung_id"),
    CONSTRAINT "niederschrift_zustand_bekannt" CHECK ("zustand" IN ('entwurf','versandt','vorgelegt','genehmigt')),
    CONSTRAINT "niederschrift_versandt" CHECK (("zustand" = 'entwurf') = ("frist" IS NULL) AND ("frist" IS NULL) = ("versandt_am" IS NULL) AND ("frist" IS NULL) = ("versandt_hash" IS NULL)),
    CONSTRAINT "niederschrift_vorgelegt" CHECK (("zustand" IN ('vorgelegt','genehmigt')) = ("modell" IS NOT NULL) AND ("modell" IS NULL) = ("modell_hash" IS NULL) AND ("modell" IS NULL) = ("vorlage_id" IS NULL)),
    CONSTRAINT "niederschrift_genehmigt" CHECK (("zustand" = 'genehmigt') = ("pdf_hash" IS NOT NULL) AND ("pdf_hash" IS NULL) = ("genehmigt_am" IS NULL))
);
CREATE TABLE "anwesenheit" (
    "sitzung_id" UUID NOT NULL,
    "delegation" TEXT NOT NULL,
    "stand" TEXT NOT NULL,
    "namen" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "anwesenheit_pkey" PRIMARY KEY ("sitzung_id","delegation"),
    CONSTRAINT "anwesenheit_stand_bekannt" CHECK ("stand" IN ('anwesend','vertreten','abwesend'))
);
CREATE TABLE "tischvorlage" (
    "id" UUID NOT NULL,
    "sitzung_id" UUID NOT NULL,
    "nummer" INTEGER NOT NULL,
    "titel" TEXT NOT NULL,
    "delegation" TEXT NOT NULL,
    "beschlussvorschlag_id" UUID,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "tischvorlage_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "einwand" (
    "id" UUID NOT NULL,
    "folge" BIGSERIAL NOT NULL,
    "sitzung_id" UUID NOT NULL,
    "delegation" TEXT NOT NULL,
    "beschlussvorschlag_id" UUID,
    "grund" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "stattgegeben" BOOLEAN,
    "antwort" TEXT,
    "beantwortet_am" TIMESTAMPTZ(6),
    "beantwortet_von" UUID,

    CONSTRAINT "einwand_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "einwand_beantwortet" CHECK (("antwort" IS NULL) = ("stattgegeben" IS NULL) AND ("antwort" IS NULL) = ("beantwortet_am" IS NULL) AND ("antwort" IS NULL) = ("beantwortet_von" IS NULL))
);
CREATE UNIQUE INDEX "niederschrift_vorlage_id_key" ON "niederschrift"("vorlage_id");
CREATE UNIQUE INDEX "tischvorlage_sitzung_id_nummer_key" ON "tischvorlage"("sitzung_id", "nummer");
CREATE UNIQUE INDEX "einwand_folge_key" ON "einwand"("folge");
CREATE INDEX "einwand_sitzung_id_idx" ON "einwand"("sitzung_id");
-- One open objection of a Delegation to one place at a time.
CREATE UNIQUE INDEX "einwand_ein_offener" ON "einwand" ("sitzung_id", "delegation", "beschlussvorschlag_id") NULLS NOT DISTINCT WHERE "antwort" IS NULL;
ALTER TABLE "niederschrift" ADD CONSTRAINT "niederschrift_sitzung_id_fkey" FOREIGN KEY ("sitzung_id") REFERENCES "sitzung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "niederschrift" ADD CONSTRAINT "niederschrift_vorlage_id_fkey" FOREIGN KEY ("vorlage_id") REFERENCES "beschlussvorschlag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "anwesenheit" ADD CONSTRAINT "anwesenheit_sitzung_id_fkey" FOREIGN KEY ("sitzung_id") REFERENCES "sitzung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "tischvorlage" ADD CONSTRAINT "tischvorlage_sitzung_id_fkey" FOREIGN KEY ("sitzung_id") REFERENCES "sitzung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "tischvorlage" ADD CONSTRAINT "tischvorlage_beschlussvorschlag_id_fkey" FOREIGN KEY ("beschlussvorschlag_id") REFERENCES "beschlussvorschlag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "einwand" ADD CONSTRAINT "einwand_sitzung_id_fkey" FOREIGN KEY ("sitzung_id") REFERENCES "sitzung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "einwand" ADD CONSTRAINT "einwand_beschlussvorschlag_id_fkey" FOREIGN KEY ("beschlussvorschlag_id") REFERENCES "beschlussvorschlag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is approved never changes; what is laid before the next Sitzung changes only by being taken back or approved.
CREATE FUNCTION "niederschrift_bleibt"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."zustand" = 'genehmigt' THEN
    RAISE EXCEPTION 'Eine genehmigte Niederschrift ist unveränderlich.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."zustand" = 'vorgelegt' AND NEW."zustand" IN ('vorgelegt','genehmigt') AND (NEW."modell", NEW."modell_hash", NEW."vorlage_id") IS DISTINCT FROM (OLD."modell", OLD."modell_hash", OLD."vorlage_id") THEN
    RAISE EXCEPTION 'Eine vorgelegte Niederschrift ist unveränderlich.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "niederschrift_aendern" BEFORE UPDATE ON "niederschrift" FOR EACH ROW EXECUTE FUNCTION "niederschrift_bleibt"();
CREATE TRIGGER "niederschrift_loeschen" BEFORE DELETE ON "niederschrift" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();

CREATE FUNCTION "niederschrift_offen"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sitzung UUID := CASE WHEN TG_OP = 'DELETE' THEN OLD."sitzung_id" ELSE NEW."sitzung_id" END;
BEGIN
  IF EXISTS (SELECT 1 FROM "niederschrift" WHERE "sitzung_id" = sitzung AND "zustand" IN ('vorgelegt','genehmigt')) THEN
    RAISE EXCEPTION 'Eine vorgelegte Niederschrift ist unveränderlich.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER "anwesenheit_aendern" BEFORE INSERT OR UPDATE OR DELETE ON "anwesenheit" FOR EACH ROW EXECUTE FUNCTION "niederschrift_offen"();
CREATE TRIGGER "tischvorlage_aendern" BEFORE INSERT OR UPDATE OR DELETE ON "tischvorlage" FOR EACH ROW EXECUTE FUNCTION "niederschrift_offen"();
CREATE TRIGGER "einwand_aendern" BEFORE INSERT OR UPDATE ON "einwand" FOR EACH ROW EXECUTE FUNCTION "niederschrift_offen"();
CREATE TRIGGER "einwand_loeschen" BEFORE DELETE ON "einwand" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();
-- An objection is answered once, and says what it said.
CREATE FUNCTION "einwand_bleibt"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."antwort" IS NOT NULL OR (NEW."sitzung_id", NEW."delegation", NEW."beschlussvorschlag_id", NEW."grund", NEW."konto_id", NEW."am") IS DISTINCT FROM (OLD."sitzung_id", OLD."delegation", OLD."beschlussvorschlag_id", OLD."grund", OLD."konto_id", OLD."am") THEN
    RAISE EXCEPTION 'Ein Einwand bleibt, wie er erhoben wurde, und wird einmal beantwortet.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "einwand_beantworten" BEFORE UPDATE ON "einwand" FOR EACH ROW EXECUTE FUNCTION "einwand_bleibt"();

-- Screens of the Sitzung are called at what all Delegationen may see (docs/entscheidungen/0075); the draft is the Geschäftsstelle's alone.
CREATE TRIGGER "aktenvermerk_rufen_niederschrift" AFTER INSERT ON "aktenvermerk" FOR EACH ROW
WHEN (NEW."sitzung_id" IS NOT NULL AND NEW."art" IN ('niederschrift_versandt', 'niederschrift_einwand', 'niederschrift_beantwortet', 'niederschrift_vorgelegt', 'niederschrift_zurueckgeholt', 'niederschrift_genehmigt'))
EXECUTE FUNCTION "aktenvermerk_rufen"();
