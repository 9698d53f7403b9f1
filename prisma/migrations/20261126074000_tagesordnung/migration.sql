-- The agenda as it was sent out (docs/entscheidungen/0082): an issue is a snapshot with a running number of its Sitzung, and never changes.
CREATE TABLE "tagesordnung" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "sitzung_id" UUID NOT NULL REFERENCES "sitzung" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "laufend" INTEGER NOT NULL CHECK ("laufend" > 0),
  "endgueltig" BOOLEAN NOT NULL,
  "posten" JSONB NOT NULL,
  "konto_id" UUID NOT NULL,
  "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
  CONSTRAINT "tagesordnung_laufend" UNIQUE ("sitzung_id", "laufend")
);
CREATE TRIGGER "tagesordnung_bleibt" BEFORE UPDATE OR DELETE ON "tagesordnung" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();
