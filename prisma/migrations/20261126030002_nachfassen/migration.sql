-- Whom the Geschäftsstelle wrote to about what is missing: once a day about a Sitzung at most.
CREATE TABLE "nachfassbrief" (
    "sitzung_id" UUID NOT NULL,
    "delegation" TEXT NOT NULL,
    "tag" DATE NOT NULL,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "nachfassbrief_pkey" PRIMARY KEY ("sitzung_id","delegation","tag")
);
ALTER TABLE "nachfassbrief" ADD CONSTRAINT "nachfassbrief_sitzung_id_fkey" FOREIGN KEY ("sitzung_id") REFERENCES "sitzung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
