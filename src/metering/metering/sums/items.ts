import type { MeterFacts } from '#registry/registry/facts.ts';

/** An energy item that is measured in a building. */
export type MeasuredItem = {
  readonly code: string;
  /** The nearest item above it that is also present; null: the carrier itself. */
  readonly parent: string | null;
  /** It has a metering point of its own, and is not only the sum of those below. */
  readonly own: boolean;
};

type Named = { readonly code: string; readonly parent: string | null };

/** The prefix that an item's code shares with all below it: `01A00` contains `01A10`, `01000` all of `01`. */
export function stemOf(item: string): string {
  return item.slice(0, 2) + item.slice(2).replace(/0+$/u, '');
}

/**
 * The items of a building by the metering points of one carrier, in the order of their codes: those with a point of their own, and those
 * above that contain several of them.
 * @param known the energy items in force, for their hierarchy
 */
export function itemsOf(building: string, meters: readonly MeterFacts[], known: readonly Named[]): MeasuredItem[] {
  const own = new Set(
    meters.flatMap(({ item, shares }) =>
      item !== null && !isWhole(item) && shares.some((one) => one.building === building) ? [item] : [],
    ),
  );
  const above = known.filter(({ code }) => !own.has(code) && !isWhole(code) && branches(code, own, known) > 1);
  const codes = [...own, ...above.map(({ code }) => code)].toSorted();
  return codes.map((code) => ({ code, parent: nearestAbove(code, codes), own: own.has(code) }));
}

/**
 * The items of a building and carrier that are reported separately to others: each that a meter has, and the carrier itself under its own
 * code; `whole` if no meter has that code.
 * @param root the carrier's own item, `01000`
 */
export function itemsMeasured(
  building: string,
  meters: readonly MeterFacts[],
  root: string,
): { readonly item: string; readonly whole: boolean }[] {
  const own = meters.filter(({ shares, direction }) => direction !== 'generation' && shares.some((one) => one.building === building));
  const borne = new Set(own.flatMap(({ item }) => (item?.startsWith(root.slice(0, 2)) === true ? [item] : [])));
  return [...new Set([root, ...borne])].toSorted().map((item) => ({ item, whole: item === root && !borne.has(root) }));
}

/** Items right below a carrier that have no metering point here although others have: their use is unknown. */
export function itemsWithout(items: readonly MeasuredItem[], known: readonly Named[]): string[] {
  const first = items[0];
  if (first === undefined) return [];
  const root = known.find(({ code, parent }) => parent === null && code.startsWith(first.code.slice(0, 2)));
  return known
    .filter(({ code, parent }) => parent === root?.code && !items.some((one) => one.code.startsWith(stemOf(code))))
    .map(({ code }) => code);
}

/** `01000` is the carrier itself. */
function isWhole(item: string): boolean {
  return stemOf(item).length <= 2;
}

/** The number of items right below it in which something is measured. */
function branches(code: string, own: ReadonlySet<string>, known: readonly Named[]): number {
  const below = known.filter(({ parent }) => parent === code);
  return below.filter((one) => [...own].some((item) => item.startsWith(stemOf(one.code)))).length;
}

function nearestAbove(code: string, codes: readonly string[]): string | null {
  const above = codes.filter((one) => one !== code && stemOf(code).startsWith(stemOf(one)));
  return above.toSorted((a, b) => stemOf(b).length - stemOf(a).length)[0] ?? null;
}
