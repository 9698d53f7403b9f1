/** The typesetter as the use cases know it: published formats onto printers. */
import type { Satz } from '../ports-sammlung.ts';
import { setze } from './formate.ts';
import { setzeNiederschrift } from './niederschrift.ts';

export const satz: Satz = {
  setze: (modell, format, optionen) => (format === 'archiv' ? setze(modell, 'pdf', { ...optionen, profil: 'a-3a' }) : setze(modell, format, optionen)),
  setzeNiederschrift
};
