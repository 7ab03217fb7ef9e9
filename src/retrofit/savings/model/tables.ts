import { parseDay, dayText } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { refuseOtherColumns } from '#platform/tables/other-columns.ts';
import { openSound } from '#platform/tables/void-refused.ts';
import { parseTime } from '#platform/tables/time.ts';
import type { FactorValues, PoolRow, SavingsEvent } from '../facts.ts';
import { withoutThousands } from '#platform/tables/number.ts';

/** An uploaded file. */
type Upload = { readonly path: string; readonly name: string };

const named = (texts: string): readonly string[] => texts.split(' ');

/** Column headings of these small tables. */
const headings = {
  from: named('from 起 起始 开始 起始日期'),
  to: named('to 止 截止 结束 截止日期'),
  kind: named('kind 类型 种类'),
  amount: named('amount 数量 量 数值'),
  note: named('note 说明 备注'),
  evidence: named('evidence 证据 依据'),
  time: named('time day date 时间 日期'),
  value: named('value 值 数值 数量'),
  meter: named('meter 计量点 计量点代码'),
  building: named('building 建筑 建筑代码'),
  carrier: named('carrier 能源 能源种类'),
} as const;

type Heading = keyof typeof headings;

/**
 * The rows of a small table, each by column name.
 * @param others whether other columns are allowed: a list that only names things may contain more about each
 * @throws Problem `columns-not-read` if a column is none of these
 */
export async function rowsOf(
  { path, name }: Upload,
  names: readonly Heading[],
  most: number,
  others: 'refused' | 'of-its-things' = 'refused',
): Promise<readonly { readonly row: number; readonly cells: Readonly<Partial<Record<Heading, string>>> }[]> {
  const { header, rows } = await openSound(path, { name });
  const heads = header.map((text) => text.trim().toLowerCase());
  const columns = names.map((one) => [one, heads.findIndex((head) => headings[one].includes(head))] as const);
  if (others === 'refused')
    refuseOtherColumns(
      header,
      columns.map(([, at]) => at),
      { file: name, known: names.map((one) => headings[one].slice(0, 2).join('/')) },
    );
  const found: { row: number; cells: Partial<Record<Heading, string>> }[] = [];
  for await (const batch of rows)
    for (const { row, cells } of batch) {
      if (found.length >= most) throw new Problem('too-large', 'savings-table-long', { file: name, most });
      found.push({ row, cells: Object.fromEntries(columns.flatMap(([one, at]) => (at < 0 ? [] : [[one, (cells[at] ?? '').trim()]]))) });
    }
  return found;
}

const mostEvents = 2000;
const mostValues = 40_000;

/** Reports which row and column of a table is invalid. */
function bad(file: string, row: number, column: string, text: string | undefined): Problem {
  return new Problem('bad-input', 'savings-cell-bad', { file, row, column, text: (text ?? '').slice(0, 80) });
}

/** Events from a table `from to kind amount note evidence`. Throws Problem `savings-cell-bad`, `savings-table-long`, `empty-range`. */
export async function readEvents(upload: Upload): Promise<SavingsEvent[]> {
  const rows = await rowsOf(upload, ['from', 'to', 'kind', 'amount', 'note', 'evidence'], mostEvents);
  return rows.map(({ row, cells }) => eventOf(upload.name, row, cells));
}

const kinds: Readonly<Record<SavingsEvent['kind'], readonly string[]>> = {
  exclude: named('exclude 剔除'),
  fixed: named('fixed 固定 固定量'),
  factor: named('factor 系数'),
};

function eventOf(file: string, row: number, cells: Partial<Record<Heading, string>>): SavingsEvent {
  const [from, to] = [dayIn(cells.from), dayIn(cells.to)];
  if (from === null) throw bad(file, row, 'from', cells.from);
  if (to === null) throw bad(file, row, 'to', cells.to);
  if (to <= from) throw new Problem('bad-input', 'empty-range', { from, to });
  const said = (cells.kind ?? '').toLowerCase();
  const kind = (Object.keys(kinds) as SavingsEvent['kind'][]).find((one) => kinds[one].includes(said));
  if (kind === undefined) throw bad(file, row, 'kind', cells.kind);
  const amount = kind === 'exclude' ? null : numberIn(cells.amount);
  if (kind !== 'exclude' && amount === null) throw bad(file, row, 'amount', cells.amount);
  return { from, to, kind, amount, note: cells.note ?? '', evidence: cells.evidence ?? '' };
}

/** Daily values from a table `time,value`. Empty values are unknown. Throws Problem `savings-cell-bad`, `savings-table-long`. */
export async function readFactor(name: string, upload: Upload): Promise<FactorValues> {
  const rows = await rowsOf(upload, ['time', 'value'], mostValues);
  const values = new Map<string, number>();
  for (const { row, cells } of rows) {
    const day = dayIn(cells.time);
    if (day === null) throw bad(upload.name, row, 'time', cells.time);
    if ((cells.value ?? '') === '') continue;
    const value = numberIn(cells.value);
    if (value === null || values.has(day)) throw bad(upload.name, row, 'value', cells.value);
    values.set(day, value);
  }
  if (values.size === 0) throw new Problem('bad-input', 'factor-empty', { factor: name, file: upload.name });
  return { name, values: [...values].toSorted(([a], [b]) => (a < b ? -1 : 1)) };
}

/** The boundaries from a table `meter`, or `building carrier`. Throws Problem `savings-cell-bad`, `savings-table-long`, `pool-empty`. */
export async function readPool(upload: Upload, most: number): Promise<PoolRow[]> {
  const rows = await rowsOf(upload, ['meter', 'building', 'carrier'], most, 'of-its-things');
  const pool = rows.map(({ row, cells: { meter = '', building = '', carrier = '' } }): PoolRow => {
    if (meter !== '' && building === '') return { row, meter };
    if (building === '') throw bad(upload.name, row, 'building', building);
    if (carrier === '') throw bad(upload.name, row, 'carrier', carrier);
    return { row, building, carrier };
  });
  if (pool.length === 0) throw new Problem('bad-input', 'pool-empty', { file: upload.name });
  return pool;
}

function dayIn(text: string | undefined): string | null {
  const bare = text ?? '';
  if (/^\d{4}-\d{2}-\d{2}$/u.test(bare)) return parseDay(bare) === null ? null : bare;
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]/u.test(bare)) return null;
  const time = parseTime(bare);
  return typeof time === 'string' ? null : dayText(Math.floor(time.localSeconds / 86_400));
}

/** A plain decimal, exactly: nothing is rounded. */
function numberIn(text: string | undefined): number | null {
  const bare = withoutThousands((text ?? '').replace(/^'/u, ''));
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/u.test(bare) ? Number(bare) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}
