import type { CatalogueList } from './vocabulary.ts';

/** An entry of a catalogue as stored. Days are local, both included; null is open-ended. */
export type CatalogueEntry = {
  /** The place whose catalogue it is; null is the nation. */
  readonly region: string | null;
  readonly code: string | null;
  readonly name: string;
  readonly list: CatalogueList;
  readonly document: string | null;
  readonly clause: string | null;
  readonly from: string | null;
  readonly until: string | null;
};

/** A product of a list to be checked; a name, a code, or both. */
export type Product = { readonly row: number; readonly name: string | null; readonly code: string | null };
