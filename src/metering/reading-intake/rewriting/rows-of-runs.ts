import { Problem } from '#kernel/problem.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { firstRows } from './days-above.ts';
import { findPlan, type Plan, valueColumns } from '../columns/layout.ts';
import type { Sayable } from '../headings/options.ts';
import { besideOf } from '../times/row-time.ts';
import { isNoRecord } from '../units/no-record.ts';
import { columnsOfPeriod } from '../units/rows-taken-back.ts';

type Cells = readonly string[];

/** Which of several runs of the same settlement a row belongs to, by its word: a later one is greater. */
type Runs = { readonly column: number; readonly of: (cells: Cells) => number | null };

/** Runs of a settlement in their order (BSC Procedure BSCP01: II, SF, R1, R2, R3, RF, DF), if the heading names them: R1 is also a code. */
const settled = ['ii', 'sf', 'r1', 'r2', 'r3', 'rf', 'df'];
const [first, revised, final] = [0, 10, 1_000_000];

const ofRun =
  /^(?:(?<first>initial|prelim(?:inary)?|original|初[始次版结步](?:结算)?|原始)|(?<final>final|终[版结]|最终(?:结算)?)|(?:revision|revised|rev\.?|amend(?:ed|ment)|修[订正](?:结算)?|复[结核](?:结算)?)\s*(?<number>\d{1,4})?\s*[次版]?|第\s*(?<edition>\d{1,4})\s*版)$/iu;

/** The number of a version, if the heading says that it counts versions: 第2次 alone is also the second reading of a month. */
const counted = /^第?\s*(\d{1,3})\s*[次版]?$/u;

/** Headings that say themselves that they count versions of the same rows. */
const saysVersion = /revision|(?<![a-z])version(?![a-z])|修订[号次]|版[次本]/iu;

/** Headings that name runs of a settlement. */
const saysRun = /(?<![a-z])run(?![a-z])|settle|结算|revis|(?<![a-z])version(?![a-z])|批次|版[次本]/iu;

/** What differs between the runs of a row and says nothing about what it belongs to. */
const ofVersion = /revis|(?<![a-z])(?:run|version|publish(?:ed)?|issued?|updated?)(?![a-z])|修[订改]|更新|发布|批次|版[次本]/iu;

function rankOf(text: string, heading: string): number | null {
  const word = text.normalize('NFKC').trim().toLowerCase();
  const at = settled.indexOf(word);
  if (at >= 0) return saysRun.test(heading) ? at : null;
  const named = ofRun.exec(word)?.groups;
  if (named === undefined) return null;
  if (named['first'] !== undefined) return first;
  return named['final'] === undefined ? revised + Number(named['number'] ?? named['edition'] ?? 0) : final;
}

function numberIn(cell: string): number | null {
  const number = counted.exec(cell.trim())?.[1];
  return number === undefined ? null : Number(number);
}

/** What a column of runs would be read by. */
type Reader = Pick<Runs, 'of'> & { readonly isRun: (word: string) => boolean };

const readersOf = (heading: string, column: number): Reader[] => [
  { isRun: (word) => rankOf(word, heading) !== null, of: (cells) => rankOf(cells[column] ?? '', heading) },
  ...(saysVersion.test(heading)
    ? [{ isRun: (word: string) => counted.test(word), of: (cells: Cells) => numberIn(cells[column] ?? '') }]
    : []),
];

const mostWords = 20;
const none: ReadonlySet<number> = new Set();

function addWord(words: Set<string>, cells: Cells, column: number): void {
  const word = (cells[column] ?? '').trim();
  if (word !== '') words.add(word);
}

/**
 * The column all of whose words are runs of one kind, and not all the same; or that counts versions. Later runs may begin only after the
 * first rows: a column that says one run there is examined as a whole, and so is an empty one whose heading names runs.
 */
async function runsIn(table: Table, rows: readonly Cells[], { meterColumn, valueColumn, timeColumn, startColumn, endColumn }: Sayable) {
  const named = [meterColumn, valueColumn, timeColumn, startColumn, endColumn].flat();
  const one: { readonly column: number; readonly reader: Reader }[] = [];
  for (const [column, heading] of table.header.entries()) {
    if (named.includes(heading)) continue;
    const words = new Set<string>();
    for (const cells of rows) addWord(words, cells, column);
    if (words.size > mostWords || (words.size === 0 && !ofVersion.test(heading))) continue;
    const readers = readersOf(heading, column).filter(({ isRun }) => [...words].every(isRun));
    const [reader] = readers;
    if (reader === undefined) continue;
    if (words.size > 1) return { column, of: reader.of };
    one.push(...readers.map((each) => ({ column, reader: each })));
  }
  return one.length === 0 ? null : runsOfWhole(table, one);
}

async function runsOfWhole(
  table: Table,
  candidates: readonly { readonly column: number; readonly reader: Reader }[],
): Promise<Runs | null> {
  const words = new Map(candidates.map(({ column }) => [column, new Set<string>()]));
  for await (const batch of table.rows) {
    for (const { cells } of batch) {
      if (isNoRecord(cells, table.header)) continue;
      for (const [column, its] of words) if (its.size <= mostWords) addWord(its, cells, column);
    }
  }
  const found = candidates.find(({ column, reader }) => {
    const its = words.get(column) as Set<string>;
    return its.size > 1 && its.size <= mostWords && [...its].every(reader.isRun);
  });
  return found === undefined ? null : { column: found.column, of: found.reader.of };
}

/**
 * How the rows of a file belong together: the key of a row is its meter and time, whatever its run. Of each group of values the last run
 * counts by itself: in a long row there is one, across there is one for each column.
 */
type Matching = { readonly keyOf: (cells: Cells) => string; readonly groups: readonly (readonly number[])[]; readonly isWide: boolean };

/** Null if the rows of one run cannot be read. */
function matchingIn(header: Cells, rows: readonly Cells[], runs: Runs, says: Sayable): Matching | null {
  const [same = []] = [...Map.groupBy(rows, runs.of).values()].toSorted((a, b) => b.length - a.length);
  const whole = planOf(header, same, says);
  // between columns of metering points the word of a run is none, and no code
  const bare = (): Plan | null => {
    const rowsWithout = same.map((cells) => without(cells, runs.column));
    return planOf(without(header, runs.column), rowsWithout, says);
  };
  const across = whole?.layout === 'long' ? null : bare();
  const plan = across === null || across.layout === 'long' ? whole : across;
  if (plan === null) return null;
  const values = new Set(plan.layout === 'long' ? [plan.value, ...(plan.parts ?? [])] : valueColumns(plan));
  const registers = plan.layout === 'wide' ? [] : (plan.registers ?? []).map(({ column }) => column);
  const beside = plan.layout === 'long' || plan.layout === 'wide' ? [plan.end, ...besideOf(plan.written)] : [];
  const times = plan.layout === 'months' ? [plan.yearColumn] : [plan.time, ...beside];
  const meters = plan.layout === 'wide' ? [] : [plan.meter];
  const own = [...meters, ...times, ...registers].filter((column) => column !== null && column !== undefined);
  const others = columnsOfPeriod(header).filter((column) => !values.has(column) && !ofVersion.test(header[column] as string));
  const columns = [...new Set([...own, ...others])].filter((column) => column !== runs.column);
  return {
    keyOf: (cells) => columns.map((column) => (cells[column] ?? '').trim()).join('\n'),
    groups: plan.layout === 'long' ? [[...values]] : [...values].map((column) => [column]),
    isWide: plan.layout === 'wide',
  };
}

/** The cells with an empty one in a column: it is read as nothing. */
const without = (cells: Cells, column: number): string[] => cells.map((cell, at) => (at === column ? '' : cell));

function planOf(header: Cells, rows: readonly Cells[], says: Sayable): Plan | null {
  try {
    return findPlan(header, rows, says).plan;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** By key, the last run of each group of values. A row of the first run replaces none: these are not kept, and are most rows of a file. */
async function lastRuns(table: Table, runs: Runs, { keyOf, groups }: Matching): Promise<ReadonlyMap<string, readonly number[]>> {
  let least = Number.POSITIVE_INFINITY;
  for await (const batch of table.rows) for (const { cells } of batch) least = Math.min(least, runs.of(cells) ?? least);
  const last = new Map<string, number[]>();
  for await (const batch of table.rows)
    for (const { cells } of batch) {
      const rank = runs.of(cells);
      if (rank === null || rank <= least) continue;
      const key = keyOf(cells);
      const its = last.get(key) ?? groups.map(() => -1);
      // an empty cell of a later run says nothing: what the run before it says stays
      for (const [at, group] of groups.entries())
        if (rank > (its[at] as number) && group.some((column) => (cells[column] ?? '').trim() !== '')) its[at] = rank;
      last.set(key, its);
    }
  return last;
}

/**
 * A table whose rows come in several runs or versions (INITIAL and REVISION, SF and R1, 初版 and 修订): keeps the values of the last run of
 * each meter and time, because a later run replaces those before it. The number of rows of which something is left out is reported.
 * @returns null if no value has a later one
 */
export async function rowsOfLastRun(table: Table, says: Sayable): Promise<Table | null> {
  if (says.runsRead === false) return null;
  const rows = await firstRows(table);
  const runs = await runsIn(table, rows, says);
  const matching = runs === null ? null : matchingIn(table.header, rows, runs, says);
  if (runs === null || matching === null) return null;
  const { keyOf, groups, isWide } = matching;
  const { column: columnOfRuns } = runs;
  const last = await lastRuns(table, runs, matching);
  /** The columns whose value a later run replaces; null if all of the row are. */
  const replacedIn = (cells: Cells): ReadonlySet<number> | null => {
    const rank = runs.of(cells);
    const its = rank === null ? undefined : last.get(keyOf(cells));
    if (rank === null || its === undefined) return none;
    const earlier = groups.filter((_, at) => rank < (its[at] as number));
    return earlier.length === groups.length ? null : new Set(earlier.flat());
  };
  const left: number[] = [];
  for await (const batch of table.rows) for (const { cells, row } of batch) if (replacedIn(cells)?.size !== 0) left.push(row);
  if (left.length === 0) return null;
  const shown = `${left.slice(0, 10).join(', ')}${left.length > 10 ? ' …' : ''}`;
  const evidence = { column: (table.header[runs.column] as string).trim(), count: left.length, rows: shown };
  table.findings.push({ code: 'runs-last-read', severity: 'info', evidence });
  async function* later(): AsyncGenerator<RowBatch> {
    for await (const batch of table.rows)
      yield batch.flatMap((one) => {
        const replaced = replacedIn(one.cells);
        if (replaced === null) return [];
        if (replaced.size === 0 && !isWide) return [one];
        const cells = one.cells.map((cell, column) => (replaced.has(column) || (isWide && column === columnOfRuns) ? '' : cell));
        return [{ ...one, cells }];
      });
  }
  const header = isWide ? without(table.header, runs.column) : table.header;
  return { ...table, header, rows: { [Symbol.asyncIterator]: later } };
}
