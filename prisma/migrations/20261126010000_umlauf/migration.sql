-- The Umlaufverfahren: a vote in writing between two Sitzungen, with a number of its own (features.md 33 to 35).
ALTER TABLE "beschlussvorschlag" DROP CONSTRAINT "beschlussvorschlag_zustand_bekannt";
ALTER TABLE "beschlussvorschlag" ADD CONSTRAINT "beschlussvorschlag_zustand_bekannt" CHECK ("zustand" IN ('anmeldung','entwurf','in_abstimmung','im_umlauf','beschlossen','umlauf_beschlossen','vertagt','zurueckgezogen','abgesetzt','ohne_einigung'));

CREATE TABLE "umlauf" (
    "id" UUID NOT NULL,
    "konferenz" TEXT NOT NULL,
    "beschlussvorschlag_id" UUID NOT NULL,
    "fassung_id" UUID,
    "zustand" TEXT NOT NULL DEFAULT 'entwurf',
    "jahr" INTEGER,
    "laufend" INTEGER,
    "frist" TIMESTAMPTZ(6),
    "frist_ortszeit" TEXT,
    "konto_id" UUID NOT NULL,
    "angelegt_am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "begonnen_am" TIMESTAMPTZ(6),
    "beendet_am" TIMESTAMPTZ(6),
    "erinnert_am" TIMESTAMPTZ(6),
    "grund" TEXT,
    "nach_sitzung_id" UUID,

    CONSTRAINT "umlauf_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "umlauf_zustand_bekannt" CHECK ("zustand" IN ('entwurf','laeuft','beendet','widersprochen','abgebrochen')),
    CONSTRAINT "umlauf_nummer_ganz" CHECK (("jahr" IS NULL) = ("laufend" IS NULL) AND ("laufend" IS NULL OR "laufend" > 0)),
    -- Once it runs it has a number, a text and a Frist, and keeps them.
    CONSTRAINT "umlauf_begonnen" CHECK (("begonnen_am" IS NULL) = ("fassung_id" IS NULL) AND ("begonnen_am" IS NULL) = ("laufend" IS NULL) AND ("begonnen_am" IS NULL) = ("frist" IS NULL) AND ("frist" IS NULL) = ("frist_ortszeit" IS NULL)),
    CONSTRAINT "umlauf_zustand_passt" CHECK (("zustand" = 'entwurf' AND "begonnen_am" IS NULL) OR "zustand" = 'abgebrochen' OR "begonnen_am" IS NOT NULL),
    CONSTRAINT "umlauf_beendet" CHECK (("zustand" IN ('entwurf','laeuft')) = ("beendet_am" IS NULL))
);
CREATE TABLE "umlaufwiderspruch" (
    "umlauf_id" UUID NOT NULL,
    "delegation" TEXT NOT NULL,
    "gegen" TEXT NOT NULL,
    "grund" TEXT NOT NULL,
    "konto_id" UUID NOT NULL,
    "am" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT "umlaufwiderspruch_pkey" PRIMARY KEY ("umlauf_id","delegation"),
    CONSTRAINT "umlaufwiderspruch_gegen_bekannt" CHECK ("gegen" IN ('text','verfahren')),
    CONSTRAINT "umlaufwiderspruch_grund" CHECK (btrim("grund") <> '')
);
CREATE UNIQUE INDEX "umlauf_fassung_id_key" ON "umlauf"("fassung_id");
CREATE UNIQUE INDEX "umlauf_konferenz_jahr_laufend_key" ON "umlauf"("konferenz","jahr","laufend");
CREATE INDEX "umlauf_beschlussvorschlag_id_idx" ON "umlauf"("beschlussvorschlag_id");
-- One at a time for a matter.
CREATE UNIQUE INDEX "umlauf_ein_offener" ON "umlauf" ("beschlussvorschlag_id") WHERE "beendet_am" IS NULL;

ALTER TABLE "umlauf" ADD CONSTRAINT "umlauf_konferenz_fkey" FOREIGN KEY ("konferenz") REFERENCES "konferenz"("kurz") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "umlauf" ADD CONSTRAINT "umlauf_beschlussvorschlag_id_fkey" FOREIGN KEY ("beschlussvorschlag_id") REFERENCES "beschlussvorschlag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "umlauf" ADD CONSTRAINT "umlauf_fassung_id_fkey" FOREIGN KEY ("fassung_id") REFERENCES "fassung"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "umlauf" ADD CONSTRAINT "umlauf_nach_sitzung_id_fkey" FOREIGN KEY ("nach_sitzung_id") REFERENCES "sitzung"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "umlaufwiderspruch" ADD CONSTRAINT "umlaufwiderspruch_umlauf_id_fkey" FOREIGN KEY ("umlauf_id") REFERENCES "umlauf"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What has ended stays as it ended; a Widerspruch is never taken back or changed.
CREATE FUNCTION "umlauf_bleibt_beendet"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."beendet_am" IS NOT NULL THEN
    RAISE EXCEPTION 'Ein beendetes Umlaufverfahren ist unveränderlich.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD."begonnen_am" IS NOT NULL AND (NEW."fassung_id", NEW."jahr", NEW."laufend", NEW."begonnen_am") IS DISTINCT FROM (OLD."fassung_id", OLD."jahr", OLD."laufend", OLD."begonnen_am") THEN
    RAISE EXCEPTION 'Nummer und Text eines begonnenen Umlaufverfahrens sind unveränderlich.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "umlauf_zustand" BEFORE UPDATE ON "umlauf" FOR EACH ROW EXECUTE FUNCTION "umlauf_bleibt_beendet"();
CREATE TRIGGER "umlauf_bleibt" BEFORE DELETE ON "umlauf" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();
CREATE TRIGGER "umlaufwiderspruch_bleibt" BEFORE UPDATE OR DELETE ON "umlaufwiderspruch" FOR EACH ROW EXECUTE FUNCTION "unveraenderlich"();

-- A Stimme after the Frist is refused by the clock of the database, whatever the code above believes (reliability.md V5).
CREATE FUNCTION "stimme_vor_umlauffrist"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "umlauf" WHERE "fassung_id" = NEW."fassung_id" AND ("zustand" <> 'laeuft' OR "frist" < clock_timestamp())) THEN
    RAISE EXCEPTION 'Die Frist des Umlaufverfahrens ist abgelaufen.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "stimme_umlauffrist" BEFORE INSERT OR UPDATE ON "stimme" FOR EACH ROW EXECUTE FUNCTION "stimme_vor_umlauffrist"();
