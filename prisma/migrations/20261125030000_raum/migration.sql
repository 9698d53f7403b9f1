-- The log of the Textraeume as a chain, its snapshots, the leases of client ids, and words that fell with a paragraph (docs/entscheidungen/0061 to 0065).

-- Each row's hash covers the one before it, its bytes and its author; the first row follows on the id of the Textraum.
CREATE FUNCTION "textraumeintrag_kette"(vor BYTEA, daten BYTEA, konto UUID, delegation TEXT) RETURNS BYTEA LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(vor || daten || convert_to(coalesce(konto::text, '') || ' ' || coalesce(delegation, ''), 'UTF8'))
$$;

ALTER TABLE "textraumeintrag" ADD COLUMN "hash" BYTEA;
ALTER TABLE "textraumeintrag" DISABLE TRIGGER "textraumeintrag_bleibt";
DO $$
DECLARE
  z RECORD;
  raum UUID;
  vor BYTEA;
BEGIN
  FOR z IN SELECT "textraum_id", "folge", "daten", "konto_id", "delegation" FROM "textraumeintrag" ORDER BY "textraum_id", "folge" LOOP
    IF raum IS DISTINCT FROM z."textraum_id" THEN
      raum := z."textraum_id";
      vor := convert_to(raum::text, 'UTF8');
    END IF;
    vor := "textraumeintrag_kette"(vor, z."daten", z."konto_id", z."delegation");
    UPDATE "textraumeintrag" SET "hash" = vor WHERE "textraum_id" = z."textraum_id" AND "folge" = z."folge";
  END LOOP;
END $$;
ALTER TABLE "textraumeintrag" ENABLE TRIGGER "textraumeintrag_bleibt";
ALTER TABLE "textraumeintrag" ALTER COLUMN "hash" SET NOT NULL;

-- The successor of the last row, linked to it. A row that brings its hash along (a restored backup) keeps it: reading judges, not writing.
CREATE OR REPLACE FUNCTION "textraumeintrag_ohne_luecke"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  vor BYTEA;
BEGIN
  IF NEW."folge" = 1 THEN
    vor := convert_to(NEW."textraum_id"::text, 'UTF8');
  ELSE
    SELECT "hash" INTO vor FROM "textraumeintrag" WHERE "textraum_id" = NEW."textraum_id" AND "folge" = NEW."folge" - 1;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'Lücke in der Folge des Textraums %.', NEW."textraum_id" USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  IF NEW."hash" IS NULL THEN
    NEW."hash" := sha256(vor || NEW."daten" || convert_to(coalesce(NEW."konto_id"::text, '') || ' ' || coalesce(NEW."delegation", ''), 'UTF8'));
  END IF;
  RETURN NEW;
END $$;

-- A text up to a row of its log, so that opening reads a snapshot and a short tail. `hash` is of the bytes, `kette` of the row.
CREATE TABLE "textraumstand" (
    "textraum_id" UUID NOT NULL,
    "folge" INTEGER NOT NULL,
    "stand" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "kette" BYTEA NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "textraumstand_pkey" PRIMARY KEY ("textraum_id", "folge"),
    CONSTRAINT "textraumstand_textraum_id_fkey" FOREIGN KEY ("textraum_id") REFERENCES "textraum"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
-- A state that went through a compressor of the database would be read more slowly, and it is nearly incompressible.
ALTER TABLE "textraumstand" ALTER COLUMN "stand" SET STORAGE EXTERNAL;
CREATE TRIGGER "textraumstand_bleibt" BEFORE UPDATE ON "textraumstand" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();

-- Whose a client id is in a Textraum, and its next clock: a fact of the same transaction as the row that wrote it.
CREATE TABLE "textraumclient" (
    "textraum_id" UUID NOT NULL,
    "client" BIGINT NOT NULL,
    "konto_id" UUID,
    "naechste_uhr" BIGINT NOT NULL,
    "folge" INTEGER NOT NULL,

    CONSTRAINT "textraumclient_pkey" PRIMARY KEY ("textraum_id", "client"),
    CONSTRAINT "textraumclient_textraum_id_fkey" FOREIGN KEY ("textraum_id") REFERENCES "textraum"("id") ON DELETE RESTRICT ON UPDATE CASCADE
) WITH (fillfactor = 60);
CREATE FUNCTION "textraumclient_bleibt_verliehen"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."konto_id" IS DISTINCT FROM OLD."konto_id" OR NEW."naechste_uhr" <= OLD."naechste_uhr" THEN
    RAISE EXCEPTION 'Die Kennung % gehört einem anderen Konto, oder ihre Uhr läuft zurück.', OLD."client" USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "textraumclient_verliehen" BEFORE UPDATE ON "textraumclient" FOR EACH ROW EXECUTE FUNCTION "textraumclient_bleibt_verliehen"();

-- Words that fell with a paragraph somebody else took away, until their author has them back.
CREATE TABLE "textraumverlust" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "textraum_id" UUID NOT NULL,
    "folge" INTEGER NOT NULL,
    "konto_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "absatz" TEXT NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "textraumverlust_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "textraumverlust_textraum_id_fkey" FOREIGN KEY ("textraum_id") REFERENCES "textraum"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "textraumverlust_textraum_id_konto_id_idx" ON "textraumverlust"("textraum_id", "konto_id");

-- Rows stay. Only the retention command may remove those of a closed Textraum whose Fassung exists and whose last state is kept.
CREATE FUNCTION "textraumeintrag_bleibt"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('einvernehmen.reduziert', true) = OLD."textraum_id"::text AND EXISTS (
    SELECT 1 FROM "textraum" t JOIN "textraumstand" s ON s."textraum_id" = t."id" AND s."folge" = t."kopf" JOIN "fassung" f ON f."textraum_id" = t."id"
    WHERE t."id" = OLD."textraum_id" AND t."zustand" = 'geschlossen') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'Zeilen der Tabelle % sind unveränderlich.', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER "textraumeintrag_bleibt" ON "textraumeintrag";
CREATE TRIGGER "textraumeintrag_bleibt" BEFORE UPDATE OR DELETE ON "textraumeintrag" FOR EACH ROW EXECUTE FUNCTION "textraumeintrag_bleibt"();
