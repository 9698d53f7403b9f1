-- Who acts for a Delegationsleitung, from when to when (docs/entscheidungen/0078). A Vertretung is never deleted: it ends by its time or is revoked.
CREATE TABLE "vertretung" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "konto_id" UUID NOT NULL,
  "fuer_konto_id" UUID NOT NULL,
  "ab" TIMESTAMPTZ(6) NOT NULL,
  "bis" TIMESTAMPTZ(6) NOT NULL,
  "benannt_von" UUID NOT NULL,
  "benannt_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
  "widerrufen_am" TIMESTAMPTZ(6),
  CONSTRAINT "vertretung_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "vertretung_konto_fkey" FOREIGN KEY ("konto_id") REFERENCES "konto" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "vertretung_fuer_fkey" FOREIGN KEY ("fuer_konto_id") REFERENCES "konto" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "vertretung_zeit" CHECK ("bis" > "ab"),
  CONSTRAINT "vertretung_nicht_sich_selbst" CHECK ("konto_id" <> "fuer_konto_id")
);
CREATE INDEX "vertretung_konto_idx" ON "vertretung" ("konto_id", "bis");

-- What was said stays said; only the revocation is added, once.
CREATE FUNCTION "vertretung_bleibt"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a Vertretung is not deleted'; END IF;
  IF OLD."widerrufen_am" IS NOT NULL OR (to_jsonb(NEW) - 'widerrufen_am') <> (to_jsonb(OLD) - 'widerrufen_am') THEN RAISE EXCEPTION 'a Vertretung is not changed'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "vertretung_bleibt" BEFORE UPDATE OR DELETE ON "vertretung" FOR EACH ROW EXECUTE FUNCTION "vertretung_bleibt"();
