import type { Holds } from '#platform/list-intake/fields.ts';

/** A kind of file beside a header: how much of it the kind knows, and whether its rows can say by themselves that they are of it. */
export type RankedKind = { readonly kind: string; readonly knows: 'all' | 'most' | 'less'; readonly looksAtRows: boolean };

/** What a file shows of its kind. */
export type ShownByFile = {
  /** The kind that was recognised by all cells of the file; null if none was. */
  readonly recognised: string | null;
  /** All kinds with a header, the one whose fields match it best first; never empty. */
  readonly ranked: readonly RankedKind[];
  /** What the rows say to the kind that looks at them; asked only where it matters. */
  readonly held: () => Promise<Holds>;
};

/**
 * The possible kinds of a file, most likely first; several if a person must choose. A book that is recognised by all of its cells is that
 * book, although some of its heads are those of a list. Rows that show their kind take precedence over headings of which a list knows only
 * a few: a code next to a month and a use does not make a list of metering points.
 */
export async function kindsOfFile({ recognised, ranked, held }: ShownByFile): Promise<readonly string[]> {
  if (recognised !== null) return [recognised];
  const [best] = ranked as readonly [RankedKind];
  if (best.looksAtRows) return [best.kind];
  const lists = ranked.filter(({ looksAtRows }) => !looksAtRows);
  const own = lists.find(({ knows }) => knows === 'all');
  if (own !== undefined) return [own.kind];
  const holder = ranked.find(({ looksAtRows }) => looksAtRows);
  const said = holder === undefined ? 'no' : await held();
  if (holder === undefined || said === 'no') return [best.kind];
  const other = lists.find(({ knows }) => knows === 'most');
  if (other === undefined) return [holder.kind];
  return said === 'yes' ? [other.kind, holder.kind] : [other.kind];
}
