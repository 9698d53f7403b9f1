-- The audit as a chain in the order in which its acts were committed: an edited, removed or inserted row is found by anybody who reckons
-- the hashes again (reliability.md L5, V12; docs/entscheidungen/0068).

-- What is hashed: every column, in a form that says the same everywhere.
CREATE FUNCTION "aktenvermerk_inhalt"(a "aktenvermerk") RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(a."id", to_char(a."am" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), a."art", a."konto_id", a."delegation", a."sitzung_id", a."gegenstand_id", a."daten")::text
$$;

CREATE TABLE "aktenkette" (
    "folge" BIGINT NOT NULL,
    "vermerk_id" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "aktenkette_pkey" PRIMARY KEY ("folge"),
    CONSTRAINT "aktenkette_vermerk_id_fkey" FOREIGN KEY ("vermerk_id") REFERENCES "aktenvermerk"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "aktenkette_vermerk_id_key" ON "aktenkette"("vermerk_id");

DO $$
DECLARE
  a "aktenvermerk";
  stelle BIGINT := 0;
  vor BYTEA := ''::bytea;
BEGIN
  FOR a IN SELECT * FROM "aktenvermerk" ORDER BY "id" LOOP
    stelle := stelle + 1;
    vor := sha256(vor || convert_to("aktenvermerk_inhalt"(a), 'UTF8'));
    INSERT INTO "aktenkette" VALUES (stelle, a."id", vor);
  END LOOP;
END $$;

-- At the commit, one transaction after the other: the lock is held for the rest of a commit and never while anything else is waited for.
CREATE FUNCTION "aktenvermerk_verketten"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  letzte RECORD;
BEGIN
  PERFORM pg_advisory_xact_lock(20261126);
  SELECT "folge", "hash" INTO letzte FROM "aktenkette" ORDER BY "folge" DESC LIMIT 1;
  INSERT INTO "aktenkette" VALUES (coalesce(letzte."folge", 0) + 1, NEW."id", sha256(coalesce(letzte."hash", ''::bytea) || convert_to("aktenvermerk_inhalt"(NEW), 'UTF8')));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "aktenvermerk_kette" AFTER INSERT ON "aktenvermerk" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "aktenvermerk_verketten"();

CREATE TRIGGER "aktenkette_bleibt" BEFORE UPDATE OR DELETE ON "aktenkette" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();
CREATE TRIGGER "aktenkette_kein_leeren" BEFORE TRUNCATE ON "aktenkette" FOR EACH STATEMENT EXECUTE FUNCTION "unveraenderlich"();
