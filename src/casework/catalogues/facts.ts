import type { CatalogueList } from './vocabulary.ts';

/** An entry of a catalogue, as it is kept. Days are local, both included; null is without end. */
export type CatalogueEntry = {
  /** The place whose catalogue it is; null is the nation's. */
  readonly region: string | null;
  readonly code: string | null;
  readonly name: string;
  readonly list: CatalogueList;
  readonly document: string | null;
  readonly clause: string | null;
  readonly from: string | null;
  readonly until: string | null;
};

/** A product of a list that is checked; a name, a code, or both. */
export type Product = { readonly row: number; readonly name: string | null; readonly code: string | null };
