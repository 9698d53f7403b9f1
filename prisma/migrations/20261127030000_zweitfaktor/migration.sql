-- The second factor of an account (docs/entscheidungen/0098): the secret its app shares with the house, the last time step whose code was used,
-- and the sha256 of what is left of its emergency codes. Until it is confirmed it is asked of nobody.
CREATE TABLE "zweitfaktor" (
    "konto_id" UUID NOT NULL,
    "geheimnis" BYTEA NOT NULL CHECK (octet_length("geheimnis") = 20),
    "schritt" BIGINT NOT NULL DEFAULT 0,
    "notfallcode_hash" TEXT[] NOT NULL DEFAULT '{}',
    "begonnen_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "bestaetigt_am" TIMESTAMPTZ(6),
    CONSTRAINT "zweitfaktor_pkey" PRIMARY KEY ("konto_id")
);
ALTER TABLE "zweitfaktor" ADD CONSTRAINT "zweitfaktor_konto_id_fkey" FOREIGN KEY ("konto_id") REFERENCES "konto"("id") ON DELETE CASCADE ON UPDATE CASCADE;
