import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { type Book, buildingsTitled } from '#metering/reading-intake/bill-books.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { BillOptions } from './bill-options.ts';

/** The heating season of a region: its first and its last day, `11-01`. */
export type PlaceSeason = { readonly region: string; readonly from: string; readonly to: string };

type BookOf = { readonly registry: Registry; readonly scope: Scope; readonly book: Book; readonly options: BillOptions };

/** The heating seasons of the buildings that a book names, otherwise of all that the sender sees. */
export async function seasonsOfBook(
  { registry, scope, book, options }: BookOf,
  seasons: () => readonly PlaceSeason[],
): Promise<(readonly [string, string])[]> {
  const which = options.building === undefined ? {} : { buildings: [options.building] };
  const buildings = await registry.buildingFacts(scope, which, asOfNow);
  const titled = buildingsTitled(book.titles, buildings);
  const regions = new Set((titled.length > 0 ? titled : buildings).map(({ region }) => region));
  const known = seasons();
  const found = [...regions].flatMap((region) => seasonOfPlace(region, known) ?? []);
  return [...new Map(found.map(({ from, to }) => [`${from}/${to}`, [from, to] as const])).values()].slice(0, 3);
}

/** That of the region, or of the nearest above it. */
function seasonOfPlace(region: string, seasons: readonly PlaceSeason[]): PlaceSeason | undefined {
  for (const code of [region, region.slice(0, 6), `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`]) {
    const found = seasons.find((one) => one.region === code);
    if (found !== undefined) return found;
  }
  return undefined;
}
