import { Problem } from '#kernel/problem.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { firstRows } from './days-above.ts';
import { findPlan, type Plan } from '../columns/layout.ts';
import type { Sayable } from '../headings/options.ts';
import { besideOf } from '../times/row-time.ts';
import { columnsOfPeriod } from '../units/rows-taken-back.ts';

type Cells = readonly string[];

/** Which of several runs of the same settlement a row belongs to, by its word: a later one is greater. */
type Runs = { readonly column: number; readonly of: (cells: Cells) => number | null };

/** Runs of a settlement in their order (BSC Procedure BSCP01: II, SF, R1, R2, R3, RF, DF). */
const settled = ['ii', 'sf', 'r1', 'r2', 'r3', 'rf', 'df'];
const [first, revised, final] = [0, 10, 1_000_000];

const ofRun =
  /^(?:(?<first>initial|prelim(?:inary)?|original|初[始次版结步](?:结算)?|原始)|(?<final>final|终[版结]|最终(?:结算)?)|(?:revision|revised|rev\.?|amend(?:ed|ment)|修[订正](?:结算)?|复[结核](?:结算)?)\s*(?<number>\d{1,4})?\s*[次版]?|第\s*(?<edition>\d{1,4})\s*版)$/iu;

/** The number of a version, if the heading says that it counts versions: 第2次 alone is also the second reading of a month. */
const counted = /^第?\s*(\d{1,3})\s*[次版]?$/u;

/** Headings that say themselves that they count versions of the same rows. */
const saysVersion = /revision|(?<![a-z])version(?![a-z])|修订[号次]|版[次本]/iu;

/** What differs between the runs of a row and says nothing about what it belongs to. */
const ofVersion = /revis|(?<![a-z])(?:run|version|publish(?:ed)?|issued?|updated?)(?![a-z])|修[订改]|更新|发布|批次|版[次本]/iu;

function rankOf(text: string): number | null {
  const word = text.normalize('NFKC').trim().toLowerCase();
  const at = settled.indexOf(word);
  if (at >= 0) return at;
  const named = ofRun.exec(word)?.groups;
  if (named === undefined) return null;
  if (named['first'] !== undefined) return first;
  return named['final'] === undefined ? revised + Number(named['number'] ?? named['edition'] ?? 0) : final;
}

function numberIn(cell: string): number | null {
  const number = counted.exec(cell.trim())?.[1];
  return number === undefined ? null : Number(number);
}

/** The column all of whose words are runs of one kind, and not all the same; or that counts versions. */
function runsIn(header: Cells, rows: readonly Cells[]): Runs | null {
  for (const [column, heading] of header.entries()) {
    const words = new Set(rows.map((cells) => (cells[column] ?? '').trim()));
    words.delete('');
    if (words.size < 2 || words.size > 20) continue;
    const all = [...words];
    if (all.every((word) => rankOf(word) !== null)) return { column, of: (cells) => rankOf(cells[column] ?? '') };
    if (saysVersion.test(heading) && all.every((word) => counted.test(word)))
      return { column, of: (cells) => numberIn(cells[column] ?? '') };
  }
  return null;
}

/** The meter and time of a row, whatever its run; null if the rows of one run cannot be read. */
function keyIn(header: Cells, rows: readonly Cells[], runs: Runs, says: Sayable): ((cells: Cells) => string) | null {
  const [same = []] = [...Map.groupBy(rows, runs.of).values()].toSorted((a, b) => b.length - a.length);
  const plan = planOf(header, same, says);
  if (plan === null) return null;
  const registers = (plan.registers ?? []).map(({ column }) => column);
  const own = new Set([plan.meter, plan.time, plan.end, ...besideOf(plan.written), ...registers].filter((column) => column !== null));
  const others = columnsOfPeriod(header).filter((column) => column !== plan.value && !ofVersion.test(header[column] as string));
  const columns = [...new Set([...own, ...others])].filter((column) => column !== runs.column);
  return (cells) => columns.map((column) => (cells[column] ?? '').trim()).join('\n');
}

function planOf(header: Cells, rows: readonly Cells[], says: Sayable): Extract<Plan, { layout: 'long' }> | null {
  try {
    const { plan } = findPlan(header, rows, says);
    return plan.layout === 'long' ? plan : null;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/**
 * A table whose rows come in several runs or versions (INITIAL and REVISION, SF and R1, 初版 and 修订): keeps those of the last run of each
 * meter and time, because a later run replaces those before it. The number left out is reported.
 * @returns null if no row has a later one
 */
export async function rowsOfLastRun(table: Table, says: Sayable): Promise<Table | null> {
  if (says.runsRead === false) return null;
  const rows = await firstRows(table);
  const runs = runsIn(table.header, rows);
  const keyOf = runs === null ? null : keyIn(table.header, rows, runs, says);
  if (runs === null || keyOf === null) return null;
  const last = new Map<string, number>();
  for await (const batch of table.rows)
    for (const { cells } of batch) {
      const [rank, key] = [runs.of(cells), keyOf(cells)];
      if (rank !== null && rank > (last.get(key) ?? -1)) last.set(key, rank);
    }
  const isEarlier = (cells: Cells): boolean => {
    const rank = runs.of(cells);
    return rank !== null && rank < (last.get(keyOf(cells)) ?? rank);
  };
  const left: number[] = [];
  for await (const batch of table.rows) for (const { cells, row } of batch) if (isEarlier(cells)) left.push(row);
  if (left.length === 0) return null;
  const shown = `${left.slice(0, 10).join(', ')}${left.length > 10 ? ' …' : ''}`;
  const evidence = { column: (table.header[runs.column] as string).trim(), count: left.length, rows: shown };
  table.findings.push({ code: 'runs-last-read', severity: 'info', evidence });
  async function* later(): AsyncGenerator<RowBatch> {
    for await (const batch of table.rows) yield batch.filter(({ cells }) => !isEarlier(cells));
  }
  return { ...table, rows: { [Symbol.asyncIterator]: later } };
}
