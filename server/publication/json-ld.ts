/**
 * What a search engine or a library may know of a published Sammlung, in the words of schema.org: a collection of legal acts with their anchors.
 * A block of data that no browser runs; every "<" in it is escaped, so that no word of a title can end the block.
 */
import type { Sammlung } from '../../app/domain/sammlung/sammlung.ts';
import { titelOfTops } from '../../app/domain/top.ts';
import type { Druck } from './druckzeilen.ts';

/** The `<script type="application/ld+json">` element; `anker` are the ids of the decisions in their order. */
export function datenblock(sammlung: Sammlung, anker: readonly string[], druck: Druck): string {
  const organ = { '@type': 'Organization', name: druck.profil.kurz };
  const daten = {
    '@context': 'https://schema.org',
    '@type': 'Collection',
    name: druck.titel,
    inLanguage: 'de',
    creator: organ,
    temporalCoverage: sammlung.zeitraum === null ? sammlung.beschlussdatum : `${sammlung.zeitraum.von}/${sammlung.zeitraum.bis}`,
    ...(sammlung.ort === null ? {} : { locationCreated: { '@type': 'Place', name: sammlung.ort } }),
    hasPart: druck.beschluesse.map(({ beschluss, zeilen }, i) => ({
      '@type': 'Legislation',
      '@id': `#${encodeURIComponent(anker[i] ?? '')}`,
      name: titelOfTops(beschluss.tops),
      legislationIdentifier: zeilen.filter((z) => z.rolle === 'top').map((z) => z.marke.replace(/:$/u, '')),
      legislationType: 'Beschluss',
      legislationDate: sammlung.beschlussdatum,
      legislationPassedBy: organ
    }))
  };
  return `<script type="application/ld+json">${JSON.stringify(daten).replace(/[<>&\u2028\u2029]/gu, (zeichen) => `\\u${zeichen.charCodeAt(0).toString(16).padStart(4, '0')}`)}</script>`;
}
