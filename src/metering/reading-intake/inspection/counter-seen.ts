import { Problem } from '#kernel/problem.ts';
import { isPower } from '#kernel/carrier.ts';
import { unitsNamed, unitsOfTitle } from '#platform/tables/heading-units.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { saysRegister } from '../headings/heading-places.ts';
import { instantsAcross } from '../times/instant-headings.ts';
import { tellsPeriods, valueColumns, type Plan } from '../columns/layout.ts';
import { isSumHeading } from '../columns/directions.ts';
import { isObisSum } from '../units/obis.ts';
import { saysShownAcross } from '../headings/shown-across.ts';
import { saysEnergy, saysUse } from '../words/use-words.ts';
import { sumOf } from '../units/value-figures.ts';
import { writesMonths } from '../times/row-time.ts';
import type { Around } from '../units/units.ts';
import { codeOfRow } from '../units/register-column.ts';

type Rows = readonly (readonly string[])[];

/** Headings of counter values that are also used for use: `读数`, `total_energy`, `累计流量`. */
export const maybeRegister =
  /累[计积](?!用)|读数|抄表|有功|电度|reading|(?<![a-z])stand(?![a-z])|total|lifetime|(?<![a-z])ep[ie]?(?![a-z])/iu;
/** `正向有功电量`: what is counted in one direction, or what was used in it; a reading is not mentioned. */
const mayBeUse = /^(?!.*(?:[示读]数|表[底码]|止[数码]|底[数码]|累[计积])).*[正反]向有功/u;
/** Headings of counter values and hardly anything else; for whole months the user is asked about them, however few values rise. */
const standSaid = /(?<![a-z])stand(?![a-z])|^累[计积](?!用)|读数|reading/iu;
/** For columns that are metering points: words for their content, and not a direction alone. */
const readingSaid = /示数|表[底码]|止[数码]|底[数码]|meter[\s_-]?reading|z(?:ä|ae)hlerstand/iu;
/** How many values must rise, if the heading may mean a counter, or says use; for one metering point among others alone. */
const least = { maybe: 3, use: 12, alone: 8 };

/** Whether the values of the long layout are counter values: by their heading, or, if it may mean both, by how they rise. */
export function showsCounter(plan: Plan, header: readonly string[], rows: Rows, around: UnitsAround): boolean {
  const ofPower = (column: number): boolean => saysPowerOf(header[column] as string, around);
  if (plan.layout === 'wide') {
    const numbers = plan.meters.filter((column) => rows.some((cells) => typeof parseDecimal(cells[column] ?? '') === 'number'));
    if (numbers.length === 0 || numbers.some(ofPower)) return false;
    const all = [...seriesOf({ ...plan, meters: numbers }, header, rows)];
    const areHigh = all.every(([code, values]) => !saysUse.test(code) && standsHigh(values));
    return areHigh || numbers.every((column) => readingSaid.test(header[column] as string));
  }
  if (plan.layout !== 'long' || plan.minus !== undefined) return false;
  if (header.some((_, column) => holdsSums(rows, column))) return true;
  const heading = header[plan.value] as string;
  if (isSumHeading(heading)) return true;
  if (saysRegister.test(heading)) return !fallsAsUse(plan, header, rows);
  // rows from one time to another are uses, whatever a word may mean
  if (plan.end !== null || plan.written.as === 'span' || ofPower(plan.value)) return false;
  const all = [...seriesOf(plan, header, rows).values()];
  if (!saysUse.test(heading) && all.length > 0 && all.every(standsHigh)) return true;
  return maybeRegister.test(heading) && !saysUse.test(heading) && all.every((values) => rises(values, least.maybe));
}

/** Whether a possible use is one: it goes up and down, or for whole periods falls at all, but not to nothing as a new counter does. */
export function fallsAsUse(plan: Plan, header: readonly string[], rows: Rows): boolean {
  if (plan.layout !== 'long' || !mayBeUse.test(header[plan.value] as string)) return false;
  const all = [...seriesOf(plan, header, rows).values()];
  const falls = all.some((values) =>
    values.slice(1).some((value, at) => value < (values[at] as number) && value > (values[at] as number) / 10),
  );
  return fallsOften(all) || (tellsPeriods(plan) && falls);
}

type UnitsAround = Pick<Around, 'option' | 'above'>;

/** Whether a heading, otherwise an option or a title, names a unit of power: values that only rise are then not a counter. */
function saysPowerOf(heading: string, { option, above }: UnitsAround): boolean {
  const named = [unitsNamed(heading), ...above.map((text) => unitsOfTitle(text).named)].find((units) => units.length > 0) ?? [];
  return option === null ? named.length > 0 && named.every(({ quantity }) => quantity === 'power') : isPower(option);
}

/** No use rises this many times in a row, by less than a hundredth of its value. */
const high = { least: 24, above: 100 };

const standsHigh = (values: readonly number[]): boolean => {
  const forward = forwards(values);
  const usual = usualOf(stepsOf(forward));
  return forward.length >= high.least && onlyRises(forward) && usual !== null && (forward[0] as number) >= high.above * usual;
};

/** Whether a column names registers, all of which are running totals. */
const holdsSums = (rows: Rows, column: number): boolean => {
  const cells = rows.slice(0, 200).flatMap((row) => ((row[column] ?? '').trim() === '' ? [] : [row[column] as string]));
  return cells.length > 0 && cells.every(isObisSum);
};

/**
 * Refuses values that only rise, by steps that would be uses, for metering points that do not exist yet, if nothing says whether they are
 * uses or counter values.
 * @throws Problem `register-open`, with the total in either case
 */
export async function refuseUnsaidCounter(
  plan: Plan,
  header: readonly string[],
  rows: Rows,
  {
    known,
    around,
  }: {
    readonly known: (codes: readonly string[]) => Promise<ReadonlySet<string>>;
    readonly around: Around;
  },
): Promise<void> {
  if (plan.layout === 'long' && plan.minus !== undefined) return;
  const isAcross = plan.layout === 'months' || plan.layout === 'days';
  if (!isAcross && (plan.end !== null || plan.written.as === 'span')) return;
  // for columns that are periods, titles and names say what they hold
  const said = isAcross ? [...around.above, around.sheet, around.file, ...header].join(' ') : '';
  const isCounter = saysShownAcross([said]);
  if (isAcross && !isCounter && (saysUse.test(said) || saysBills.test(said))) return;
  const heading = plan.layout === 'long' ? (header[plan.value] as string) : '';
  if (plan.layout === 'long' && saysPowerOf(heading, around)) return;
  const counted =
    plan.layout === 'wide' ? { ...plan, meters: plan.meters.filter((at) => !saysPowerOf(header[at] as string, around)) } : plan;
  const series = seriesOf(counted, header, rows);
  const ofPeriods = () => ((isCounter ? [...series.values()].every(risesAcross) : standFar(series)) ? [...series] : []);
  const doubtful = isAcross ? ofPeriods() : doubtfulOf(series, heading, !isAcross && writesMonths(plan.written));
  const there = doubtful.length === 0 ? new Set<string>() : await known(doubtful.map(([code]) => code));
  const open = doubtful.find(([code]) => !there.has(code));
  if (open !== undefined) throw registerOpen(...open, { isAcross, areInstants: isAcross && instantsAcross(header, undefined).length > 0 });
}

/** What is paid for is use. */
const saysBills = /[电水气热暖]费|账单|缴费|(?<![a-z])(?:bills?|billing|invoices?)(?![a-z])/iu;

/** Whether values go up and down, as no counter does. */
function fallsOften(all: readonly (readonly number[])[]): boolean {
  const steps = all.flatMap((values) => values.slice(1).map((value, at) => value - (values[at] as number))).filter((step) => step !== 0);
  const falls = steps.filter((step) => step < 0).length;
  return steps.length >= least.maybe && Math.min(falls, steps.length - falls) > steps.length / 10;
}

type Series = ReadonlyMap<string, readonly number[]>;

/** For energy by month that only rises: the use of a growing building starts at no more than this many times its steps. */
const mostSteps = 20;

const isNearSteps = (values: readonly number[]): boolean => {
  const usual = usualOf(stepsOf(forwards(values)));
  return usual === null || (forwards(values)[0] as number) <= mostSteps * usual;
};

/** Metering points whose values may also be counter values. @param heading the words about them */
function doubtfulOf(series: Series, heading: string, isOfMonths: boolean): readonly (readonly [code: string, values: readonly number[]])[] {
  const today = [...series].filter(([code, values]) => ofToday.test(`${heading} ${code}`) && mostlyRises(values));
  if (today.length > 0) return today;
  if (saysUse.test(heading) && !maybeRegister.test(heading))
    return isOfMonths ? [] : [...series].filter(([, values]) => rises(values, least.use));
  if (isOfMonths && saysEnergy.test(heading) && !maybeRegister.test(heading) && [...series.values()].every(isNearSteps)) return [];
  if (riseTogether([...series.values()])) return [...series].filter(([, values]) => values.length > 1);
  const mayCount = (code: string): boolean => maybeRegister.test(heading) || maybeRegister.test(code);
  const mayStand = isOfMonths && standSaid.test(heading.trim());
  return [...series].filter(
    ([code, values]) =>
      risesFromNothing(values) || rises(values, least.alone) || (mayCount(code) && onlyRises(values)) || (mayStand && risesAcross(values)),
  );
}

/** A total for the day so far: within a day it only rises, and is not the use of its hours. */
const ofToday = /[当今本][日天]|(?<![a-z])today(?![a-z])/iu;

const mostlyRises = (values: readonly number[]): boolean => {
  const steps = stepsOf(forwards(values));
  return steps.length > least.maybe && steps.filter((step) => step > 0).length >= 0.8 * steps.length;
};

/** With two values there is only one step. */
const risesAcross = (values: readonly number[]): boolean => {
  const steps = stepsOf(values);
  return steps.length > 0 && steps.filter((step) => step >= 0).length >= 0.8 * steps.length;
};

/** If columns are periods, at least this many must rise, and start at this many times a step: use that grows month by month does not. */
const across = { least: 6, above: 100 };

/** Whether the values across the columns of every row only rise, starting far above a step. */
const standFar = (series: Series): boolean =>
  series.size > 0 &&
  [...series.values()].every((values) => {
    const usual = usualOf(stepsOf(values));
    return values.length >= across.least && onlyRises(values) && usual !== null && (values[0] as number) >= across.above * usual;
  });

/** Whether no value is below the one before, and most are above it. */
const onlyRises = (values: readonly number[]): boolean =>
  values.length > least.maybe && values.slice(1).every((value, at) => value > (values[at] as number));

/** Whether columns are periods: then a counter value has no instant, and cannot be taken as one, unless the periods are days. */
type Across = { readonly isAcross: boolean; readonly areInstants: boolean };

function registerOpen(meter: string, values: readonly number[], { isAcross, areInstants }: Across): Problem {
  const rising = stepsOf(forwards(values)).filter((step) => step > 0);
  const register = rounded(rising.reduce((a, b) => a + b, 0));
  const interval = rounded(values.reduce((a, b) => a + b));
  const choices = [
    ...(isAcross && !areInstants ? [] : [{ set: { kind: 'register' }, comesTo: register }]),
    { set: { kind: 'interval' }, comesTo: interval },
  ];
  return new Problem('bad-input', isAcross && !areInstants ? 'counter-across' : 'register-open', {
    meter,
    count: values.length,
    register,
    interval,
    choices,
  });
}

/** How far above its usual step a counter starts, if few steps are seen, and if many are. */
const above = { few: 10, many: 3 };
const many = 6;

/**
 * Whether all metering points of a file rise, though each may have few values: two steps or more in all, none of which falls except where a
 * counter was reset, starting far above the steps.
 */
function riseTogether(all: readonly (readonly number[])[]): boolean {
  const written = all.filter((values) => values.length > 1);
  // within one file the newest comes first for all of them, or for none
  const some = fallsFirst(written) ? written.map((values) => values.toReversed()) : written;
  const steps = some.flatMap(stepsOf).filter((step) => step !== 0);
  const falls = steps.filter((step) => step < 0).length;
  if (steps.length < 2 || falls > steps.length / 10) return false;
  const stands = some.filter((values) => {
    const usual = usualOf(stepsOf(values));
    return usual === null || (values[0] as number) >= usual * (values.length < many ? above.few : above.many);
  });
  return stands.length >= 0.8 * some.length;
}

/** Whether more steps fall than rise, over all metering points. */
function fallsFirst(all: readonly (readonly number[])[]): boolean {
  const steps = all.flatMap((values) => values.slice(1).map((value, at) => value - (values[at] as number)));
  return steps.filter((step) => step < 0).length > steps.filter((step) => step > 0).length;
}

/** Whether values grow from nothing as a new counter does: by steps that differ and are far below the total. */
function risesFromNothing(values: readonly number[]): boolean {
  const forward = forwards(values);
  const steps = stepsOf(forward);
  const usual = usualOf(steps);
  if (usual === null || forward.length < many || steps.some((step) => step <= 0) || new Set(steps).size < 2) return false;
  const isEven = steps.every((step) => step >= usual / 2 && step <= usual * 2);
  return isEven && (forward[0] as number) <= 2 * usual;
}

/** The oldest first, as far as can be told. */
function forwards(values: readonly number[]): readonly number[] {
  const steps = stepsOf(values);
  const isUp = steps.filter((step) => step > 0).length >= steps.filter((step) => step < 0).length;
  return isUp ? values : values.toReversed();
}

/** Steps from one value to the next; a reset to near zero is not a step. */
function stepsOf(values: readonly number[]): number[] {
  return values.slice(1).flatMap((value, at) => {
    const before = values[at] as number;
    return value < before / 10 && values.length > 4 ? [] : [value - before];
  });
}

function usualOf(steps: readonly number[]): number | null {
  const rising = steps.filter((step) => step > 0).toSorted((a, b) => a - b);
  return rising[Math.floor(rising.length / 2)] ?? null;
}

/** The maximum number of metering points examined. */
const mostSeries = 50;

/** The values of each metering point unchanged, in 0.0001 of their unit. */
function seriesOf(plan: Plan, header: readonly string[], rows: Rows): Series {
  const found = new Map<string, number[]>();
  const add = (code: string, ...texts: readonly (string | undefined)[]): void => {
    const value = sumOf(texts);
    if (value === null || (!found.has(code) && found.size === mostSeries)) return;
    const held = found.get(code);
    if (held === undefined) found.set(code, [value]);
    else held.push(value);
  };
  for (const cells of rows)
    if (plan.layout === 'long') add(codeOfRow(plan, cells), cells[plan.value], ...(plan.parts ?? []).map((column) => cells[column]));
    else if (plan.layout === 'wide') for (const column of plan.meters) add((header[column] as string).trim(), cells[column]);
    else for (const column of valueColumns(plan)) add(plan.meter === null ? '' : (cells[plan.meter] ?? '').trim(), cells[column]);
  return found;
}

/**
 * Whether values rise like those of a counter: except for an occasional reset none is below the one before, and they start far above a
 * step. The newest may come first.
 */
function rises(values: readonly number[], count: number): boolean {
  if (values.length < count) return false;
  const steps = values.slice(1).map((value, at) => value - (values[at] as number));
  const up = steps.filter((step) => step > 0).length >= steps.filter((step) => step < 0).length;
  const forward = up ? steps : steps.map((step) => -step);
  const falls = forward.filter((step) => step < 0).length;
  const rising = forward.filter((step) => step > 0).toSorted((a, b) => a - b);
  const usual = rising[Math.floor(rising.length / 2)];
  const begins = (up ? values[0] : values.at(-1)) as number;
  return usual !== undefined && falls <= steps.length / 10 && rising.length > steps.length / 2 && begins >= 3 * usual;
}

const rounded = (units: number): number => Number((units / 10_000).toPrecision(12));
