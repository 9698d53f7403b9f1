-- The archive: what is published, made findable. Everything here can be made anew from the models it was given.
-- A Sammlung that leaves takes its decisions and references with it (cascade) and its stems out of archivwort (server/persistence/ablage-archiv.ts).

CREATE TABLE "archivsammlung" (
    "id" SERIAL NOT NULL,
    "kennung" TEXT NOT NULL,
    "herkunft" TEXT NOT NULL,
    "konferenz" TEXT NOT NULL,
    "art" TEXT NOT NULL,
    "nummer" INTEGER,
    "beschlussdatum" DATE NOT NULL,
    "von" DATE,
    "bis" DATE,
    "ort" TEXT,
    "titel" TEXT NOT NULL,
    "jahr" INTEGER NOT NULL,
    "anzahl" INTEGER NOT NULL,
    "anlass" TEXT NOT NULL DEFAULT 'Sammlung',
    "anlassnummer" INTEGER NOT NULL DEFAULT 1,
    "grund" TEXT,
    "aktuell" BOOLEAN NOT NULL DEFAULT true,
    "aufgenommen_am" TIMESTAMPTZ(6) NOT NULL,
    "modell" JSONB NOT NULL,

    CONSTRAINT "archivsammlung_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "archivsammlung_herkunft_bekannt" CHECK ("herkunft" IN ('ausgabe', 'einlesung')),
    CONSTRAINT "archivsammlung_anlass_bekannt" CHECK ("anlass" IN ('Sammlung', 'Nachtrag', 'Berichtigung')),
    CONSTRAINT "archivsammlung_kennung_form" CHECK ("kennung" ~ '^[a-z0-9-]{1,60}$')
);
CREATE UNIQUE INDEX "archivsammlung_kennung_key" ON "archivsammlung"("kennung");

CREATE TABLE "archivbeschluss" (
    "id" SERIAL NOT NULL,
    "sammlung_id" INTEGER NOT NULL,
    "platz" INTEGER NOT NULL,
    "schluessel" TEXT NOT NULL,
    "tops" TEXT[],
    "titel" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ziffern" INTEGER NOT NULL,
    "laender" TEXT[],
    "arbeitskreise" TEXT[],
    "empfaenger" TEXT[],
    "auftraege" JSONB NOT NULL,
    "modell" JSONB NOT NULL,
    "konferenz" TEXT NOT NULL,
    "jahr" INTEGER NOT NULL,
    "tag" DATE NOT NULL,
    "aktuell" BOOLEAN NOT NULL,
    "suchvektor" tsvector NOT NULL,

    CONSTRAINT "archivbeschluss_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "archivbeschluss_sammlung_id_fkey" FOREIGN KEY ("sammlung_id") REFERENCES "archivsammlung"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "archivbeschluss_sammlung_id_schluessel_key" ON "archivbeschluss"("sammlung_id", "schluessel");
CREATE INDEX "archivbeschluss_tops" ON "archivbeschluss" USING GIN ("tops");
CREATE INDEX "archivbeschluss_suchvektor" ON "archivbeschluss" USING GIN ("suchvektor") WITH (fastupdate = off);
-- A sequence of frequent words is compared row by row: its vector lies in the row and unpacked, everything else that is long lies aside.
ALTER TABLE "archivbeschluss" ALTER COLUMN "suchvektor" SET STORAGE PLAIN;
ALTER TABLE "archivbeschluss" ALTER COLUMN "text" SET STORAGE EXTERNAL;
ALTER TABLE "archivbeschluss" ALTER COLUMN "modell" SET STORAGE EXTERNAL;

-- The words of titles, narrow rows of their own: which results come first is asked for every hit.
CREATE TABLE "archivtitel" (
    "beschluss_id" INTEGER NOT NULL,
    "titelvektor" tsvector NOT NULL,

    CONSTRAINT "archivtitel_pkey" PRIMARY KEY ("beschluss_id"),
    CONSTRAINT "archivtitel_beschluss_id_fkey" FOREIGN KEY ("beschluss_id") REFERENCES "archivbeschluss"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "archivtitel_titelvektor" ON "archivtitel" USING GIN ("titelvektor") WITH (fastupdate = off);

CREATE TABLE "archivverweis" (
    "id" SERIAL NOT NULL,
    "beschluss_id" INTEGER NOT NULL,
    "notiz" INTEGER,
    "absatz" INTEGER NOT NULL,
    "von" INTEGER NOT NULL,
    "bis" INTEGER NOT NULL,
    "koerper" TEXT NOT NULL,
    "sitzung" JSONB,
    "top" TEXT,
    "ziffern" INTEGER[],

    CONSTRAINT "archivverweis_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "archivverweis_beschluss_id_fkey" FOREIGN KEY ("beschluss_id") REFERENCES "archivbeschluss"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "archivverweis_beschluss_id_idx" ON "archivverweis"("beschluss_id");
CREATE INDEX "archivverweis_top_idx" ON "archivverweis"("top");

-- Another word after every change of what is current: whoever keeps the small facts of all decisions in memory knows by it that they are old.
CREATE TABLE "archivstand" (
    "nur_einer" BOOLEAN NOT NULL DEFAULT true,
    "stand" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "archivstand_pkey" PRIMARY KEY ("nur_einer"),
    CONSTRAINT "archivstand_nur_einer" CHECK ("nur_einer")
);
INSERT INTO "archivstand" DEFAULT VALUES;

-- Every stem that occurs, and in how many decisions: a typed word finds the compounds that hold it.
CREATE TABLE "archivwort" (
    "stamm" TEXT NOT NULL,
    "anzahl" INTEGER NOT NULL,

    CONSTRAINT "archivwort_pkey" PRIMARY KEY ("stamm")
);
-- pg_trgm makes looking inside words quick. A server that lacks it, or a user who may not add it, searches all the same, a little slower (docs/entscheidungen/0046).
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "archivwort_teile" ON "archivwort" USING GIN ("stamm" gin_trgm_ops) WITH (fastupdate = off);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
  RAISE NOTICE 'pg_trgm ist nicht verfügbar; die Suche in zusammengesetzten Wörtern kommt ohne Index aus.';
END $$;
