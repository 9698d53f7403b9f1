/** The typesetter as the use cases know it: published formats onto printers. */
import type { Formular, Satz } from '../ports-sammlung.ts';
import { drucke } from './druckauftrag.ts';
import { setzeNiederschrift } from './niederschrift.ts';
import { leseFormular, schreibeFormular } from './themenformular.ts';

export const satz: Satz = {
  setze: (modell, format, optionen) => drucke({ modell, ...(format === 'archiv' ? { format: 'pdf', optionen: { ...optionen, profil: 'a-3a' } } : { format, optionen }) }),
  setzeNiederschrift
};

export const formular: Formular = { schreibe: (anlass) => schreibeFormular(anlass), lese: leseFormular };
