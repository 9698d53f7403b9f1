-- When the person behind a login last showed that it is them: at the login itself, then again before a formal act (docs/entscheidungen/0077).
ALTER TABLE "login" ADD COLUMN "bestaetigt_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now();
