-- To which Arbeitskreise and TOPs an account is narrowed (docs/entscheidungen/0079); both empty: to none, it sees what its Delegation sees.
ALTER TABLE "konto" ADD COLUMN "nur_arbeitskreise" TEXT[] NOT NULL DEFAULT '{}', ADD COLUMN "nur_vorschlaege" UUID[] NOT NULL DEFAULT '{}';
-- Who acts for the whole Delegation or the whole conference is narrowed to nothing.
ALTER TABLE "konto" ADD CONSTRAINT "konto_zustaendigkeit" CHECK (("nur_arbeitskreise" = '{}' AND "nur_vorschlaege" = '{}') OR "rolle" IN ('lesend', 'bearbeitung'));
