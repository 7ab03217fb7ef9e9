import { Problem, withFindings } from '#kernel/problem.ts';
import { refuseTwice } from '#platform/tables/columns.ts';
import { isSumRow } from '#platform/tables/footer-rows.ts';
import { withoutUnit, unitsNamed } from '#platform/tables/heading-units.ts';
import { parsePeriodHeading } from '#platform/tables/month.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { sumColumn } from './adds-up.ts';
import { skippedFinding, type Skipped } from './column-findings.ts';
import type { Plan } from './layout.ts';
import { noPoints, type KnownPoints } from './point-columns.ts';
import { isNameless } from './nameless.ts';
import { refuseNoUse } from './no-use.ts';
import { physicalIn, saysLoss, whyNotEnergy, whyNotIn, type NotEnergy } from '../units/not-energy.ts';
import type { Sayable } from '../headings/options.ts';
import { headingJoin } from '#platform/tables/heading.ts';
import { saysRegister } from '../headings/heading-places.ts';
import { countBefore, isWordOfUse, namesUse } from './value-headings.ts';
import { namesPower } from '../words/use-words.ts';

export type TopRow = { readonly row: number; readonly cells: readonly string[] };

type Top = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly unitRow: TopRow | null };

/**
 * The plan with those columns of the wide layout that may be meters. A column that a person names, or whose heading is the code of a
 * metering point, is always read; a column of words is read too, and each of its cells is reported.
 */
export async function withMeters(
  plan: Plan,
  { header, rows, unitRow }: Top,
  says: Sayable,
  known: (codes: readonly string[]) => Promise<ReadonlySet<string>>,
  points: KnownPoints = noPoints,
): Promise<{ plan: Plan; codes: readonly string[]; skipped: readonly Skipped[]; left: readonly number[] }> {
  const one = says.meter === undefined ? [] : [says.meter.trim()];
  if (plan.layout === 'months') return { plan, codes: one, skipped: monthsSkipped(plan, header, says), left: [] };
  if (plan.layout !== 'wide') return { plan, codes: one, skipped: [], left: [] };
  const headings = plan.meters.map((column) => (header[column] as string).trim());
  const hasNumbers = numbersIn(rows);
  const why = whyLeft(plan.meters, headings, { rows, unitRow });
  const bare = codesNamed(headings);
  const asked = headings.filter((heading, at) => why[at] !== null || bare[at] !== heading.normalize('NFKC').trim());
  const joined = bare.filter((name) => name.includes(headingJoin));
  const codes = asked.length + joined.length === 0 ? new Set<string>() : await known([...asked, ...joined]);
  const unread = headings.flatMap((heading, at) => (why[at] === null || codes.has(heading) ? [] : [withoutUnit(heading)]));
  const ofPoints = unread.length === 0 ? new Set<string>() : await points(unread);
  const isKnown = (heading: string): boolean => codes.has(heading) || ofPoints.has(withoutUnit(heading));
  const forced = says.valueColumn !== undefined;
  const read = plan.meters.map((_, at) => forced || why[at] === null || isKnown(headings[at] as string));
  const taken = plan.meters.filter((_, at) => read[at]);
  const powers = forced ? [] : powersBeside(header, taken).filter((column) => !codes.has((header[column] as string).trim()));
  const some = taken.filter((column) => !powers.includes(column));
  const grouped = forced ? null : groupedHeadings(header, some);
  const meters = grouped?.meters ?? some;
  const skipped = headings.flatMap((heading, at) => (read[at] === true ? [] : [{ heading, why: why[at] as NotEnergy }]));
  refusePhysical(skipped, meters.some(hasNumbers) || rows.length === 0 ? null : meters, rows);
  if (meters.length === 0 && skipped.some(({ why }) => why === 'pulse' || why === 'mean'))
    withFindings(skippedFinding(skipped), () => refuseNoUse(skipped));
  if (meters.length === 0)
    throw new Problem('bad-input', 'no-meter-columns', { header: header.slice(0, 40).join(', ') }, skippedFinding(skipped));
  const names = namesOf(header, { plan, bare, codes, grouped: grouped?.codes ?? new Map() });
  refuseAlike(header, names, meters);
  return {
    plan: { ...plan, meters },
    codes: meters.map((column) => names[column] as string),
    skipped,
    left: [...powers, ...(grouped?.left ?? []), ...(forced ? notNamed(header, rows, plan) : [])],
  };
}

/** Whether a column holds numbers, percentages included. */
const numbersIn =
  (rows: Top['rows']) =>
  (column: number): boolean =>
    rows.some((cells) => typeof parseDecimal((cells[column] ?? '').replace(/[%％]\s*$/u, '')) === 'number');

/** Why each of these columns is not a meter; null for those that may be one. */
function whyLeft(
  columns: readonly number[],
  headings: readonly string[],
  { rows, unitRow }: Pick<Top, 'rows' | 'unitRow'>,
): (NotEnergy | null)[] {
  const hasNumbers = numbersIn(rows);
  const isEmpty = (column: number): boolean => rows.length > 0 && rows.every((cells) => (cells[column] ?? '').trim() === '');
  const whole = sumColumn(columns, rows);
  const sums = headings.map((heading, at) => isSumRow(withoutUnit(heading)) || columns[at] === whole);
  return columns.map((column, at) => {
    const sum = sums[at] === true && sums.includes(false) ? 'sum' : null;
    const loss = saysLoss.test(headings[at] as string) ? 'derived' : null;
    const told = sum ?? whyNotEnergy(headings[at] as string) ?? loss ?? whyNotIn(unitRow?.cells[column] ?? '');
    return told !== null && (told === 'identifier' || hasNumbers(column) || isEmpty(column)) ? told : null;
  });
}

type Naming = {
  readonly plan: Extract<Plan, { layout: 'wide' }>;
  /** Without their units, in the order of the plan's columns. */
  readonly bare: readonly string[];
  /** Headings that are codes of metering points without change. */
  readonly codes: ReadonlySet<string>;
  readonly grouped: ReadonlyMap<number, string>;
};

/** The name of the metering point of each column. */
function namesOf(header: readonly string[], { plan, bare, codes, grouped }: Naming): string[] {
  const bareOf = new Map(plan.meters.map((column, at) => [column, bare[at] as string]));
  return header.map((heading, column) => {
    const own = codes.has(heading.trim()) ? heading.trim() : (bareOf.get(column) ?? withoutUnit(heading));
    return grouped.get(column) ?? roomNamed(own) ?? partNamed(own, codes) ?? (own || heading.trim());
  });
}

/** `一号楼 › 9201` in the form used elsewhere for rooms of a building: `一号楼-9201`. */
const roomNamed = (name: string): string | null => {
  const [building = '', room = '', more] = name.split(headingJoin).map((part) => part.trim());
  return building !== '' && more === undefined && /^\d{3,6}$/u.test(room) ? `${building}-${room}` : null;
};

/** `用电量 › C8#` and `各楼用电量 › 一号楼` are named by their lower part, unless a metering point has both as its name. */
function partNamed(name: string, codes: ReadonlySet<string>): string | null {
  const [group = '', part = '', more] = name.split(headingJoin).map((one) => one.trim());
  if (group === '' || part === '' || more !== undefined || codes.has(name)) return null;
  const what = withoutUnit(group).replace(/^[各每]\S{0,3}?(?:的)?(?=[用耗能电水气热表读示])/u, '');
  return isNameless(what) && !isNameless(part) ? part : null;
}

/** Throws if two columns of meters have the same name, either literally or by their codes. */
function refuseAlike(header: readonly string[], names: readonly string[], meters: readonly number[]): void {
  const ofMeters = (texts: readonly string[]) => texts.map((text, column) => (meters.includes(column) ? text : ''));
  refuseTwice(ofMeters(header), meters);
  refuseTwice(ofMeters(names), meters, (code) => code);
}

/**
 * Throws `values-physical` if the only numbers are quantities that points measure. @param left columns without numbers; null: some have
 * them
 */
function refusePhysical(skipped: readonly Skipped[], left: readonly number[] | null, rows: Top['rows']): void {
  const physical = skipped.find(({ heading }) => physicalIn(heading) !== null);
  const isOther = left?.length === 0 && skipped.some(({ heading }) => physicalIn(heading) === null);
  if (left === null || physical === undefined || isOther) return;
  const codes = left.map((column) => rows.map((cells) => (cells[column] ?? '').trim()).find((cell) => cell !== ''));
  const code = codes.find((one) => one !== undefined) ?? withoutUnit(physical.heading);
  throw new Problem('bad-input', 'values-physical', { column: physical.heading, why: physical.why, code }, skippedFinding(skipped));
}

const unitBehind = /(?<=\S)\s+(?:[kMG]?Wh|[kM]?W|[GM]J|m[3³]|千瓦时|度)$/u;

/** The names of the metering points of columns: without the unit in brackets or at the end, unless two would have the same name. */
function codesNamed(headings: readonly string[]): readonly string[] {
  const named = headings.map((heading) => withoutUnit(heading).replace(unitBehind, ''));
  const count = new Map<string, number>();
  for (const name of named) count.set(name, (count.get(name) ?? 0) + 1);
  return headings.map((heading, at) => (count.get(named[at] as string) === 1 ? (named[at] as string) : withoutUnit(heading)));
}

/** Columns of use other than those that a person names. */
const notNamed = (header: readonly string[], rows: Top['rows'], plan: Extract<Plan, { layout: 'wide' }>): number[] =>
  header.flatMap((heading, column) => {
    const isNumber = rows.some((cells) => typeof parseDecimal(cells[column] ?? '') === 'number');
    const isRead = plan.meters.includes(column) || column === plan.time || column === plan.end || column === plan.unit;
    return !isRead && isNumber && namesUse(heading) && whyNotEnergy(heading) === null && !isSumRow(withoutUnit(heading)) ? [column] : [];
  });

function monthsSkipped(plan: Extract<Plan, { layout: 'months' }>, header: readonly string[], says: Sayable): Skipped[] {
  return header.flatMap((heading, column) => {
    const rest = parsePeriodHeading(heading, says.year)?.rest ?? '';
    const why = rest === '' || plan.months.some((month) => month.column === column) ? null : whyNotEnergy(rest);
    return why === null ? [] : [{ heading: heading.trim(), why }];
  });
}

/** Columns of the wide layout under headings of two rows: the one that is read for each metering point, and others of use. */
type Grouped = { readonly meters: readonly number[]; readonly codes: ReadonlyMap<number, string>; readonly left: readonly number[] };

const readingNamed = /示数|读数|表底|表码|止[数码]|底[数码]|reading|index/iu;

/**
 * Headings such as `1#楼 › 表底` and `1#楼 › 用量`: the metering point above, the content of a column below. Among several the use is read,
 * otherwise the current counter value.
 * @returns null if the headings are not of this form, or several columns of one metering point are possible
 */
function groupedHeadings(header: readonly string[], columns: readonly number[]): Grouped | null {
  const groups = new Map<string, number[]>();
  for (const column of columns) {
    const [group = '', held = '', more] = (header[column] as string).split(headingJoin).map((part) => part.trim());
    if (group === '' || held === '' || more !== undefined || !saysWhat(held) || saysWhat(group)) return null;
    groups.set(group, [...(groups.get(group) ?? []), column]);
  }
  const meters: number[] = [];
  for (const held of groups.values()) {
    const [only, ...others] = meant(held, (column) => (header[column] as string).split(headingJoin)[1] as string);
    if (only === undefined || others.length > 0) return null;
    meters.push(only);
  }
  const codes = new Map([...groups].map(([group], at) => [meters[at] as number, withoutUnit(group) || group]));
  return meters.length === 0 ? null : { meters, codes, left: columns.filter((column) => !meters.includes(column)) };
}

const saysWhat = (text: string): boolean => saysRegister.test(text) || readingNamed.test(text) || isWordOfUse(withoutUnit(text));

function meant(columns: readonly number[], held: (column: number) => string): readonly number[] {
  const used = columns.filter((column) => !saysRegister.test(held(column)) && !readingNamed.test(held(column)));
  if (used.length > 0) return used;
  return columns.length === 1 ? columns : columns.filter((column) => !countBefore.test(held(column)));
}

/** The last word in a heading of a power: `瞬时功率`, in a script without spaces. */
const powerWord = /(?:瞬时|实时)?(?:总?有功|总)?功率$|(?:瞬时|实时)[冷热]?量?$/u;
/** The last word of a heading: `.P`, ` power`, `_kW`. */
const lastWord = /[\s._/-]*[^\s._/-]+$/u;

/**
 * The power columns of a wide table whose energy is next to them: `AA1.P(kW)` next to `AA1.EPI(kWh)`. Both would count the same use twice.
 */
function powersBeside(header: readonly string[], meters: readonly number[]): number[] {
  const quantity = (column: number): string | undefined => unitsNamed(header[column] as string)[0]?.quantity;
  const energies = meters.filter((column) => quantity(column) === 'energy').map((column) => withoutUnit(header[column] as string));
  return meters.filter((column) => {
    const heading = withoutUnit(header[column] as string);
    const stem = heading.replace(powerWord.test(heading) ? powerWord : lastWord, '');
    const isPower = quantity(column) === 'power' || namesPower(header[column] as string);
    return isPower && stem !== '' && energies.some((energy) => energy !== heading && energy.startsWith(stem));
  });
}
