-- Until when Themen are registered, and what comes later (docs/entscheidungen/0081). A Frist is kept as Berlin wall time and as instant.
ALTER TABLE "sitzung"
  ADD COLUMN "anmeldeschluss" TIMESTAMPTZ(6), ADD COLUMN "anmeldeschluss_ortszeit" TEXT,
  ADD COLUMN "nachfrist" TIMESTAMPTZ(6), ADD COLUMN "nachfrist_ortszeit" TEXT,
  ADD CONSTRAINT "sitzung_anmeldefristen" CHECK (("nachfrist" IS NULL OR "anmeldeschluss" IS NOT NULL AND "nachfrist" > "anmeldeschluss")
    AND ("anmeldeschluss" IS NULL) = ("anmeldeschluss_ortszeit" IS NULL) AND ("nachfrist" IS NULL) = ("nachfrist_ortszeit" IS NULL));
ALTER TABLE "beschlussvorschlag"
  ADD COLUMN "eingang" TEXT NOT NULL DEFAULT 'fristgerecht' CHECK ("eingang" IN ('fristgerecht', 'nachfrist', 'verspaetet')),
  ADD COLUMN "zugelassen_am" TIMESTAMPTZ(6),
  -- "im Bundesrat anhängig", with the number of the Drucksache where it is known; null: no such flag.
  ADD COLUMN "bundesrat" TEXT;
