-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "konferenz" (
    "kurz" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "regelsatz" JSONB NOT NULL,
    "titelblatt" TEXT[],
    "hinweise" TEXT[],

    CONSTRAINT "konferenz_pkey" PRIMARY KEY ("kurz")
);

-- CreateTable
CREATE TABLE "konto" (
    "id" UUID NOT NULL,
    "kennung" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "delegation" TEXT NOT NULL,
    "rolle" TEXT NOT NULL,
    "passwort_hash" TEXT NOT NULL,
    "einmal" BOOLEAN NOT NULL DEFAULT false,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "gesperrt_am" TIMESTAMPTZ(6),
    "angelegt_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "konto_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login" (
    "id" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "laeuft_ab" TIMESTAMPTZ(6) NOT NULL,
    "erstellt_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "login_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fehlversuch" (
    "id" BIGSERIAL NOT NULL,
    "kennung" TEXT NOT NULL,
    "adresse" TEXT NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "fehlversuch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sitzung" (
    "id" UUID NOT NULL,
    "konferenz" TEXT NOT NULL,
    "art" TEXT NOT NULL,
    "nummer" INTEGER,
    "bezeichnung" TEXT NOT NULL,
    "von" DATE NOT NULL,
    "bis" DATE NOT NULL,
    "beschlussdatum" DATE NOT NULL,
    "ort" TEXT NOT NULL,
    "vorsitzland" TEXT NOT NULL,
    "eingeladen_am" TIMESTAMPTZ(6),
    "angelegt_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "sitzung_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "beschlussvorschlag" (
    "id" UUID NOT NULL,
    "sitzung_id" UUID NOT NULL,
    "delegation" TEXT NOT NULL,
    "zustand" TEXT NOT NULL,
    "arbeitskreis" TEXT,
    "angelegt_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "registriert_am" TIMESTAMPTZ(6),

    CONSTRAINT "beschlussvorschlag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "top" (
    "id" UUID NOT NULL,
    "sitzung_id" UUID NOT NULL,
    "beschlussvorschlag_id" UUID NOT NULL,
    "nummer" TEXT,
    "titel" TEXT NOT NULL,
    "untertitel" TEXT[],
    "teile" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "top_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "textraum" (
    "id" UUID NOT NULL,
    "art" TEXT NOT NULL,
    "zustand" TEXT NOT NULL DEFAULT 'offen',
    "kopf" INTEGER NOT NULL DEFAULT 0,
    "beschlussvorschlag_id" UUID NOT NULL,
    "erstellt_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "geschlossen_am" TIMESTAMPTZ(6),

    CONSTRAINT "textraum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "textraumeintrag" (
    "textraum_id" UUID NOT NULL,
    "folge" INTEGER NOT NULL,
    "daten" BYTEA NOT NULL,
    "konto_id" UUID,
    "delegation" TEXT,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "textraumeintrag_pkey" PRIMARY KEY ("textraum_id","folge")
);

-- CreateTable
CREATE TABLE "fassung" (
    "id" UUID NOT NULL,
    "beschlussvorschlag_id" UUID NOT NULL,
    "nummer" INTEGER NOT NULL,
    "textraum_id" UUID NOT NULL,
    "absaetze" JSONB NOT NULL,
    "fingerabdruck" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "fassung_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "abstimmung" (
    "fassung_id" UUID NOT NULL,
    "geschlossen_am" TIMESTAMPTZ(6),
    "ergebnis" JSONB,
    "aufgehoben_am" TIMESTAMPTZ(6),
    "aufhebungsgrund" TEXT,

    CONSTRAINT "abstimmung_pkey" PRIMARY KEY ("fassung_id")
);

-- CreateTable
CREATE TABLE "stimme" (
    "id" UUID NOT NULL,
    "fassung_id" UUID NOT NULL,
    "land" TEXT NOT NULL,
    "wert" TEXT NOT NULL,
    "fingerabdruck" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "durch_vorsitz" BOOLEAN NOT NULL DEFAULT false,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "stimme_pkey" PRIMARY KEY ("fassung_id","land")
);

-- CreateTable
CREATE TABLE "protokollnotiz" (
    "id" UUID NOT NULL,
    "beschlussvorschlag_id" UUID NOT NULL,
    "textraum_id" UUID NOT NULL,
    "initiator" TEXT NOT NULL,
    "zustand" TEXT NOT NULL,
    "reihenfolge" TEXT[],
    "angelegt_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "angekuendigt_am" TIMESTAMPTZ(6),
    "absaetze" JSONB,
    "fingerabdruck" TEXT,

    CONSTRAINT "protokollnotiz_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unterschrift" (
    "notiz_id" UUID NOT NULL,
    "delegation" TEXT NOT NULL,
    "fingerabdruck" TEXT,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "unterschrift_pkey" PRIMARY KEY ("notiz_id","delegation")
);

-- CreateTable
CREATE TABLE "freigaberunde" (
    "id" UUID NOT NULL,
    "sitzung_id" UUID NOT NULL,
    "frist" TIMESTAMPTZ(6) NOT NULL,
    "frist_ortszeit" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "eroeffnet_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "geschlossen_am" TIMESTAMPTZ(6),

    CONSTRAINT "freigaberunde_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "freigabeposten" (
    "runde_id" UUID NOT NULL,
    "fassung_id" UUID NOT NULL,
    "freigegeben" BOOLEAN,

    CONSTRAINT "freigabeposten_pkey" PRIMARY KEY ("runde_id","fassung_id")
);

-- CreateTable
CREATE TABLE "freigabeantwort" (
    "runde_id" UUID NOT NULL,
    "delegation" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "freigabeantwort_pkey" PRIMARY KEY ("runde_id","delegation")
);

-- CreateTable
CREATE TABLE "freigabewiderspruch" (
    "runde_id" UUID NOT NULL,
    "fassung_id" UUID NOT NULL,
    "delegation" TEXT NOT NULL,
    "grund" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "freigabewiderspruch_pkey" PRIMARY KEY ("runde_id","fassung_id","delegation")
);

-- CreateTable
CREATE TABLE "berichtfreigabe" (
    "fassung_id" UUID NOT NULL,
    "absatz" INTEGER NOT NULL,
    "bericht" INTEGER NOT NULL,
    "marke" TEXT,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "berichtfreigabe_pkey" PRIMARY KEY ("fassung_id","absatz","bericht")
);

-- CreateTable
CREATE TABLE "datei" (
    "hash" TEXT NOT NULL,
    "typ" TEXT NOT NULL,
    "inhalt" BYTEA NOT NULL,

    CONSTRAINT "datei_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "probedruck" (
    "id" UUID NOT NULL,
    "sitzung_id" UUID NOT NULL,
    "modell" JSONB NOT NULL,
    "modell_hash" TEXT NOT NULL,
    "pdf_hash" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "probedruck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ausgabe" (
    "id" UUID NOT NULL,
    "sitzung_id" UUID NOT NULL,
    "nummer" INTEGER NOT NULL,
    "kennung" TEXT NOT NULL,
    "modell" JSONB NOT NULL,
    "modell_hash" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "ausgabe_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ausgabedatei" (
    "ausgabe_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ausgabedatei_pkey" PRIMARY KEY ("ausgabe_id","format")
);

-- CreateTable
CREATE TABLE "aktenvermerk" (
    "id" BIGSERIAL NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "art" TEXT NOT NULL,
    "konto_id" UUID,
    "delegation" TEXT,
    "sitzung_id" UUID,
    "gegenstand_id" TEXT,
    "daten" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "aktenvermerk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seite" (
    "schluessel" TEXT NOT NULL,
    "titel" TEXT NOT NULL,
    "inhalt" TEXT NOT NULL,
    "geaendert_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "seite_pkey" PRIMARY KEY ("schluessel")
);

-- CreateIndex
CREATE UNIQUE INDEX "konto_kennung_key" ON "konto"("kennung");

-- CreateIndex
CREATE INDEX "login_konto_id_idx" ON "login"("konto_id");

-- CreateIndex
CREATE INDEX "fehlversuch_kennung_am_idx" ON "fehlversuch"("kennung", "am");

-- CreateIndex
CREATE INDEX "fehlversuch_adresse_am_idx" ON "fehlversuch"("adresse", "am");

-- CreateIndex
CREATE INDEX "beschlussvorschlag_sitzung_id_idx" ON "beschlussvorschlag"("sitzung_id");

-- CreateIndex
CREATE INDEX "top_beschlussvorschlag_id_idx" ON "top"("beschlussvorschlag_id");

-- CreateIndex
CREATE UNIQUE INDEX "top_sitzung_id_nummer_key" ON "top"("sitzung_id", "nummer");

-- CreateIndex
CREATE INDEX "textraum_beschlussvorschlag_id_idx" ON "textraum"("beschlussvorschlag_id");

-- CreateIndex
CREATE UNIQUE INDEX "fassung_textraum_id_key" ON "fassung"("textraum_id");

-- CreateIndex
CREATE UNIQUE INDEX "fassung_beschlussvorschlag_id_nummer_key" ON "fassung"("beschlussvorschlag_id", "nummer");

-- CreateIndex
CREATE UNIQUE INDEX "stimme_id_key" ON "stimme"("id");

-- CreateIndex
CREATE UNIQUE INDEX "protokollnotiz_textraum_id_key" ON "protokollnotiz"("textraum_id");

-- CreateIndex
CREATE INDEX "protokollnotiz_beschlussvorschlag_id_idx" ON "protokollnotiz"("beschlussvorschlag_id");

-- CreateIndex
CREATE INDEX "freigaberunde_sitzung_id_idx" ON "freigaberunde"("sitzung_id");

-- CreateIndex
CREATE INDEX "probedruck_sitzung_id_idx" ON "probedruck"("sitzung_id");

-- CreateIndex
CREATE UNIQUE INDEX "ausgabe_kennung_key" ON "ausgabe"("kennung");

-- CreateIndex
CREATE UNIQUE INDEX "ausgabe_sitzung_id_nummer_key" ON "ausgabe"("sitzung_id", "nummer");

-- CreateIndex
CREATE INDEX "aktenvermerk_gegenstand_id_idx" ON "aktenvermerk"("gegenstand_id");

-- CreateIndex
CREATE INDEX "aktenvermerk_sitzung_id_idx" ON "aktenvermerk"("sitzung_id");

-- AddForeignKey
ALTER TABLE "login" ADD CONSTRAINT "login_konto_id_fkey" FOREIGN KEY ("konto_id") REFERENCES "konto"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sitzung" ADD CONSTRAINT "sitzung_konferenz_fkey" FOREIGN KEY ("konferenz") REFERENCES "konferenz"("kurz") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "beschlussvorschlag" ADD CONSTRAINT "beschlussvorschlag_sitzung_id_fkey" FOREIGN KEY ("sitzung_id") REFERENCES "sitzung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "top" ADD CONSTRAINT "top_beschlussvorschlag_id_fkey" FOREIGN KEY ("beschlussvorschlag_id") REFERENCES "beschlussvorschlag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "textraum" ADD CONSTRAINT "textraum_beschlussvorschlag_id_fkey" FOREIGN KEY ("beschlussvorschlag_id") REFERENCES "beschlussvorschlag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "textraumeintrag" ADD CONSTRAINT "textraumeintrag_textraum_id_fkey" FOREIGN KEY ("textraum_id") REFERENCES "textraum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fassung" ADD CONSTRAINT "fassung_beschlussvorschlag_id_fkey" FOREIGN KEY ("beschlussvorschlag_id") REFERENCES "beschlussvorschlag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fassung" ADD CONSTRAINT "fassung_textraum_id_fkey" FOREIGN KEY ("textraum_id") REFERENCES "textraum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "abstimmung" ADD CONSTRAINT "abstimmung_fassung_id_fkey" FOREIGN KEY ("fassung_id") REFERENCES "fassung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stimme" ADD CONSTRAINT "stimme_fassung_id_fkey" FOREIGN KEY ("fassung_id") REFERENCES "abstimmung"("fassung_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protokollnotiz" ADD CONSTRAINT "protokollnotiz_beschlussvorschlag_id_fkey" FOREIGN KEY ("beschlussvorschlag_id") REFERENCES "beschlussvorschlag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protokollnotiz" ADD CONSTRAINT "protokollnotiz_textraum_id_fkey" FOREIGN KEY ("textraum_id") REFERENCES "textraum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unterschrift" ADD CONSTRAINT "unterschrift_notiz_id_fkey" FOREIGN KEY ("notiz_id") REFERENCES "protokollnotiz"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freigaberunde" ADD CONSTRAINT "freigaberunde_sitzung_id_fkey" FOREIGN KEY ("sitzung_id") REFERENCES "sitzung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freigabeposten" ADD CONSTRAINT "freigabeposten_runde_id_fkey" FOREIGN KEY ("runde_id") REFERENCES "freigaberunde"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freigabeantwort" ADD CONSTRAINT "freigabeantwort_runde_id_fkey" FOREIGN KEY ("runde_id") REFERENCES "freigaberunde"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freigabewiderspruch" ADD CONSTRAINT "freigabewiderspruch_runde_id_fkey" FOREIGN KEY ("runde_id") REFERENCES "freigaberunde"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freigabewiderspruch" ADD CONSTRAINT "freigabewiderspruch_runde_id_fassung_id_fkey" FOREIGN KEY ("runde_id", "fassung_id") REFERENCES "freigabeposten"("runde_id", "fassung_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "berichtfreigabe" ADD CONSTRAINT "berichtfreigabe_fassung_id_fkey" FOREIGN KEY ("fassung_id") REFERENCES "fassung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "probedruck" ADD CONSTRAINT "probedruck_sitzung_id_fkey" FOREIGN KEY ("sitzung_id") REFERENCES "sitzung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ausgabe" ADD CONSTRAINT "ausgabe_sitzung_id_fkey" FOREIGN KEY ("sitzung_id") REFERENCES "sitzung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ausgabedatei" ADD CONSTRAINT "ausgabedatei_ausgabe_id_fkey" FOREIGN KEY ("ausgabe_id") REFERENCES "ausgabe"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- ---------------------------------------------------------------------------------------------------------------
-- Rules as database facts. A breach is a bug or an intruder: the use cases have refused it before with a sentence.
-- ---------------------------------------------------------------------------------------------------------------

-- The words that the columns may hold.
ALTER TABLE "konto" ADD CONSTRAINT "konto_delegation_bekannt" CHECK ("delegation" IN ('BW','BY','BE','BB','HB','HH','HE','MV','NI','NW','RP','SL','SN','ST','SH','TH','BMI','GS'));
ALTER TABLE "konto" ADD CONSTRAINT "konto_rolle_bekannt" CHECK ("rolle" IN ('lesend','bearbeitung','leitung','verwaltung','vorsitz','geschaeftsstelle'));
ALTER TABLE "konto" ADD CONSTRAINT "konto_rolle_passt" CHECK (
  ("delegation" = 'GS' AND "rolle" IN ('geschaeftsstelle','verwaltung')) OR
  ("delegation" = 'BMI' AND "rolle" IN ('lesend','bearbeitung','leitung','verwaltung')) OR
  ("delegation" NOT IN ('GS','BMI') AND "rolle" <> 'geschaeftsstelle'));
ALTER TABLE "konto" ADD CONSTRAINT "konto_kennung_form" CHECK ("kennung" ~ '^[a-z0-9][a-z0-9-]{1,39}$');
ALTER TABLE "sitzung" ADD CONSTRAINT "sitzung_art_bekannt" CHECK ("art" IN ('Sitzung','Beratung'));
ALTER TABLE "sitzung" ADD CONSTRAINT "sitzung_zeitraum" CHECK ("von" <= "bis" AND "beschlussdatum" BETWEEN "von" AND "bis");
ALTER TABLE "sitzung" ADD CONSTRAINT "sitzung_nummer_positiv" CHECK ("nummer" IS NULL OR "nummer" > 0);
ALTER TABLE "sitzung" ADD CONSTRAINT "sitzung_vorsitz_land" CHECK ("vorsitzland" IN ('BW','BY','BE','BB','HB','HH','HE','MV','NI','NW','RP','SL','SN','ST','SH','TH'));
ALTER TABLE "beschlussvorschlag" ADD CONSTRAINT "beschlussvorschlag_zustand_bekannt" CHECK ("zustand" IN ('anmeldung','entwurf','in_abstimmung','beschlossen','vertagt','zurueckgezogen','abgesetzt','ohne_einigung'));
ALTER TABLE "beschlussvorschlag" ADD CONSTRAINT "beschlussvorschlag_registriert" CHECK (("zustand" = 'anmeldung') = ("registriert_am" IS NULL) OR "zustand" = 'zurueckgezogen');
ALTER TABLE "top" ADD CONSTRAINT "top_nummer_form" CHECK ("nummer" IS NULL OR "nummer" ~ '^[1-9][0-9]{0,2}(\.[1-9][0-9]?)?$');
ALTER TABLE "top" ADD CONSTRAINT "top_titel_nicht_leer" CHECK (btrim("titel") <> '');
ALTER TABLE "textraum" ADD CONSTRAINT "textraum_art_bekannt" CHECK ("art" IN ('vorschlag','notiz'));
ALTER TABLE "textraum" ADD CONSTRAINT "textraum_zustand_bekannt" CHECK ("zustand" IN ('offen','geschlossen') AND ("zustand" = 'geschlossen') = ("geschlossen_am" IS NOT NULL));
ALTER TABLE "fassung" ADD CONSTRAINT "fassung_nummer_positiv" CHECK ("nummer" > 0);
ALTER TABLE "fassung" ADD CONSTRAINT "fassung_fingerabdruck_form" CHECK ("fingerabdruck" ~ '^[0-9a-f]{64}$');
ALTER TABLE "stimme" ADD CONSTRAINT "stimme_wert_bekannt" CHECK ("wert" IN ('zustimmung','enthaltung','ablehnung'));
-- The BMI has no vote, the Geschäftsstelle has none (domain.md 1.2).
ALTER TABLE "stimme" ADD CONSTRAINT "stimme_nur_land" CHECK ("land" IN ('BW','BY','BE','BB','HB','HH','HE','MV','NI','NW','RP','SL','SN','ST','SH','TH'));
ALTER TABLE "abstimmung" ADD CONSTRAINT "abstimmung_ergebnis" CHECK (("geschlossen_am" IS NULL) = ("ergebnis" IS NULL));
ALTER TABLE "abstimmung" ADD CONSTRAINT "abstimmung_aufhebung" CHECK (("aufgehoben_am" IS NULL) = ("aufhebungsgrund" IS NULL));
ALTER TABLE "protokollnotiz" ADD CONSTRAINT "protokollnotiz_zustand_bekannt" CHECK ("zustand" IN ('privat','angekuendigt','zurueckgezogen','abgegeben'));
ALTER TABLE "berichtfreigabe" ADD CONSTRAINT "berichtfreigabe_marke_bekannt" CHECK ("marke" IS NULL OR "marke" IN ('freigegeben','nicht freigegeben'));
ALTER TABLE "freigabewiderspruch" ADD CONSTRAINT "freigabewiderspruch_grund" CHECK (btrim("grund") <> '');

-- One open round and one open text of a Beschlussvorschlag at a time.
CREATE UNIQUE INDEX "freigaberunde_eine_offene" ON "freigaberunde" ("sitzung_id") WHERE "geschlossen_am" IS NULL;
CREATE UNIQUE INDEX "textraum_ein_offener_vorschlag" ON "textraum" ("beschlussvorschlag_id") WHERE "art" = 'vorschlag' AND "zustand" = 'offen';

-- What is written once stays: a Fassung, an Aktenvermerk, a published Ausgabe, bytes by hash, the log of a text.
CREATE FUNCTION "unveraenderlich"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Zeilen der Tabelle % sind unveränderlich.', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "fassung_bleibt" BEFORE UPDATE OR DELETE ON "fassung" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();
CREATE TRIGGER "aktenvermerk_bleibt" BEFORE UPDATE OR DELETE ON "aktenvermerk" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();
CREATE TRIGGER "ausgabe_bleibt" BEFORE UPDATE OR DELETE ON "ausgabe" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();
CREATE TRIGGER "ausgabedatei_bleibt" BEFORE UPDATE OR DELETE ON "ausgabedatei" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();
CREATE TRIGGER "datei_bleibt" BEFORE UPDATE OR DELETE ON "datei" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();
CREATE TRIGGER "textraumeintrag_bleibt" BEFORE UPDATE OR DELETE ON "textraumeintrag" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();
CREATE TRIGGER "fassung_kein_leeren" BEFORE TRUNCATE ON "fassung" FOR EACH STATEMENT EXECUTE FUNCTION "unveraenderlich"();
CREATE TRIGGER "aktenvermerk_kein_leeren" BEFORE TRUNCATE ON "aktenvermerk" FOR EACH STATEMENT EXECUTE FUNCTION "unveraenderlich"();

-- A closed Textraum stays closed, and its log neither grows nor has holes: each entry is the successor of the last one.
CREATE FUNCTION "textraum_bleibt_geschlossen"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."zustand" = 'geschlossen' AND (NEW."zustand" <> 'geschlossen' OR NEW."kopf" <> OLD."kopf") THEN
    RAISE EXCEPTION 'Ein geschlossener Textraum bleibt geschlossen.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW."kopf" < OLD."kopf" THEN
    RAISE EXCEPTION 'Die Folge eines Textraums läuft nur vorwärts.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "textraum_zustand" BEFORE UPDATE ON "textraum" FOR EACH ROW EXECUTE FUNCTION "textraum_bleibt_geschlossen"();

CREATE FUNCTION "textraumeintrag_ohne_luecke"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."folge" <> 1 AND NOT EXISTS (SELECT 1 FROM "textraumeintrag" WHERE "textraum_id" = NEW."textraum_id" AND "folge" = NEW."folge" - 1) THEN
    RAISE EXCEPTION 'Lücke in der Folge des Textraums %.', NEW."textraum_id" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "textraumeintrag_folge" BEFORE INSERT ON "textraumeintrag" FOR EACH ROW EXECUTE FUNCTION "textraumeintrag_ohne_luecke"();

-- A closed or void Abstimmung takes no Stimme any more, whatever the code above believes.
CREATE FUNCTION "stimme_nur_in_offener_abstimmung"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- FOR SHARE: a close that runs at the same moment waits, so that a Stimme is in its result or was refused.
  PERFORM 1 FROM "abstimmung" WHERE "fassung_id" = COALESCE(NEW."fassung_id", OLD."fassung_id") AND "geschlossen_am" IS NULL AND "aufgehoben_am" IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Die Abstimmung ist geschlossen oder aufgehoben.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP <> 'DELETE' AND NOT EXISTS (SELECT 1 FROM "fassung" WHERE "id" = NEW."fassung_id" AND "fingerabdruck" = NEW."fingerabdruck") THEN
    RAISE EXCEPTION 'Die Stimme nennt einen anderen Text als die Fassung.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER "stimme_offen" BEFORE INSERT OR UPDATE OR DELETE ON "stimme" FOR EACH ROW EXECUTE FUNCTION "stimme_nur_in_offener_abstimmung"();
