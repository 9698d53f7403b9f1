/**
 * Model -> DOCX: one section per decision (its first page begins it, every further one says "noch TOP n"), real numbering that starts anew
 * in every decision and note, named formats, German as language. Same model, same bytes: dates come from the Sitzung, the container is
 * packed anew with a fixed time (docs/entscheidungen/0040). What is printed is decided in druckzeilen.ts, how it looks in docx-formate.ts.
 */
import { Document, Header, PageNumber, Packer, Paragraph, SectionType, Tab, TabStopType, TextRun, type IParagraphOptions, type ISectionOptions } from 'docx';
import { HINWEISWORT, laeufe } from '../../app/domain/sammlung/wortlaut.ts';
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { DECKBLATTFORMATE, EINZUG, FORMAT_DER_ROLLE, KOPFFORMATE, mm, NOTIZFORMAT, NUMMERIERUNG, STYLES } from './docx-formate.ts';
import { druckOf, type Beschlusszeilen, type Druck, type Druckzeile } from './druckzeilen.ts';
import { xmlZeichen } from './xml.ts';
import { EIGENE, erneuereZip } from './zip.ts';

export interface Docxart {
  readonly entwurf: boolean;
  readonly einzeln: boolean;
}

/** The bytes of the document. */
export async function alsDocx(sammlung: Sammlung, art: Docxart): Promise<Uint8Array> {
  const druck = druckOf(sammlung, art.einzeln);
  let instanz = 0;
  const naechste = (): number => (instanz += 1);
  const dokument = new Document({
    title: xmlZeichen(druck.titel), creator: 'Einvernehmen', lastModifiedBy: 'Einvernehmen', revision: 1, styles: STYLES, numbering: NUMMERIERUNG,
    hyphenation: { autoHyphenation: true }, defaultTabStop: mm(12.5),
    sections: [...(art.einzeln ? [] : [deckblatt(druck, art.entwurf)]), ...druck.beschluesse.map((b, i) => abschnitt(b, druck, art, naechste, i))]
  });
  return neuGepackt(await Packer.toBuffer(dokument), sammlung.beschlussdatum);
}

/** The same parts with the day of the Sitzung as their date. */
function neuGepackt(bytes: Uint8Array, tag: string): Uint8Array {
  const mitTag = (inhalt: Uint8Array): Uint8Array => Buffer.from(Buffer.from(inhalt).toString('utf8').replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${tag}T12:00:00Z`), 'utf8');
  const zip = erneuereZip(bytes, new Map([['docProps/core.xml', mitTag]]), EIGENE);
  if (!zip.ok) throw new Error(`docx wrote a container that cannot be read: ${zip.grund}`);
  return zip.wert;
}

const SEITE = {
  page: { size: { width: mm(210), height: mm(297) }, margin: { top: mm(25), bottom: mm(22), left: mm(25), right: mm(23), header: mm(15), footer: mm(10) } }
} as const;

function deckblatt(druck: Druck, entwurf: boolean): ISectionOptions {
  const titel = druck.titelblatt.map((zeile, i) => absatzVon(DECKBLATTFORMATE.titel, zeile, i === 0 ? { spacing: { before: mm(druck.amt.length > 0 ? 45 : 70) } } : {}));
  const hinweise = druck.hinweise.map((hinweis) => absatzVon(DECKBLATTFORMATE.hinweis, hinweis));
  const wort = druck.hinweise.length === 0 ? [] : [absatzVon(DECKBLATTFORMATE.hinweiswort, HINWEISWORT, { spacing: { before: mm(55) } })];
  return {
    properties: SEITE,
    headers: { default: new Header({ children: entwurf ? [entwurfszeile()] : [] }) },
    children: [...druck.amt.map((zeile) => absatzVon(DECKBLATTFORMATE.amt, zeile)), ...titel, ...wort, ...hinweise]
  };
}

function abschnitt(beschluss: Beschlusszeilen, druck: Druck, art: Docxart, naechste: () => number, index: number): ISectionOptions {
  const kopf = (noch: boolean): Header => new Header({
    children: [
      ...(art.entwurf ? [entwurfszeile()] : []),
      ...druck.seitenkopf.map((zeile) => absatzVon(KOPFFORMATE.laufkopf, zeile)),
      new Paragraph({ style: KOPFFORMATE.seitenzahl, children: [new TextRun({ children: ['- ', PageNumber.CURRENT, ' -'] })] }),
      ...(noch ? [absatzVon(KOPFFORMATE.noch, beschluss.noch)] : [])
    ]
  });
  return {
    properties: { ...SEITE, type: index === 0 && art.einzeln ? SectionType.CONTINUOUS : SectionType.NEXT_PAGE, titlePage: true },
    headers: { first: kopf(false), default: kopf(true) },
    children: zeilenMitListen(beschluss.zeilen, naechste, druck)
  };
}

function entwurfszeile(): Paragraph {
  return absatzVon(KOPFFORMATE.entwurf, 'Entwurf');
}

function absatzVon(style: string, text: string, weiteres: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ style, ...weiteres, children: [new TextRun(xmlZeichen(text))] });
}

/** Lines of one decision; each text in it (decision, note) has a list of its own and one depth for its numbers. */
function zeilenMitListen(zeilen: readonly Druckzeile[], naechste: () => number, druck: Druck): Paragraph[] {
  const listen = new Map<number, { instanz: number; breite: number }>();
  for (const { notiz, nummer } of zeilen) {
    const breite = (nummer ?? 0) > 9 ? EINZUG.mehrstellig : EINZUG.einstellig;
    if (nummer === 1) listen.set(notiz, { instanz: naechste(), breite });
    else if (nummer !== null) listen.set(notiz, { instanz: listen.get(notiz)?.instanz ?? 0, breite });
  }
  return zeilen.map((zeile) => {
    if (zeile.rolle === 'top') return topzeile(zeile, druck);
    const darunter = druck.profil.titelstellung === 'darunter';
    if (zeile.rolle === 'teil') return new Paragraph({ style: FORMAT_DER_ROLLE.teil, ...(darunter ? { indent: { left: mm(7), hanging: mm(7) } } : {}), children: [new TextRun({ children: [xmlZeichen(zeile.marke), new Tab(), xmlZeichen(zeile.text)] })] });
    if (zeile.rolle === 'untertitel' && darunter) return absatzVon(FORMAT_DER_ROLLE.untertitel, zeile.text, { indent: { left: 0 } });
    return zeile.absatz === null ? absatzVon(FORMAT_DER_ROLLE[zeile.rolle], zeile.text) : textzeile(zeile, listen.get(zeile.notiz));
  });
}

/** The number and, hanging beside it or on a line of its own, the title. */
function topzeile({ marke, text }: Druckzeile, { profil }: Druck): Paragraph {
  const worte = [xmlZeichen(marke), xmlZeichen(text)] as const;
  if (profil.titelstellung === 'darunter') return new Paragraph({ style: FORMAT_DER_ROLLE.top, children: [new TextRun(worte[0]), new TextRun({ text: worte[1], break: 1 })] });
  const left = Math.max(EINZUG.top, mm(2.5 * marke.length + 2));
  return new Paragraph({ style: FORMAT_DER_ROLLE.top, indent: { left, hanging: left }, tabStops: [{ type: TabStopType.LEFT, position: left }], children: [new TextRun({ children: [worte[0], new Tab(), worte[1]] })] });
}

function textzeile(zeile: Druckzeile, liste: { instanz: number; breite: number } | undefined): Paragraph {
  const links = zeile.haengt ? (liste?.breite ?? 0) : 0;
  const style = `${zeile.notiz === 0 ? '' : NOTIZFORMAT}${FORMAT_DER_ROLLE[zeile.rolle]}`;
  const children = laeufe(zeile).map((lauf) => new TextRun({ text: xmlZeichen(lauf.text), ...(lauf.marke ? { italics: true } : {}) }));
  return new Paragraph({ style, ...einzug(zeile, links, liste?.instanz), children });
}

function einzug(zeile: Druckzeile, links: number, instance: number | undefined): IParagraphOptions {
  if (zeile.nummer !== null && instance !== undefined) return { numbering: { reference: 'ziffern', level: 0, instance }, indent: { left: links, hanging: links } };
  const level = zeile.rolle === 'unterpunkt' ? 1 : 0;
  if (zeile.rolle === 'punkt' || zeile.rolle === 'unterpunkt') return { numbering: { reference: 'punkte', level }, indent: { left: links + EINZUG.punkt * (level + 1), hanging: EINZUG.punkt } };
  return links === 0 ? {} : { indent: { left: links } };
}
