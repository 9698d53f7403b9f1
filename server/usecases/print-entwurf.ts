/** A draft print of one TOP as it would stand in the Sammlung, marked Entwurf on every page; for everybody who may read the TOP. */
import { isEmpty } from '../../app/domain/beschluss/beschluss.ts';
import { signatories } from '../../app/domain/protokollnotiz.ts';
import { abgelehnt, type Result } from '../../app/domain/result.ts';
import { neueSammlung, schluesselOf } from '../../app/domain/sammlung/sammlung.ts';
import { darf } from '../../app/domain/zugang/rechte.ts';
import type { Person } from '../../app/domain/zugang/rollen.ts';
import type { Partei } from '../../app/domain/land.ts';
import type { Haus, Notiz } from '../ports.ts';
import { kopfOf } from './anlass.ts';
import { textOf } from './show-vorschlag.ts';
import { notizText } from './write-notiz.ts';
import { gegenstandOf, readVorschlag } from './zutritt.ts';

export async function printEntwurf(haus: Haus, person: Person | null, vorschlagId: string): Promise<Result<Uint8Array>> {
  const { ablage } = haus.datenbank;
  const gelesen = await readVorschlag(ablage, person, vorschlagId);
  if (!gelesen.ok) return gelesen;
  const v = gelesen.wert;
  const sitzung = await ablage.sitzungen.get(v.sitzungId);
  if (sitzung === null) return abgelehnt('nicht_gefunden');
  const absaetze = (await textOf(ablage, v)).filter((a) => !isEmpty(a));
  if (absaetze.length === 0) return abgelehnt('text_leer');
  const protokollnotizen = [];
  for (const notiz of v.notizen.filter((n) => n.zustand !== 'zurueckgezogen' && darf(person, 'notiz.lesen', gegenstandOf(v, n)))) {
    const text = await notizText(ablage, notiz);
    if (!text.leer) protokollnotizen.push({ bezeichnung: sitzung.konferenz.regelsatz.notizBezeichnung, parteien: namesUnder(notiz, text.fingerabdruck), absaetze: text.absaetze });
  }
  const tops = v.tops.map((t) => ({ nummer: t.nummer ?? '–', titel: t.titel, untertitel: [...t.untertitel], teile: [...t.teile] }));
  const modell = neueSammlung(kopfOf({ sitzung, umlauf: null }), { titelblatt: [...sitzung.konferenz.titelblatt], hinweise: [...sitzung.konferenz.hinweise], beschluesse: [{ tops, absaetze, protokollnotizen }] });
  return haus.satz.setze(modell, 'pdf', { entwurf: true, nurTop: schluesselOf({ tops }) });
}

/** Who has signed these words; a draft that nobody signed yet stands under its initiator. */
function namesUnder(notiz: Notiz, fingerabdruck: string): Partei[] {
  const signed = signatories(notiz, fingerabdruck);
  return signed.length > 0 ? signed : [notiz.initiator];
}
