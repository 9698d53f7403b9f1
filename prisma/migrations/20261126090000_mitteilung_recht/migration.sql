-- What a notice about no single TOP is about, as the right to see it: whoever may not open the page is not told that there is one.
ALTER TABLE "mitteilung" ADD COLUMN "handlung" TEXT;
UPDATE "mitteilung" SET "handlung" = CASE WHEN "schluessel" LIKE 'niederschrift/%' THEN 'niederschrift.sehen' ELSE 'sitzung.sehen' END WHERE "beschlussvorschlag_id" IS NULL;
-- A notice is about a TOP or names the right, one of both.
ALTER TABLE "mitteilung" ADD CONSTRAINT "mitteilung_recht" CHECK (("beschlussvorschlag_id" IS NULL) = ("handlung" IS NOT NULL));
