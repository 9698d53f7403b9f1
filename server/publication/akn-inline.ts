/**
 * The words of one paragraph with what is known of them: cited reports, references to a Ziffer of the same text, printed release marks.
 * Joined without tags the words are exactly those of the paragraph; ranges that cross each other lose their mark, never a word.
 */
import type { Absatz } from '../../app/domain/beschluss/beschluss.ts';
import { laeufe } from '../../app/domain/sammlung/wortlaut.ts';
import { xmlText } from './xml.ts';

interface Stelle {
  readonly von: number;
  readonly bis: number;
  readonly auf: string;
  readonly zu: string;
}

/** `stamm` is the id of the text, to which `ziffer:<n>` is resolved. */
export function annotiert(absatz: Absatz, stamm: string): string {
  const stellen = [
    ...absatz.berichte.map((b): Stelle => ({ von: b.von, bis: b.bis, auf: `<inline name="bericht"${klassen(b.freigabe, b.vs)}>`, zu: '</inline>' })),
    ...(absatz.verweise ?? []).map((v) => verweis(v.von, v.bis, v.ziel, stamm)),
    ...marken(absatz)
  ].filter((s) => s.von < s.bis && s.bis <= absatz.text.length).sort((a, b) => a.von - b.von || b.bis - a.bis);
  return verschachtelt(absatz.text, stellen);
}

function klassen(freigabe: string | null, vs: boolean): string {
  const worte = [...(freigabe === null ? [] : [freigabe.replace(' ', '-')]), ...(vs ? ['vs-nfd'] : [])];
  return worte.length === 0 ? '' : ` class="${worte.join(' ')}"`;
}

function verweis(von: number, bis: number, ziel: string, stamm: string): Stelle {
  const ziffer = /^ziffer:(\d{1,4})$/u.exec(ziel)?.[1];
  return ziffer === undefined ? { von, bis, auf: '<inline name="verweis">', zu: '</inline>' } : { von, bis, auf: `<ref href="#${stamm}__ziffer_${ziffer}">`, zu: '</ref>' };
}

function marken(absatz: Absatz): Stelle[] {
  let ab = 0;
  return laeufe(absatz).flatMap(({ text, marke }) => {
    const von = ab;
    ab += text.length;
    return marke ? [{ von, bis: ab, auf: '<inline name="freigabevermerk">', zu: '</inline>' }] : [];
  });
}

/** One pass over the places in their order; one that would cross the end of an open one is left out. */
function verschachtelt(text: string, stellen: readonly Stelle[]): string {
  const offen: Stelle[] = [];
  const stuecke: string[] = [];
  let ab = 0;
  const bis = (ende: number): void => {
    stuecke.push(xmlText(text.slice(ab, ende)));
    ab = ende;
  };
  const closeUntil = (grenze: number): void => {
    for (let letzte = offen.at(-1); letzte !== undefined && letzte.bis <= grenze; letzte = offen.at(-1)) {
      bis(letzte.bis);
      stuecke.push(letzte.zu);
      offen.pop();
    }
  };
  for (const stelle of stellen) {
    closeUntil(stelle.von);
    if (stelle.bis > (offen.at(-1)?.bis ?? Infinity)) continue;
    bis(stelle.von);
    stuecke.push(stelle.auf);
    offen.push(stelle);
  }
  closeUntil(Infinity);
  bis(text.length);
  return stuecke.join('');
}
