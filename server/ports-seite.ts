/** What use cases ask of the house for the pages of text that the Geschäftsstelle keeps. Part of ports.ts. */

export interface Seite { readonly schluessel: string; readonly titel: string; readonly inhalt: string; readonly geaendertAm: Date }

export interface SeiteAblage {
  get(schluessel: string): Promise<Seite | null>;
  put(schluessel: string, titel: string, inhalt: string): Promise<void>;
}
