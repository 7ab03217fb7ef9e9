import type { AsOf } from '#kernel/as-of.ts';
import { exact, exactOf, rounded, type Exact } from '#kernel/exact-number.ts';
import { unitRatio, type Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { House } from './house-sums.ts';

/** When something was known, and the local day of it. */
export type Then = AsOf & { readonly day: string };

/**
 * The use of a building in the whole heating season before or after a day, as known then; null if there was no such season yet, or there is
 * no such carrier.
 */
export type SeasonUse = (
  asked: { readonly building: string; readonly carrier: string; readonly day: string; readonly which: 'before' | 'after' },
  known: Then,
) => Promise<{
  readonly value: number | null;
  readonly unit: Unit;
  readonly coverage: number;
  /** For `explain`. */
  readonly figure: string;
  readonly findings: readonly Finding[];
} | null>;

/** In which units the forms of rural houses state the carriers that have meters. */
const formUnits: Readonly<Record<string, Unit>> = { electricity: 'kWh', gas: 'm3', heat: 'GJ' };

type Row = Readonly<Record<string, string>>;

/** Houses with the energy that meters of their buildings say, and how many of them were measured in part, or otherwise than stated. */
export type MeteredHouses = {
  readonly houses: readonly House[];
  readonly inPart: number;
  readonly differing: number;
  /** Doubts about the seasons that were measured, each once. */
  readonly findings: readonly Finding[];
};

/**
 * Puts what the platform measured in whole heating seasons in the place of what was stated for the same carrier. A season counts whole or
 * not at all: one with gaps leaves the statement as it is.
 * @param fields which field is of which season
 * @param known a season must have ended by then
 */
export async function withMeters(
  houses: readonly (House & { readonly building: string | null; readonly day: string })[],
  fields: Readonly<Record<string, 'before' | 'after'>>,
  useOf: SeasonUse | null,
  known: Then,
): Promise<MeteredHouses> {
  if (useOf === null) return { houses, inPart: 0, differing: 0, findings: [] };
  const doubts = new Map<string, Finding>();
  const [inPart, differing] = [new Set<string>(), new Set<string>()];
  const measuredRow = async (house: (typeof houses)[number], row: Row, which: 'before' | 'after'): Promise<Row> => {
    const unit = formUnits[row['carrier'] ?? ''];
    if (house.building === null || unit === undefined) return row;
    const day = typeof house.fields['doneOn'] === 'string' ? house.fields['doneOn'] : house.day;
    const found = await useOf({ building: house.building, carrier: row['carrier'] ?? '', day, which }, known).catch((error: unknown) => {
      if (error instanceof Problem) return null;
      throw error;
    });
    if (found === null || found.value === null) return row;
    if (found.coverage < 1) {
      inPart.add(house.case);
      return row;
    }
    for (const one of found.findings) doubts.set(JSON.stringify(one), one);
    const amount = inUnit(found.value, found.unit, unit);
    if (isOther(row['amount'], amount)) differing.add(house.case);
    return { ...row, amount: rounded(amount, 2), how: 'platform', figure: found.figure };
  };
  const metered = await Promise.all(
    houses.map(async (house) => {
      const made: Record<string, readonly Row[]> = {};
      for (const [field, which] of Object.entries(fields)) {
        const rows = house.fields[field];
        if (!Array.isArray(rows)) continue;
        made[field] = await Promise.all((rows as readonly Row[]).map((row) => measuredRow(house, row, which)));
      }
      return { ...house, fields: { ...house.fields, ...made } };
    }),
  );
  return { houses: metered, inPart: inPart.size, differing: differing.size, findings: [...doubts.values()] };
}

function inUnit(value: number, from: Unit, to: Unit): Exact {
  const { num, den } = unitRatio(from, to);
  return exactOf(value)
    .mul(exact(String(num)))
    .div(exact(String(den)));
}

/** Whether a stated amount differs by more than a tenth. */
function isOther(stated: string | undefined, measured: Exact): boolean {
  if (stated === undefined || !/^\d+(?:\.\d+)?$/u.test(stated)) return false;
  const [less, more] = [measured.mul(exact('0.9')), measured.mul(exact('1.1'))];
  const amount = exact(stated);
  return amount.compare(less) < 0 || amount.compare(more) > 0;
}
