-- What a Delegation is told, in the transaction of the act it tells of (docs/entscheidungen/0095). One act is one notice, however often it comes.
CREATE TABLE "mitteilung" (
  "id" BIGSERIAL PRIMARY KEY,
  "delegation" TEXT NOT NULL,
  "schluessel" TEXT NOT NULL,
  "betreff" TEXT NOT NULL,
  "pfad" TEXT NOT NULL,
  "beschlussvorschlag_id" UUID REFERENCES "beschlussvorschlag" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
  CONSTRAINT "mitteilung_einmal" UNIQUE ("delegation", "schluessel")
);
CREATE INDEX "mitteilung_delegation_idx" ON "mitteilung" ("delegation", "id" DESC);
-- Up to which notice a person has read.
ALTER TABLE "konto" ADD COLUMN "mitteilungen_bis" BIGINT NOT NULL DEFAULT 0;
