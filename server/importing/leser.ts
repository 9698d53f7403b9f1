/** The reading of files as the use cases know it. */
import type { Leser } from '../ports-sammlung.ts';
import { leseDatei } from './datei.ts';
import { textAus } from './pdf-text.ts';

export const leser: Leser = {
  text: (bytes) => textAus(bytes),
  sammlung: (bytes, entscheidungen) => leseDatei(bytes, { entscheidungen })
};
