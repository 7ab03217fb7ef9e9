import type { AsOf } from './as-of.ts';
import type { Finding } from './finding.ts';
import type { Scope } from './scope.ts';

/** A place in a year, for which key figures are requested. */
export type TileQuestion = { readonly region: string; readonly year: number; readonly known: AsOf };

/** A number next to a key figure: the same under similar weather, the indicative ones. `name`: its text is `tile-beside-<name>`. */
export type BesideTile = { readonly name: string; readonly value: number | null; readonly unit: string | null; readonly href?: string };

/** The content of a key figure. An unknown number is null and never 0. */
export type TileAnswer = {
  readonly value: number | null;
  /** `building`: a number of buildings. Null: a number of things named in the text. */
  readonly unit: string | null;
  /** Compared with the previous year: 0.1 is a tenth more. */
  readonly change?: number | null;
  readonly beside?: readonly BesideTile[];
  /** Opens its explanation. */
  readonly figure?: string;
  readonly coverage?: number;
  /** The page that it leads to, with its filters: `/ranking?verdict=over`. */
  readonly href: string;
  readonly findings?: readonly Finding[];
};

/**
 * A key figure of a place on the overview. Its texts are `tile-<name>` and `tile-<name>-means` of the slice.
 * @example { name: 'findings', ask: async (scope, { region }) => ({ value: 12, unit: null, href: '/quality' }) }
 */
export type Tile = {
  readonly name: string;
  readonly ask: (scope: Scope, asked: TileQuestion) => Promise<TileAnswer>;
};
