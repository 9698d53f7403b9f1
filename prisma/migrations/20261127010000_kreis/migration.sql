-- A circle of Delegationen with drafts and comments of its own (docs/entscheidungen/0088): seen by its members alone.
CREATE TABLE "kreis" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "gegruendet_von" UUID NOT NULL,
    "gegruendet_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "aufgeloest_am" TIMESTAMPTZ(6),

    CONSTRAINT "kreis_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "kreis_name" CHECK (length("name") BETWEEN 1 AND 80)
);
ALTER TABLE "kreis" ADD CONSTRAINT "kreis_gegruendet_von_fkey" FOREIGN KEY ("gegruendet_von") REFERENCES "konto"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Asked, and from `beigetreten_am` on a member. Who leaves or declines has no row.
CREATE TABLE "kreismitglied" (
    "kreis_id" UUID NOT NULL,
    "delegation" TEXT NOT NULL,
    "eingeladen_von" UUID NOT NULL,
    "eingeladen_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "beigetreten_von" UUID,
    "beigetreten_am" TIMESTAMPTZ(6),

    CONSTRAINT "kreismitglied_pkey" PRIMARY KEY ("kreis_id", "delegation"),
    CONSTRAINT "kreismitglied_beitritt" CHECK (("beigetreten_am" IS NULL) = ("beigetreten_von" IS NULL))
);
CREATE INDEX "kreismitglied_delegation_idx" ON "kreismitglied"("delegation");
ALTER TABLE "kreismitglied" ADD CONSTRAINT "kreismitglied_kreis_id_fkey" FOREIGN KEY ("kreis_id") REFERENCES "kreis"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The draft of a circle for one Beschlussvorschlag, once.
CREATE TABLE "kreisentwurf" (
    "kreis_id" UUID NOT NULL,
    "beschlussvorschlag_id" UUID NOT NULL,
    "textraum_id" UUID NOT NULL,

    CONSTRAINT "kreisentwurf_pkey" PRIMARY KEY ("kreis_id", "beschlussvorschlag_id")
);
CREATE UNIQUE INDEX "kreisentwurf_textraum_id_key" ON "kreisentwurf"("textraum_id");
ALTER TABLE "kreisentwurf" ADD CONSTRAINT "kreisentwurf_kreis_id_fkey" FOREIGN KEY ("kreis_id") REFERENCES "kreis"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "kreisentwurf" ADD CONSTRAINT "kreisentwurf_beschlussvorschlag_id_fkey" FOREIGN KEY ("beschlussvorschlag_id") REFERENCES "beschlussvorschlag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "kreisentwurf" ADD CONSTRAINT "kreisentwurf_textraum_id_fkey" FOREIGN KEY ("textraum_id") REFERENCES "textraum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "textraum" DROP CONSTRAINT "textraum_art_bekannt";
ALTER TABLE "textraum" ADD CONSTRAINT "textraum_art_bekannt" CHECK ("art" IN ('vorschlag', 'notiz', 'kreis'));

CREATE TABLE "kreiskommentar" (
    "id" UUID NOT NULL,
    "folge" BIGSERIAL NOT NULL,
    "kreis_id" UUID NOT NULL,
    "beschlussvorschlag_id" UUID NOT NULL,
    "delegation" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "geaendert_am" TIMESTAMPTZ(6),
    "geloescht_am" TIMESTAMPTZ(6),

    CONSTRAINT "kreiskommentar_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "kreiskommentar_text" CHECK (length("text") <= 4000 AND ("geloescht_am" IS NULL) = ("text" <> ''))
);
CREATE INDEX "kreiskommentar_kreis_id_beschlussvorschlag_id_folge_idx" ON "kreiskommentar"("kreis_id", "beschlussvorschlag_id", "folge");
ALTER TABLE "kreiskommentar" ADD CONSTRAINT "kreiskommentar_kreis_id_fkey" FOREIGN KEY ("kreis_id") REFERENCES "kreis"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "kreiskommentar" ADD CONSTRAINT "kreiskommentar_beschlussvorschlag_id_fkey" FOREIGN KEY ("beschlussvorschlag_id") REFERENCES "beschlussvorschlag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "kreiskommentar" ADD CONSTRAINT "kreiskommentar_konto_id_fkey" FOREIGN KEY ("konto_id") REFERENCES "konto"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
