/** What the parent asks the reading child for, and what it answers (datei.ts, lese-kind.ts). */
import type { Entscheidung } from '../../app/domain/sammlung/entscheidungen.ts';
import type { Lesung } from '../../app/domain/sammlung/lesen.ts';

/** First line of the child's input, as JSON; the bytes of the file follow. */
export interface Leseauftrag {
  readonly entscheidungen: readonly Entscheidung[];
  readonly pdf: 'auto' | 'pdftotext' | 'pdfjs';
}

/** What a file gave. */
export interface Dateilesung {
  /** Fundstellen and Herkunft always describe the printed text, also where the model is the attached one. */
  readonly lesung: Lesung;
  /** The text whose lines the reading counts; of a PDF the extracted one. */
  readonly quelltext: string;
  readonly quelle: 'text' | 'pdf';
  /** The model is the one attached to our own archive PDF, and the printed words agree with it; decisions then change nothing. */
  readonly eingebettet: boolean;
}
