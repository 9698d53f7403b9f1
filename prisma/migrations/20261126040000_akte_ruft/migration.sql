-- Every formal act that all Delegations may see is called out to the screens of its Sitzung (docs/entscheidungen/0075): the id of the Sitzung
-- and nothing else. What a Delegation keeps to itself (a note not yet announced, an answer not yet shared) is not called out, not even that it was.
CREATE FUNCTION "aktenvermerk_rufen"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('einvernehmen_akte', NEW."sitzung_id"::text);
  RETURN NULL;
END $$;

CREATE TRIGGER "aktenvermerk_rufen" AFTER INSERT ON "aktenvermerk" FOR EACH ROW
WHEN (NEW."sitzung_id" IS NOT NULL AND NEW."art" IN (
  'fassung_eingefroren', 'fassung_wiedereroeffnet', 'stimme', 'einvernehmen_festgestellt', 'abstimmung_geschlossen',
  'liste_vorgeschlagen', 'liste_herausgenommen', 'liste_geschlossen', 'liste_aufgehoben', 'abfrage_geteilt', 'vorbehalt_aufgehoben',
  'umlauf_begonnen', 'umlauf_widersprochen', 'umlauf_beendet', 'umlauf_abgebrochen', 'notiz_angekuendigt', 'eingeladen',
  'freigabe_eroeffnet', 'freigabe_beantwortet', 'freigabe_geschlossen'
)) EXECUTE FUNCTION "aktenvermerk_rufen"();
