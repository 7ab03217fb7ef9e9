import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { isSumRow } from '#platform/tables/footer-rows.ts';
import { carrierWord } from '../units/carrier-named.ts';
import { columnContent } from '../times/column-content.ts';
import { isCalledName, saysBeside } from './meter-column.ts';
import type { PlacesJoined } from './places-joined.ts';
import { registerSuffix, type Registers } from '../units/register-column.ts';

type Rows = readonly (readonly string[])[];

type Columns = {
  readonly meter: number | null;
  readonly value: number;
  /** Columns of the time of a row. */
  readonly times: readonly number[];
  readonly carrier: number | null;
  readonly registers: Registers;
  /** Columns that hold something else. */
  readonly taken: readonly (number | null)[];
  /** Places other than that of the codes, if both are places. */
  readonly places?: PlacesJoined | null;
};

const looked = 5000;
const saysRow = /序号|行号|流水|订单|单号|记录|电话|手机|姓名|(?<![a-z])(?:no|row|line|index|record|order|phone)(?![a-z])/iu;
/** The place of a metering point; more than its name. */
const saysPlace = /楼|栋|座|层|区|(?<![a-z])(?:site|building|block|tower|floor|wing|zone|area|campus)(?![a-z])/iu;

/**
 * The column that distinguishes metering points with the same code in the column of codes, such as rooms 101 of two floors or electricity
 * and water of one account: rows of one code and time have different values, but none do once its words are included.
 */
export function joinedCodes(header: readonly string[], rows: Rows, columns: Columns): Registers {
  const { meter, carrier, taken } = columns;
  const some = rows.slice(0, looked).filter((cells) => isReading(cells, columns));
  if (!collides(some, columns, [])) return [];
  const resolves = (column: number): boolean => !collides(some, columns, [column]);
  if (carrier !== null && resolves(carrier)) {
    const words = [...new Set(some.map((cells) => (cells[carrier] ?? '').trim()))];
    return [{ column: carrier, own: words.find((word) => carrierWord(word) === 'electricity') ?? null, joins: 'behind' }];
  }
  if (meter === null) return [];
  const { places } = columns;
  if (
    places?.isNeeded === false &&
    !collides(
      some,
      columns,
      places.registers.map(({ column }) => column),
    )
  )
    return places.registers;
  const others = header.flatMap((heading, column) =>
    !taken.includes(column) &&
    column !== meter &&
    !saysRow.test(heading) &&
    !saysBeside.test(heading) &&
    ['text', 'number'].includes(columnContent(some, column)) &&
    comeAgain(some, column) &&
    resolves(column)
      ? [column]
      : [],
  );
  const isCalled = (column: number): boolean => saysPlace.test(header[column] as string) || isCalledName(header[column] as string);
  const found = others.find(isCalled) ?? others.find((column) => columnContent(some, column) === 'text');
  if (found !== undefined && meter !== null && isShift(header, some, found)) throw shiftsOpen(header, some, { meter, shift: found });
  return found === undefined ? [] : [{ column: found, own: null, joins: 'before' }];
}

const saysShift = /^(?:班次|班组|班别|轮班|shifts?)$/iu;
const shiftNamed = /^(?:[早中晚夜白大小甲乙丙丁]|[一二三四1-4])班$|^(?:day|night|morning|evening|early|late|[abc])\s?shift$/iu;

/** Whether a column gives the shift of the day that a row is in. */
const isShift = (header: readonly string[], rows: Rows, column: number): boolean =>
  saysShift.test((header[column] as string).trim()) ||
  rows.every((cells) => cell(cells, column) === '' || shiftNamed.test(cell(cells, column)));

/** The problem that rows are parts of a day whose clock times are not given, not metering points of their own. */
function shiftsOpen(header: readonly string[], rows: Rows, { meter, shift }: { readonly meter: number; readonly shift: number }): Problem {
  const [code, column] = [meter, shift].map((at) => (header[at] as string).trim());
  const words = [...new Set(rows.map((cells) => cell(cells, shift)))].filter((word) => word !== '').slice(0, 6);
  const choices = [{ set: { meterColumn: `${code}+${column}` } }];
  return new Problem('bad-input', 'shifts-open', { column, words: words.join(', '), code, choices });
}

/** Row numbers distinguish any rows, but not metering points. */
const comeAgain = (rows: Rows, column: number): boolean => 2 * new Set(rows.map((cells) => cell(cells, column))).size <= rows.length;

const cell = (cells: readonly string[], column: number): string => (cells[column] ?? '').trim();

/** A row with a use; a refund is next to it under the same code. */
const isReading = (cells: readonly string[], { meter, value }: Columns): boolean =>
  (meter === null || (cell(cells, meter) !== '' && !isSumRow(cell(cells, meter)))) && /^\d/u.test(cell(cells, value));

function collides(rows: Rows, { meter, value, times, registers }: Columns, more: readonly number[]): boolean {
  const held = new Map<string, string>();
  return rows.some((cells) => {
    const columns = [...(meter === null ? [] : [meter]), ...times, ...more];
    const key = `${columns.map((column) => cell(cells, column)).join('\n')}${registerSuffix(registers, (column) => cells[column] ?? '')}`;
    const before = held.get(key);
    if (before === undefined) held.set(key, cell(cells, value));
    return before !== undefined && before !== cell(cells, value);
  });
}

/** How codes are composed. */
export function joinedFindings(
  registers: Registers,
  header: readonly string[],
  code: (cells: readonly string[]) => string,
  rows: Rows,
): Finding[] {
  const joined = registers.filter(({ joins }) => joins !== undefined);
  const isDisclosed = (cells: readonly string[]): boolean =>
    joined.some(({ column }) => cell(cells, column) !== '') && code(cells).includes('-');
  const example = rows.find(isDisclosed);
  if (joined.length === 0 || example === undefined) return [];
  const column = joined.map((one) => (header[one.column] as string).trim()).join(', ');
  return [{ code: 'codes-joined', severity: 'info', evidence: { column, example: code(example) } }];
}
