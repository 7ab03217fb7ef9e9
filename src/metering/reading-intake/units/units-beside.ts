import { isPower } from '#kernel/carrier.ts';
import { isSum } from '#platform/tables/footer-rows.ts';
import { unitsNamed, withoutUnit } from '#platform/tables/heading-units.ts';
import { carrierNamed } from './carrier-named.ts';
import { whyNotEnergy } from './not-energy.ts';
import type { NamedUnit } from './units.ts';
import { isSumNamed, namesPower, saysUse } from '../words/use-words.ts';

const nothing = { above: [], sheet: '', file: '' };

/** What a heading of use says is measured. */
const ofWhat = (heading: string): string => [...new Set(heading.match(/[电水气热冷]/gu))].join('');

/** The same, as far as it distinguishes columns. */
const kindOf = (heading: string): string => `${carrierNamed([heading], null, nothing)?.carrier ?? ofWhat(heading)} ${namesPower(heading)}`;

/**
 * The units of columns of values, if a heading without one is next to others with one: that of the columns of its kind, otherwise that of
 * their sum (`合计(万kWh)`); for a single column that of the column of the same use (`抄见电量` next to `合计电量(度)`). If several are
 * named, none is used.
 */
export function unitsBeside(
  header: readonly string[],
  columns: readonly number[],
  units: readonly (NamedUnit | null)[],
  ofPoint: (at: number) => boolean,
): readonly (NamedUnit | null)[] {
  if (units.every((unit, at) => unit !== null || ofPoint(at))) return units;
  const sums = onlyUnit(sumsOf(header, new Set(columns)));
  if (sums === null && columns.length > 1 && units.every((unit) => unit === null)) return units;
  const byKind = new Map<string, NamedUnit | null>();
  const kinds = columns.map((column) => kindOf(header[column] as string));
  const ofKind = (kind: string): NamedUnit | null => {
    const found = byKind.get(kind);
    if (found !== undefined) return found;
    const made = onlyUnit(units.filter((unit, at) => kinds[at] === kind && unit?.from !== 'option').flatMap((unit) => unit ?? []));
    byKind.set(kind, made);
    return made;
  };
  return units.map((unit, at) => {
    if (unit !== null || ofPoint(at)) return unit;
    const heading = header[columns[at] as number] as string;
    const sum = sums !== null && !isPower(sums.unit) && !namesPower(heading) ? sums : null;
    return ofKind(kinds[at] as string) ?? sum ?? (columns.length === 1 ? onlyUnit(alike(header, heading)) : null);
  });
}

/** Units that sums of other columns name. */
function sumsOf(header: readonly string[], columns: ReadonlySet<number>): NamedUnit[] {
  return header.flatMap((heading, column) => {
    const plain = withoutUnit(heading);
    const isOne = !columns.has(column) && (isSum(plain) || isSumNamed(plain)) && unitsNamed(heading).length === 1;
    return isOne ? named(heading) : [];
  });
}

function alike(header: readonly string[], heading: string): NamedUnit[] {
  const own = ofWhat(heading);
  if (own.length !== 1) return [];
  const isAlike = (other: string): boolean =>
    (saysUse.test(other) || /[电水气热]能?量/u.test(other)) && ofWhat(other) === own && whyNotEnergy(other) === null;
  return header.flatMap((other) => (isAlike(other) ? named(other).filter(({ unit }) => !isPower(unit)) : []));
}

const named = (heading: string): NamedUnit[] =>
  unitsNamed(heading).flatMap(({ unit }) => (unit === null ? [] : [{ unit, from: 'heading' as const, text: heading.trim(), per: null }]));

/** The only unit named; null if there are none or several. */
function onlyUnit(units: readonly NamedUnit[]): NamedUnit | null {
  const [first] = units;
  return first === undefined || units.some(({ unit }) => unit !== first.unit) ? null : first;
}
