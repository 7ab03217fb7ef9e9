import { join } from 'node:path';
import type { Building } from './buildings.ts';
import { CsvFile } from './bytes.ts';
import { cityZone, instantOf, monthsBetween } from './days.ts';
import { sumDays, useIn } from './load.ts';
import type { Model, Sums } from './load.ts';
import type { Rhythm } from './profiles.ts';
import { random } from './random.ts';
import type { Random } from './random.ts';
import type { CityFile, Dirt, ImportOptions } from './types.ts';

const billed = ['electricity', 'heat', 'gas', 'water'] as const;
export type Billed = (typeof billed)[number];

export const billUnits: Readonly<Record<Billed, string>> = { electricity: 'kWh', heat: 'GJ', gas: 'm3', water: 'm3' };
const letters: Readonly<Record<Billed, string>> = { electricity: 'E', heat: 'H', gas: 'G', water: 'W' };

/** A meter that is known only by its monthly bills. */
export type Bill = {
  readonly code: string;
  readonly carrier: Billed;
  /** Null if it serves several buildings: then `shares` lists them. */
  readonly building: Building | null;
  readonly shares: string | null;
  /** Use in each month of the city's time span; null is an empty cell. */
  readonly months: readonly (number | null)[];
  /** A month that was first billed ten times too high. */
  readonly mistaken: number | null;
};

export type Bills = { readonly months: readonly string[]; readonly list: readonly Bill[]; readonly dirt: readonly Dirt[] };

/** Monthly bills: electricity where there is no quarter-hourly meter, and heat, gas and water of most buildings that use them. */
export function makeBills(
  buildings: readonly Building[],
  metered: ReadonlySet<Building>,
  model: Model,
  seed: number,
  dirt: boolean,
): Bills {
  const { days } = model.calendar;
  const months = days.length === 0 ? [] : monthsBetween(days[0] as string, nextDay(days.at(-1) as string));
  const draw = random(seed, 'bills');
  const sums = monthSums(model, months);
  const list = buildings.flatMap((building) =>
    billed
      .filter((carrier) => isBilled(building, carrier, metered.has(building), draw))
      .map((carrier) => billOf(building, carrier, sums(building), model, draw)),
  );
  return dirt ? soiled({ months, list, dirt: [] }) : { months, list, dirt: [] };
}

function isBilled({ profile, heating }: Building, carrier: Billed, metered: boolean, draw: Random): boolean {
  const at = draw.next();
  if (carrier === 'electricity') return !metered && at < 0.95;
  if (carrier === 'heat') return heating === 'heat' && at < 0.93;
  if (carrier === 'gas') return heating === 'gas' ? at < 0.9 : profile.gas > 0 && at < 0.6;
  return at < 0.5;
}

function billOf(building: Building, carrier: Billed, sums: readonly Sums[], model: Model, draw: Random): Bill {
  const usual = model.usual(building.profile.rhythm);
  const fine = carrier === 'heat' ? 10 : 1;
  const months = sums.map((month) => Math.round(useIn(building, month, usual)[carrier] * (1 + 0.04 * draw.normal()) * fine) / fine);
  return { code: `${building.code}-${letters[carrier]}`, carrier, building, shares: null, months, mistaken: null };
}

/** The sums of the rhythms over each month, calculated once per rhythm. */
function monthSums({ calendar }: Model, months: readonly string[]): (building: Building) => readonly Sums[] {
  const known = new Map<Rhythm, readonly Sums[]>();
  const draw = (rhythm: Rhythm) =>
    months.map((month) => {
      const first = calendar.days.indexOf(`${month}-01`);
      const after = calendar.days.findIndex((day, i) => i > first && day.slice(0, 7) !== month);
      return sumDays(calendar, rhythm, first, after < 0 ? calendar.days.length : after);
    });
  return ({ profile: { rhythm } }) => {
    const sums = known.get(rhythm) ?? draw(rhythm);
    known.set(rhythm, sums);
    return sums;
  };
}

/** Typing errors that are corrected later, heat bills left empty out of season, and electricity meters that serve two buildings. */
function soiled({ months, list }: Bills): Bills {
  const dirt: Dirt[] = [];
  let [power, heat] = [0, 0];
  const changed = list.map((bill): Bill => {
    if (bill.carrier === 'heat' && heat++ % 30 === 11) return emptySummer(bill, months, dirt);
    if (bill.carrier !== 'electricity') return bill;
    return power++ % 500 === 3 && months.length > 0
      ? { ...bill, mistaken: months.length - 1 - ((power * 7) % Math.min(months.length, 9)) }
      : bill;
  });
  for (const { code, months: values, mistaken } of changed) {
    if (mistaken === null) continue;
    const right = values[mistaken] as number;
    dirt.push({ ...over('corrected-month', code, months, mistaken, mistaken), values: { first: right * 10, corrected: right } });
  }
  return { months, list: shared(changed, months, dirt), dirt };
}

function emptySummer(bill: Bill, months: readonly string[], dirt: Dirt[]): Bill {
  const empty = bill.months.map((value, i) => (value === 0 && !/-(?:11|12|01|02|03)$/u.test(months[i] as string) ? null : value));
  const [first, last] = [empty.indexOf(null), empty.lastIndexOf(null)];
  if (first >= 0) dirt.push(over('empty-summer', bill.code, months, first, last));
  return { ...bill, months: empty };
}

/** Every 400th neighbouring pair in the same county shares one meter. */
function shared(list: readonly Bill[], months: readonly string[], dirt: Dirt[]): readonly Bill[] {
  const power = list.filter(({ carrier, mistaken }) => carrier === 'electricity' && mistaken === null);
  const gone = new Map<Bill, Bill | null>();
  for (let i = 10; i + 1 < power.length; i += 400) {
    const a = power[i] as Bill;
    const b = power.slice(i + 1, i + 60).find((bill) => bill.building?.county === a.building?.county);
    if (b === undefined) continue;
    const code = `SHR-${String(gone.size / 2 + 1).padStart(4, '0')}-E`;
    const shares = `${a.building?.code}:0.6;${b.building?.code}:0.4`;
    gone.set(b, null).set(a, { ...a, code, building: null, shares, months: a.months.map((value, m) => (value ?? 0) + (b.months[m] ?? 0)) });
    dirt.push({ ...over('shared-meter', code, months, 0, months.length - 1), values: { shares } });
  }
  return list.flatMap((bill) => {
    const instead = gone.get(bill);
    return instead === null ? [] : [instead ?? bill];
  });
}

function over(kind: Dirt['kind'], meter: string, months: readonly string[], first: number, last: number): Dirt {
  const day = (month: string) => Math.round(Date.parse(`${month}-01T00:00:00Z`) / 86_400_000);
  return {
    kind,
    meter,
    from: instantOf(day(months[first] as string), 0),
    to: instantOf(day(nextMonth(months[last] as string)), 0),
    conserved: true,
  };
}

/** Writes one file per carrier and year, as the suppliers send them, and one with the corrections. */
export function writeBills(directory: string, { months, list }: Bills, received: { first: string; corrected: string }): CityFile[] {
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  const files = billed.flatMap((carrier) =>
    years.flatMap((year) =>
      writeYear(
        directory,
        carrier,
        year,
        months,
        list.filter((bill) => bill.carrier === carrier),
        received.first,
      ),
    ),
  );
  return [...files, ...writeCorrections(directory, months, list, received.corrected)];
}

function writeYear(
  directory: string,
  carrier: Billed,
  year: string,
  all: readonly string[],
  list: readonly Bill[],
  received: string,
): CityFile[] {
  const months = all.flatMap((month, at) => (month.startsWith(year) ? [at] : []));
  if (list.length === 0) return [];
  const path = join(directory, `bills-${carrier}-${year}.csv`);
  const file = new CsvFile(path);
  let readings = 0;
  file.row(['表号', ...months.map((at) => headed(carrier, all[at] as string))]);
  for (const bill of list) {
    const cells = months.map((at) => (at === bill.mistaken ? (bill.months[at] as number) * 10 : bill.months[at]));
    readings += cells.filter((cell) => cell !== null).length;
    file.row([bill.code, ...cells]);
  }
  file.close();
  const options = billOptions(carrier, received);
  return [{ kind: 'readings', path, options: carrier === 'gas' ? { ...options, year: Number(year) } : options, readings }];
}

/** The suppliers write the headings of their months in three ways. */
function headed(carrier: Billed, month: string): string {
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))];
  if (carrier === 'heat') return `${year}年${number}月`;
  return carrier === 'gas' ? `${number}月` : month;
}

function billOptions(carrier: Billed, received: string): ImportOptions {
  const unit = billUnits[carrier];
  return { layout: 'months', meterColumn: '表号', zone: cityZone, kind: 'interval', interval: '1month', unit, carrier, received };
}

function writeCorrections(directory: string, months: readonly string[], list: readonly Bill[], received: string): CityFile[] {
  const some = list.filter(({ mistaken }) => mistaken !== null);
  if (some.length === 0) return [];
  const path = join(directory, 'bills-electricity-corrected.csv');
  const file = new CsvFile(path);
  file.row(['表号', ...months]);
  for (const { code, months: values, mistaken } of some) file.row([code, ...months.map((_, at) => (at === mistaken ? values[at] : null))]);
  file.close();
  return [{ kind: 'readings', path, options: billOptions('electricity', received), readings: some.length }];
}

/** Use of each calendar year, in the carrier's unit. */
export function billYears({ months: values }: Bill, months: readonly string[]): Record<string, number> {
  const years: Record<string, number> = {};
  months.forEach((month, at) => {
    const year = month.slice(0, 4);
    years[year] = Math.round(((years[year] ?? 0) + (values[at] ?? 0)) * 10) / 10;
  });
  return years;
}

function nextMonth(month: string): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 7);
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
