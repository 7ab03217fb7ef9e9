import type { AsOf } from './as-of.ts';
import type { Finding } from './finding.ts';
import type { Scope } from './scope.ts';

/** A place in a year, as its key figures are asked for. */
export type TileQuestion = { readonly region: string; readonly year: number; readonly known: AsOf };

/** A number beside a key figure: the same under like weather, the indicative ones. `name`: its words are `tile-beside-<name>`. */
export type BesideTile = { readonly name: string; readonly value: number | null; readonly unit: string | null; readonly href?: string };

/** What a key figure says. A number that is not known is null and never 0. */
export type TileAnswer = {
  readonly value: number | null;
  /** `building`: so many buildings. Null: so many things, and the words say what. */
  readonly unit: string | null;
  /** Against the year before: 0.1 is a tenth more. */
  readonly change?: number | null;
  readonly beside?: readonly BesideTile[];
  /** Opens where it comes from. */
  readonly figure?: string;
  readonly coverage?: number;
  /** The page that it leads to, with its filters: `/ranking?verdict=over`. */
  readonly href: string;
  readonly findings?: readonly Finding[];
};

/**
 * A key figure of a place on the overview. Its words are `tile-<name>` and `tile-<name>-means` of the slice.
 * @example { name: 'findings', ask: async (scope, { region }) => ({ value: 12, unit: null, href: '/quality' }) }
 */
export type Tile = {
  readonly name: string;
  readonly ask: (scope: Scope, asked: TileQuestion) => Promise<TileAnswer>;
};
