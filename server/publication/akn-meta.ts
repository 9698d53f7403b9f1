/**
 * Who, what and when of an Akoma Ntoso document: work, expression and manifestation, for the collection and for each decision in it.
 * Addresses follow the naming convention of the standard (/akn/de/…); all dates are the day of the decision, never the clock.
 */
import { isUmlauf, type Sitzungsart } from '../../app/domain/sammlung/sammlung.ts';
import { xmlText } from './xml.ts';

export interface Werk {
  readonly konferenz: string;
  readonly name: string;
  readonly tag: string;
  readonly art: Sitzungsart;
  readonly nummer: number | null;
  readonly entwurf: boolean;
}

const UMLAUTE: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A word as part of an address or id: small Latin letters, digits, dots; never empty. */
export function slug(wort: string): string {
  const klein = wort.toLowerCase().replace(/[äöüß]/gu, (zeichen) => UMLAUTE[zeichen] ?? '').replace(/[^a-z0-9.]+/gu, '-').replace(/^[-.]+|[-.]+$/gu, '');
  return klein === '' ? 'x' : klein.slice(0, 60);
}

/** The identification; with `teil` that of one decision in the collection. */
export function identifikation(werk: Werk, teil: string | null): string {
  const basis = `/akn/de/${teil === null ? 'documentCollection' : 'statement'}/${slug(werk.konferenz)}/${werk.tag}/${werk.nummer === null ? (isUmlauf(werk.art) ? slug(werk.art) : 'beschluesse') : String(werk.nummer)}`;
  const ort = teil === null ? '!main' : `!${teil}`;
  const fassung = `${basis}/deu@${werk.tag}`;
  const autor = `<FRBRdate date="${werk.tag}" name="beschluss"/>\n<FRBRauthor href="#konferenz_${slug(werk.konferenz)}"/>\n`;
  return [
    `<identification source="#konferenz_${slug(werk.konferenz)}">\n`,
    `<FRBRWork>\n<FRBRthis value="${basis}/${ort}"/>\n<FRBRuri value="${basis}"/>\n${autor}<FRBRcountry value="de"/>\n`,
    werk.nummer === null ? '' : `<FRBRnumber value="${werk.nummer}"/>\n`,
    `<FRBRname value="${xmlText(teil ?? 'sammlung')}"/>\n<FRBRauthoritative value="${String(!werk.entwurf)}"/>\n</FRBRWork>\n`,
    `<FRBRExpression>\n<FRBRthis value="${fassung}/${ort}"/>\n<FRBRuri value="${fassung}"/>\n${autor}<FRBRlanguage language="deu"/>\n</FRBRExpression>\n`,
    `<FRBRManifestation>\n<FRBRthis value="${fassung}/${ort}.akn.xml"/>\n<FRBRuri value="${fassung}.akn"/>\n${autor}<FRBRformat value="application/akn+xml"/>\n</FRBRManifestation>\n`,
    '</identification>\n'
  ].join('');
}
