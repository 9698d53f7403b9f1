-- Which Land the chair has called up in the room (docs/entscheidungen/0076); null: nobody. No part of the vote: a Stimme counts whoever is called.
ALTER TABLE "abstimmung" ADD COLUMN "aufgerufen" TEXT;

-- A Stimme that the chair records for one Land, and a call, are seen on all screens at once, as every other act that all may see.
DROP TRIGGER "aktenvermerk_rufen" ON "aktenvermerk";
CREATE TRIGGER "aktenvermerk_rufen" AFTER INSERT ON "aktenvermerk" FOR EACH ROW
WHEN (NEW."sitzung_id" IS NOT NULL AND NEW."art" IN (
  'fassung_eingefroren', 'fassung_wiedereroeffnet', 'stimme', 'stimme_erfasst', 'aufruf', 'einvernehmen_festgestellt', 'abstimmung_geschlossen',
  'liste_vorgeschlagen', 'liste_herausgenommen', 'liste_geschlossen', 'liste_aufgehoben', 'abfrage_geteilt', 'vorbehalt_aufgehoben',
  'umlauf_begonnen', 'umlauf_widersprochen', 'umlauf_beendet', 'umlauf_abgebrochen', 'notiz_angekuendigt', 'eingeladen',
  'freigabe_eroeffnet', 'freigabe_beantwortet', 'freigabe_geschlossen'
)) EXECUTE FUNCTION "aktenvermerk_rufen"();
