/** The typesetter as the use cases know it: published formats onto printers. */
import type { Formular, Satz } from '../ports-sammlung.ts';
import { setzeDocx } from './docx-auftrag.ts';
import { setze } from './formate.ts';
import { setzeNiederschrift } from './niederschrift.ts';
import { leseFormular, schreibeFormular } from './themenformular.ts';

export const satz: Satz = {
  setze(modell, format, optionen) {
    if (format === 'docx') return setzeDocx({ modell, optionen });
    return format === 'archiv' ? setze(modell, 'pdf', { ...optionen, profil: 'a-3a' }) : setze(modell, format, optionen);
  },
  setzeNiederschrift
};

export const formular: Formular = { schreibe: (anlass) => schreibeFormular(anlass), lese: leseFormular };
