-- The text of a TOP at a stage before the conference decides, with the Votum of that stage (docs/entscheidungen/0084). Never changed; no Beschluss.
CREATE TABLE "stufentext" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
  "beschlussvorschlag_id" UUID NOT NULL REFERENCES "beschlussvorschlag" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "laufend" INTEGER NOT NULL CHECK ("laufend" > 0),
  "stufe" TEXT NOT NULL CHECK ("stufe" IN ('anmeldung', 'arbeitskreis', 'vorkonferenz')),
  "votum" TEXT CHECK ("votum" IN ('empfohlen', 'nicht_empfohlen', 'strittig', 'ohne_votum')),
  "vermerk" TEXT NOT NULL DEFAULT '',
  "absaetze" JSONB NOT NULL,
  "fingerabdruck" TEXT NOT NULL,
  "konto_id" UUID NOT NULL,
  "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
  CONSTRAINT "stufentext_laufend" UNIQUE ("beschlussvorschlag_id", "laufend"),
  CONSTRAINT "stufentext_votum" CHECK (("votum" IS NULL) = ("stufe" = 'anmeldung'))
);
CREATE TRIGGER "stufentext_bleibt" BEFORE UPDATE OR DELETE ON "stufentext" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();

CREATE TRIGGER "aktenvermerk_rufen_stufe" AFTER INSERT ON "aktenvermerk" FOR EACH ROW
WHEN (NEW."sitzung_id" IS NOT NULL AND NEW."art" = 'stufe_festgehalten') EXECUTE FUNCTION "aktenvermerk_rufen"();
