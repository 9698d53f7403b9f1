/** What use cases ask of the house for the Niederschrift of a Sitzung. Part of ports.ts. */
import type { Partei } from '../app/domain/land.ts';
import type { Anwesenheit, Niederschriftzustand } from '../app/domain/niederschrift/niederschrift.ts';

export interface Niederschrift {
  readonly zustand: Niederschriftzustand;
  readonly frist: Date | null; readonly fristOrtszeit: string | null; readonly versandtAm: Date | null;
  /** Of what was sent; what is read now may differ. */
  readonly versandtHash: string | null;
  /** The TOP of the other Sitzung that approves it. */
  readonly vorlageId: string | null; readonly vorgelegtAm: Date | null;
  /** As it was laid before that Sitzung: JSON, and its hash. */
  readonly modell: string | null; readonly modellHash: string | null;
  readonly genehmigtAm: Date | null; readonly pdfHash: string | null;
}
export interface Tischvorlage { readonly id: string; readonly nummer: number; readonly titel: string; readonly delegation: Partei; readonly vorschlagId: string | null }
/** `vorschlagId` is null where it is about the whole. */
export interface Einwand {
  readonly id: string; readonly delegation: Partei; readonly vorschlagId: string | null; readonly grund: string; readonly am: Date;
  readonly stattgegeben: boolean | null; readonly antwort: string | null; readonly beantwortetAm: Date | null;
}

export interface NiederschriftAblage {
  /** A Sitzung whose Niederschrift nobody has touched has a draft. */
  get(sitzungId: string): Promise<Niederschrift>;
  anwesenheit(sitzungId: string): Promise<Anwesenheit[]>;
  setAnwesenheit(sitzungId: string, eintraege: readonly Anwesenheit[], kontoId: string): Promise<void>;
  /** In the order of their numbers. */
  tischvorlagen(sitzungId: string): Promise<Tischvorlage[]>;
  /** Under the next number. */
  addTischvorlage(angabe: { sitzungId: string; titel: string; delegation: Partei; vorschlagId: string | null; kontoId: string }): Promise<number>;
  removeTischvorlage(sitzungId: string, id: string): Promise<boolean>;
  /** In the order in which they came. */
  einwaende(sitzungId: string): Promise<Einwand[]>;
  object(angabe: { sitzungId: string; delegation: Partei; vorschlagId: string | null; grund: string; kontoId: string }): Promise<string>;
  answer(id: string, angabe: { stattgegeben: boolean; antwort: string; kontoId: string }): Promise<void>;
  circulate(sitzungId: string, angabe: { frist: Date; fristOrtszeit: string; hash: string; kontoId: string }): Promise<void>;
  submit(sitzungId: string, angabe: { vorlageId: string; modell: string; modellHash: string; kontoId: string }): Promise<void>;
  /** Back to the draft; the objections stay. */
  takeBack(sitzungId: string): Promise<void>;
  approve(sitzungId: string, angabe: { pdfHash: string; kontoId: string }): Promise<void>;
}
