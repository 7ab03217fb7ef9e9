import { asOfNow } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Choice } from '#kernel/choice.ts';
import {
  buildingsTitled,
  type Bill,
  type Book,
  type MeteredBill,
  type Months,
  type OpenTime,
  timesDiffer,
  timesOfLedger,
} from '#metering/reading-intake/bill-books.ts';
import type { BillOptions } from './bill-options.ts';

type OpenBill = Bill & { readonly open: OpenTime };
type Of<K extends OpenTime['kind']> = Extract<OpenTime, { readonly kind: K }>;

/** What questions about time are answered with. */
type Known = {
  readonly now: number;
  /** The first and the last day, `11-01`, of the heating seasons of the places that the book may be of. */
  readonly seasons: () => Promise<readonly (readonly [string, string])[]>;
};

/**
 * Asks for the first thing that a book leaves open of its time.
 * @throws Problem `bill-month-open`, `bill-year-open`, `bill-period-open`, `bill-season-open`, `bill-end-open`, and where only the file
 * itself helps `bill-sheets-without-month`, `bill-titles-unclear`, `bill-years-unclear`, `bill-seasons-unclear`, `bill-ends-unclear`
 */
export async function askTime({ bills }: Book, { now, seasons }: Known): Promise<void> {
  const open = bills.filter((bill): bill is OpenBill => bill.open !== null);
  const [first] = open;
  if (first === undefined) return;
  const same = open.filter((bill) => bill.open.kind === first.open.kind);
  const today = new Date(now);
  const at = { sheet: first.sheet, row: first.row, count: same.length };
  switch (first.open.kind) {
    case 'year':
      oneAnswer(same, 'bill-years-unclear', ({ open: of }) => (of.kind === 'year' ? of.first : null));
      return askYear(first.open, at, today);
    case 'period':
      return askPeriod(first.open, at, { same, today });
    case 'season': {
      const began = [
        ...new Map(same.flatMap(({ open: of }) => (of.kind === 'season' ? [[of.began.join(' '), of.began] as const] : []))).values(),
      ];
      // days alone are those of each season in its own year
      if (!began.every((years) => years.length === 1)) oneAnswer(same, 'bill-seasons-unclear', ({ open: of }) => JSON.stringify(of));
      return askSeason(began, at, { today, known: await seasons() });
    }
    case 'end':
      oneAnswer(same, 'bill-ends-unclear', ({ open: of, carrier }) => (of.kind === 'end' ? `${of.of} ${carrier}` : ''));
      return askEnd(first.open, at);
    default:
      return askMonth(same, bills, at, today);
  }
}

type Place = { readonly sheet: string; readonly row: number; readonly count: number };

/** One answer is that of all bills that are open; where it could not be, only the file itself helps. */
function oneAnswer(open: readonly OpenBill[], code: string, of: (bill: OpenBill) => string | number | null): void {
  const other = open.find((bill) => of(bill) !== of(open[0] as OpenBill));
  if (other === undefined) return;
  const places = [open[0] as OpenBill, other].map(({ sheet, row }) => `${sheet} ${row}`.trim());
  throw new Problem('bad-input', code, { rows: places.join(', ') });
}

const ask = (code: string, evidence: Readonly<Record<string, string | number>>, choices: readonly Choice['set'][]): never => {
  throw new Problem('bad-input', code, { ...evidence, choices: choices.map((set) => ({ set })) });
};

function askMonth(open: readonly OpenBill[], bills: readonly Bill[], at: Place, today: Date): void {
  const sheets = new Set(open.map(({ sheet }) => sheet));
  if (sheets.size > 1) throw new Problem('bad-input', 'bill-sheets-without-month', { sheets: [...sheets].join(', ') });
  const months: readonly Choice['set'][] = [1, 2, 3].map((back) => ({ period: monthBefore(today, back) }));
  const others = bills.filter(({ sheet, days }) => sheet !== at.sheet && days !== null);
  const leave: readonly Choice['set'][] = others.length === 0 ? [] : [{ leaveSheet: at.sheet }];
  ask('bill-month-open', at, isSumOf(open, others) ? [...leave, ...months] : [...months, ...leave]);
}

/** Whether a sheet adds up what others have: the use of each of its meters is the sum of two bills of it or more. */
function isSumOf(open: readonly Bill[], others: readonly Bill[]): boolean {
  const numberOf = ({ meter, account, name }: Bill): string => meter?.text ?? account?.text ?? name;
  const uses = Map.groupBy(others, numberOf);
  return open.every((bill) => {
    const of = uses.get(numberOf(bill)) ?? [];
    const sum = of.reduce((all, { use }) => all + (use?.value ?? Number.NaN), 0);
    return of.length > 1 && bill.use !== null && Math.abs(sum - bill.use.value) < 1;
  });
}

const monthBefore = (day: Date, back: number): string =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - back, 1)).toISOString().slice(0, 7);

/** The last year in which months from one on are over. */
const lastYear = (month: number, today: Date, months = 1): number =>
  Math.floor((today.getUTCFullYear() * 12 + today.getUTCMonth() - month - months + 1) / 12);

function askYear({ month, first }: Of<'year'>, at: Place, today: Date): void {
  const asked = first ?? month;
  const last = lastYear(asked, today);
  ask(
    'bill-year-open',
    { ...at, month: asked },
    [last, last - 1, last - 2].map((year) => ({ year })),
  );
}

/** Which of the stretches of months that a title names is meant. */
function askPeriod({ of }: Of<'period'>, at: Place, { same, today }: { readonly same: readonly OpenBill[]; readonly today: Date }): void {
  const titles = new Set(same.map(({ open }) => JSON.stringify(open)));
  const choices = [...new Set(of.flatMap((one) => periodTexts(one, today)))];
  if (titles.size > 1) {
    const sheets = [...new Set(same.map(({ sheet }) => sheet))].join(', ');
    throw new Problem('bad-input', 'bill-titles-unclear', { sheets, of: choices.join(', ') });
  }
  ask(
    'bill-period-open',
    { ...at, of: choices.join(', ') },
    choices.map((period) => ({ period })),
  );
}

/** A stretch of months as an answer; in the last two years in which it is over where it names none. */
function periodTexts({ year, month, months }: Months, today: Date): string[] {
  const last = lastYear(month, today, months);
  return (year === null ? [last, last - 1] : [year]).map((began) => {
    const text = (later: number): string => new Date(Date.UTC(began, month - 1 + later, 1)).toISOString().slice(0, 7);
    return months === 1 ? text(0) : `${text(0)}/${text(months - 1)}`;
  });
}

/** Days of heating seasons that are usual where none is known. */
const usual = [
  ['11-15', '03-15'],
  ['11-01', '03-31'],
  ['10-15', '04-15'],
] as const;

type SeasonKnown = { readonly today: Date; readonly known: readonly (readonly [string, string])[] };

/** The days of seasons, each of a year; or those of one, with the year in which it began. */
function askSeason(seasons: readonly (readonly number[])[], at: Place, { today, known }: SeasonKnown): void {
  const spans = new Map([...known, ...usual].map((span) => [span.join('/'), span]));
  const named = (years: readonly number[]): string => years.map((year) => `${year}-${year + 1}`).join(', ');
  if (seasons.every((years) => years.length === 1))
    return ask(
      'bill-season-open',
      { ...at, years: named(seasons.flat()) },
      [...spans.keys()].map((season) => ({ season })),
    );
  const last = lastYear(4, today) - 1;
  const [began = []] = seasons;
  const years = began.length === 0 ? [last, last - 1] : began;
  const choices = years.flatMap((year) =>
    [...spans.values()].map(([from, to]) => ({ season: `${year}-${from}/${from < to ? year : year + 1}-${to}` })),
  );
  return ask('bill-season-open', { ...at, years: named(years) }, choices);
}

const askEnd = ({ first, last }: Of<'end'>, at: Place): void =>
  ask('bill-end-open', { ...at, first, last }, [{ endDay: 'included' }, { endDay: 'excluded' }]);

/** Asks whose multiplier of a counter is right; only one can be. */
export function askMultiplier(metered: readonly MeteredBill[], { multiplier }: BillOptions): void {
  const [first, ...others] = multiplier === undefined ? metered.filter(timesDiffer) : [];
  if (first === undefined) return;
  const { bill, meter } = first;
  const ledger = timesOfLedger(meter, bill.days?.from ?? '');
  ask('bill-multiplier-open', { meter: meter.code, count: others.length + 1, file: bill.times ?? 0, ledger }, [
    { multiplier: 'ledger' },
    { multiplier: 'leave' },
  ]);
}

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
