/** Protokollnotizen as they will be printed: head line, smaller type; with what their authors and others can do about them. */
import { Link, useSearchParams } from '@remix-run/react';
import type { Fehlermeldung } from '../../antwort.ts';
import { nameOf, type Delegation } from '../../domain/land.ts';
import { Schreibflaeche } from '../../editor/schreibflaeche.tsx';
import { Textansicht } from '../../editor/textansicht.tsx';
import type { NotizAnsicht, Vorschlagsansicht } from '../../load-context.ts';
import { Akt } from '../form/akt.tsx';
import { Feld } from '../form/feld.tsx';

interface Person { readonly name: string; readonly delegation: Delegation }
interface Props { readonly v: Vorschlagsansicht; readonly person: Person; readonly meldung: Fehlermeldung | undefined; readonly onHalt: (halt: boolean) => void }

export function Notizen({ v, person, meldung, onHalt }: Props) {
  if (v.notizen.length === 0 && !(v.nimmtNotizen && v.rechte['notiz.anlegen'])) return null;
  return (
    <section className="stapel" aria-labelledby="notizen">
      <h2 id="notizen">{v.notizBezeichnung}en</h2>
      {v.notizen.map((n) => <Notiz key={n.id} n={n} person={person} meldung={meldung} kurz={v.kurz} onHalt={onHalt} />)}
      {v.nimmtNotizen && v.rechte['notiz.anlegen'] ? <Akt akt="notiz_anlegen" verb={`${v.notizBezeichnung} beginnen`} haupt={false} meldung={meldung} satz={`Bis zur Ankündigung sieht sie nur Ihre Delegation. Eine ${v.notizBezeichnung} ist unabhängig von der Stimme.`} /> : null}
    </section>
  );
}

const ZUSTAND: Readonly<Record<string, string>> = { privat: 'Entwurf, nur für Ihre Delegation sichtbar', angekuendigt: 'angekündigt', abgegeben: 'abgegeben' };
const UNTERSCHRIFT: Readonly<Record<string, string>> = { gueltig: 'unterzeichnet', erneut: 'erneut zu bestätigen', offen: 'noch nicht unterzeichnet' };

function Notiz({ n, person, meldung, kurz, onHalt }: Omit<Props, 'v'> & { readonly n: NotizAnsicht; readonly kurz: string }) {
  const [suche] = useSearchParams();
  const writing = n.schreibt && suche.get('notiz') === n.id;
  return (
    <section className="notiz" id={`notiz-${n.id}`} aria-label={n.kopfzeile.replace(/:$/, '')}>
      <p className="notizkopf">{n.kopfzeile}</p>
      <div className="breit">
        {writing ? <Schreibflaeche raum={{ id: n.textraumId, schreibt: true }} person={person} absaetze={n.absaetze} bezeichnung={`Protokollnotiz zu ${kurz}`} onHalt={onHalt} /> : n.leer ? <p className="blass">Noch kein Text.</p> : <Textansicht absaetze={n.absaetze} />}
      </div>
      <p className="klein blass">{ZUSTAND[n.zustand]} · {n.autoren.map((a) => `${nameOf(a.delegation)}: ${UNTERSCHRIFT[a.unterschrift] ?? ''}`).join(' · ')}</p>
      <Notizhandlungen n={n} person={person} meldung={meldung} writing={writing} />
    </section>
  );
}

interface Handlungsprops { readonly n: NotizAnsicht; readonly person: Person; readonly meldung: Fehlermeldung | undefined }

function Notizhandlungen({ n, person, meldung, writing }: Handlungsprops & { readonly writing: boolean }) {
  const own = n.autoren.find((a) => a.delegation === person.delegation);
  const props = { n, person, meldung: meldungFor(meldung, n.id) };
  return (
    <>
      {n.schreibt ? <Link className="knopf schmal" to={writing ? '?' : `?notiz=${n.id}#notiz-${n.id}`} preventScrollReset>{writing ? 'Bearbeitung beenden' : 'Wortlaut bearbeiten'}</Link> : null}
      {n.zustand === 'privat' && n.rechte['notiz.ankuendigen'] ? <Ankuendigen {...props} /> : null}
      {n.zustand === 'angekuendigt' && n.rechte['notiz.unterzeichnen'] && own?.unterschrift !== 'gueltig' ? <Unterzeichnen {...props} beteiligt={own !== undefined} /> : null}
      {n.beteiligt && n.zustand !== 'abgegeben' ? <Weiteres {...props} /> : null}
    </>
  );
}

function Ankuendigen({ n, person, meldung }: Handlungsprops) {
  return <Akt akt="notiz_ankuendigen" verb="Ankündigen und unterzeichnen" felder={{ notiz: n.id, fingerabdruck: n.fingerabdruck }} meldung={meldung} satz={`${nameOf(person.delegation)} kündigt diese Protokollnotiz an. Danach lesen sie alle Delegationen; zurückziehen ist bis zum Schließen möglich.`} />;
}

function Unterzeichnen({ n, person, meldung, beteiligt }: Handlungsprops & { readonly beteiligt: boolean }) {
  const name = nameOf(person.delegation);
  return (
    <Akt akt="notiz_unterzeichnen" verb={beteiligt ? 'Wortlaut bestätigen' : `${name} schließt sich an`} felder={{ notiz: n.id, fingerabdruck: n.fingerabdruck }} meldung={meldung}
      satz={beteiligt ? 'Der Wortlaut hat sich seit Ihrer Unterschrift geändert. Ohne Bestätigung wird die Notiz nicht unter Ihrem Namen gedruckt.' : `Die Unterschrift gilt für genau diesen Wortlaut. ${name} kann ihn danach mit bearbeiten.`} />
  );
}

/** Leaving, and the order of the head line: rarely needed, so one step away. */
function Weiteres({ n, person, meldung }: Handlungsprops) {
  const ordered = n.rechte['notiz.ordnen'] === true && n.autoren.length > 1;
  if (n.rechte['notiz.verlassen'] !== true && !ordered) return null;
  return (
    <details>
      <summary>Weitere Handlungen</summary>
      <div className="stapel">
        {n.rechte['notiz.verlassen'] ? <Akt akt="notiz_verlassen" verb={n.autoren.length === 1 ? 'Protokollnotiz zurückziehen' : `${nameOf(person.delegation)} zieht sich zurück`} felder={{ notiz: n.id }} haupt={false} meldung={meldung} /> : null}
        {ordered ? <Akt akt="notiz_ordnen" verb="Reihenfolge festlegen" felder={{ notiz: n.id }} haupt={false} meldung={meldung}><Feld name="reihenfolge" id={`reihenfolge-${n.id}`} label="Reihenfolge in der Kopfzeile" defaultValue={n.autoren.map((a) => a.delegation).join(', ')} /></Akt> : null}
      </div>
    </details>
  );
}

/** A refusal that belongs to this note, addressed to the form it came from. */
function meldungFor(meldung: Fehlermeldung | undefined, notizId: string): Fehlermeldung | undefined {
  return meldung?.akt?.endsWith(`-${notizId}`) === true ? { ...meldung, akt: meldung.akt.slice(0, -notizId.length - 1) } : undefined;
}
