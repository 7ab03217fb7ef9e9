import type { Finding } from '#kernel/finding.ts';
import { paymentReader } from './payment-status.ts';
import { openingStatus } from './status/status-opening.ts';
import {
  alone,
  answers,
  bad,
  estimate,
  gone,
  goneAnswers,
  good,
  no,
  plainOf,
  reversed,
  type RowStatus,
  sides,
  wordOf,
  yes,
} from './status/status-cells.ts';
import { sourceReader } from './status/status-source.ts';
import { bare, namesInvoice, namesNoState, namesOther, speaksOfState, stateNamed } from './status/status-headings.ts';

export { plainOf, sides, wordOf } from './status/status-cells.ts';
export { speaksOfState } from './status/status-headings.ts';
export { deviceReader, flagReader } from './status/sample-status.ts';

type Rows = readonly (readonly string[])[];

/** A column in which rows state their status, and how its cells are read; null: the cell states nothing. */
export type StatusColumn = { readonly column: number; readonly of: (cell: string) => RowStatus | null };

/** Remarks of a row: in them only a single word counts. */
const saysRemark =
  /备注|说明|附注|摘要|批注|标注|(?<![a-z])(?:remarks?|notes?|comments?|memo|bemerkung(?:en)?|anmerkung(?:en)?|hinweise?|remarques?|commentaires?|osservazioni|observaciones|opmerking(?:en)?|kommentar(?:er)?|merknad(?:er)?)(?![a-z])/u;

/** The maximum number of words in a column of states. */
const mostWords = 40;

/**
 * The columns in which rows say whether they count: by their heading, or because a cell says so by itself.
 * @param rows the first rows
 * @example statusColumns(['表号', '日期', '用量', '是否作废'], rows)[0].of('是') // 'void'
 */
export function statusColumns(header: readonly string[], rows: Rows): StatusColumn[] {
  const others = new Set(header.map((heading) => bare(plainOf(heading))));
  return columnsOf(header, rows, (heading, cells) => {
    const ofRow = sourceReader(heading, cells) ?? sideReader(heading, cells);
    if (ofRow !== null) return ofRow;
    if (namesNoState(heading)) return aloneWhere(heading, cells);
    const isOther = namesOther(heading) || stateNamed(heading, others) === 'other';
    if (isOther && !isAnswer(heading)) return passedReader(heading, cells);
    return readerOf(heading, cells) ?? unknownReader(heading, cells, others);
  });
}

/** Debit and credit: for a column that has both. */
function sideReader(heading: string, cells: readonly string[]): StatusColumn['of'] | null {
  const said = new Set(cells.map((cell) => sides[wordOf(cell)]));
  const areSides = said.size === 2 && !said.has(undefined) && !namesOther(heading);
  return areSides ? (cell) => sides[wordOf(cell)] ?? null : null;
}

/** Up to this many short words in which rows differ may be unknown states. */
const [mostUnknown, longest] = [12, 12];

/** Row states of which none is in any list: `A` and `D`, OPEN and CLOSED. */
function unknownReader(heading: string, cells: readonly string[], others: ReadonlySet<string>): StatusColumn['of'] | null {
  const areWords = cells.length > 1 && cells.length <= mostUnknown && cells.every((cell) => cell.length <= longest && /\p{L}/u.test(cell));
  return areWords && stateNamed(heading, others) === 'row' ? (cell) => (wordOf(cell) === '' ? null : stateIn(cell)) : null;
}

const isAnswer = (heading: string): boolean => answers.some(([names]) => names.test(heading));

function columnsOf(
  header: readonly string[],
  rows: Rows,
  reader: (heading: string, cells: readonly string[]) => StatusColumn['of'] | null,
): StatusColumn[] {
  return header.flatMap((heading, column): StatusColumn[] => {
    const cells = new Set(rows.map((row) => (row[column] ?? '').trim()));
    cells.delete('');
    const of = reader(plainOf(heading), [...cells]);
    return of === null ? [] : [{ column, of }];
  });
}

/**
 * The same for a list of entities: the condition of an entity (故障, 估算) says nothing about its row, and entities that no longer exist
 * are reported.
 * @param taken columns with other content
 * @param arePayments a payment that was not made, or not yet, does not count
 */
export function listStatusColumns(header: readonly string[], rows: Rows, taken: ReadonlySet<number>, arePayments = false): StatusColumn[] {
  const columns = columnsOf(header, rows, listReader).concat(header.flatMap((heading, at) => goneColumn(plainOf(heading), rows, at)));
  const payments = arePayments
    ? columnsOf(header, rows, (heading, cells) => sourceReader(heading, cells) ?? paymentReader(heading, cells))
    : [];
  // if refunds are rows of their own, refunded rows count along with them
  const nets = rows.some((row) => row.some((cell, column) => taken.has(column) && reversed.test(wordOf(cell))));
  const things = columns.map(({ column, of }): StatusColumn => ({ column, of: (cell) => thingOf(cell, of) }));
  return oncePerColumn([...payments, ...things])
    .filter(({ column }) => !taken.has(column))
    .map((one) => (nets ? netted(one) : one))
    .map((one) => withKnownWords(one, rows, nets))
    .toSorted((a, b) => a.column - b.column);
}

/** For a column that several of these read, the first answer that is given. */
const oncePerColumn = (columns: readonly StatusColumn[]): StatusColumn[] =>
  [...Map.groupBy(columns, ({ column }) => column)].map(([column, same]) => ({
    column,
    of: (cell) => same.reduce<RowStatus | null>((said, { of }) => said ?? of(cell), null),
  }));

const netted = ({ column, of }: StatusColumn): StatusColumn => ({
  column,
  of: (cell) => (of(cell) === 'reversed' ? 'unknown' : of(cell)),
});

const leaves: ReadonlySet<string> = new Set(['void', 'reversed', 'gone', 'unpaid', 'charge']);

/** Unknown words are reported if other words in the column say something about their rows. */
function withKnownWords(one: StatusColumn, rows: Rows, nets: boolean): StatusColumn {
  const says = rows.some((row) => {
    const status = one.of(row[one.column] ?? '') ?? '';
    return leaves.has(status) || (nets && status === 'unknown');
  });
  if (says) return one;
  return {
    column: one.column,
    of: (cell) => [one.of(cell)].find((status) => status !== null && (leaves.has(status) || status === 'open')) ?? null,
  };
}

/** In a list of entities, whatever else has a state is also one of its entities, except an invoice. */
function listReader(heading: string, cells: readonly string[]): StatusColumn['of'] | null {
  if (namesInvoice(heading)) return null;
  return namesOther(heading) ? aloneWhere(heading, cells) : readerOf(heading, cells);
}

function goneColumn(heading: string, rows: Rows, column: number): StatusColumn[] {
  const answer = goneAnswers.find(([names]) => names.test(heading));
  if (answer !== undefined && rows.some((row) => answered(row[column] ?? '', answer) === 'gone'))
    return [{ column, of: (cell) => answered(cell, answer) }];
  const isState = speaksOfState(heading) && rows.some((row) => gone.test(wordOf(row[column] ?? '')));
  return isState ? [{ column, of: (cell) => (wordOf(cell) === '' ? null : stateOf(wordOf(cell))) }] : [];
}

function thingOf(cell: string, of: StatusColumn['of']): RowStatus | null {
  const word = wordOf(cell);
  if (gone.test(word)) return 'gone';
  const status = of(cell);
  return status === 'estimated' || (status === 'void' && bad.test(word) && !alone.test(word)) ? 'unknown' : status;
}

/** Whether a cell says by itself that its row does not count. */
function isVoidAlone(cell: string): boolean {
  const word = wordOf(cell);
  return alone.test(word) || reversed.test(word);
}

function readerOf(heading: string, cells: readonly string[]): StatusColumn['of'] | null {
  const answer = answers.find(([names]) => names.test(heading));
  if (answer !== undefined && cells.length > 0 && cells.every((cell) => yes.has(wordOf(cell)) || no.has(wordOf(cell)) || isWord(cell)))
    return (cell) => answered(cell, answer);
  const isOfState = cells.length <= mostWords && (speaksOfState(heading) || answer !== undefined);
  return isOfState ? stateReader(heading, cells) : aloneWhere(heading, cells);
}

const aloneWhere = (heading: string, cells: readonly string[]): StatusColumn['of'] | null => {
  const isBlank = heading === '' && cells.some((cell) => openingStatus(cell) === 'void');
  if (saysRemark.test(heading) || isBlank) return remarkIn;
  return cells.some(isVoidAlone) ? aloneIn : null;
};

/** For columns about something else than the row: what would exclude a row is reported, without excluding it. */
function passedReader(heading: string, cells: readonly string[]): StatusColumn['of'] | null {
  const isState = speaksOfState(heading);
  const isPassed = (cell: string): boolean => (isState ? ['void', 'reversed'].includes(stateOf(wordOf(cell))) : isVoidAlone(cell));
  return cells.some(isPassed) ? (cell) => (isPassed(cell) ? 'passed' : null) : null;
}

const isWord = (cell: string): boolean => stateOf(wordOf(cell)) !== 'unknown';

function answered(cell: string, [, ifYes, ifNo]: (typeof answers)[number]): RowStatus | null {
  const word = wordOf(cell);
  if (word === '') return null;
  if (yes.has(word)) return ifYes;
  return no.has(word) ? ifNo : stateOf(word);
}

function aloneIn(cell: string): RowStatus | null {
  const word = wordOf(cell);
  if (alone.test(word)) return 'void';
  return reversed.test(word) ? 'reversed' : null;
}

/** In a remark, its first words count as well. */
const remarkIn = (cell: string): RowStatus | null => aloneIn(cell) ?? openingStatus(cell);

function stateOf(word: string): RowStatus {
  if (alone.test(word) || bad.test(word)) return 'void';
  if (reversed.test(word)) return 'reversed';
  if (estimate.test(word)) return 'estimated';
  return good.test(word) ? 'good' : 'unknown';
}

function stateIn(cell: string): RowStatus {
  const status = stateOf(wordOf(cell));
  return status === 'unknown' ? (openingStatus(cell) ?? status) : status;
}

/** Single letters for read and estimated values, if a column contains no others. */
const letters: Readonly<Record<string, RowStatus>> = { a: 'good', r: 'good', e: 'estimated', s: 'estimated', f: 'estimated' };

function stateReader(heading: string, cells: readonly string[]): StatusColumn['of'] | null {
  const words = cells.map(wordOf);
  if (words.length > 0 && words.every((word) => word in letters) && words.some((word) => word === 'a' || word === 'e'))
    return (cell) => (wordOf(cell) === '' ? null : (letters[wordOf(cell)] ?? 'unknown'));
  const numbers = /quality|status|质量|品质/u.test(heading) ? numbersOf(words) : null;
  if (numbers !== null) return numbers;
  const isOfStates = words.length === 0 || cells.some((cell) => stateIn(cell) !== 'unknown');
  return isOfStates ? (cell) => (wordOf(cell) === '' ? null : stateIn(cell)) : null;
}

/** OPC quality codes of a value: 192 and above, or 0 together with 32-bit numbers whose first two bits state it. */
function numbersOf(words: readonly string[]): StatusColumn['of'] | null {
  const numbers = words.map((word) => (/^(?:\d{1,10}|0x[\da-f]{1,8})$/u.test(word) ? Number(word) : Number.NaN));
  if (numbers.length === 0 || numbers.some((number) => Number.isNaN(number))) return null;
  const isUa = numbers.some((number) => number >= 0x40000000);
  if (!isUa && !numbers.some((number) => number >= 192 && number <= 255)) return null;
  const least = isUa ? 0x40000000 : 192;
  return (cell) => {
    const word = wordOf(cell);
    if (word === '') return null;
    const number = Number(word);
    if (!Number.isFinite(number)) return 'unknown';
    return isUa ? (number < least ? 'good' : 'void') : number >= least ? 'good' : 'void';
  };
}

/** Reads what rows say about themselves and keeps a tally. */
export type StatusTally = {
  /** The columns that say that this row does not count. */
  readonly left: (cells: readonly string[], row: number) => number[];
  readonly told: () => Finding[];
};

const listed = 10;

type StatusAccount = {
  readonly status: string;
  readonly column: number;
  count: number;
  readonly words: Set<string>;
  readonly rows: number[];
};

const codes: Readonly<Record<string, string>> = {
  void: 'rows-void',
  unpaid: 'rows-unpaid',
  charge: 'rows-of-other-charge',
  passed: 'status-of-other',
  estimated: 'rows-estimated',
  gone: 'rows-gone',
  unknown: 'status-unknown',
  blank: 'status-blank',
};

/**
 * Reports `rows-void`, `rows-unpaid`, `rows-of-other-charge`, `rows-estimated`, `rows-gone`, `status-of-other`, `status-unknown` and
 * `status-blank` with the heading, how many rows, their words and the first of them.
 * @param nets reversed rows count: others offset them
 */
export function createStatusTally(header: readonly string[], columns: readonly StatusColumn[], nets = false): StatusTally {
  const tally = new Map<string, StatusAccount>();
  const blanks = createBlanks(columns);
  const isLeft = ({ column, of }: StatusColumn, cell: string, row: number): boolean => {
    const status = of(cell);
    blanks.note(column, cell, status, row);
    if (status === null || status === 'good' || status === 'open' || (status === 'reversed' && nets)) return false;
    const as = status === 'reversed' ? 'void' : status;
    note(tally, { status: as, column }, cell.trim(), row);
    return as === 'void' || as === 'unpaid' || as === 'charge';
  };
  return {
    left: (cells, row) => columns.filter((one) => isLeft(one, cells[one.column] ?? '', row)).map(({ column }) => column),
    told: () => [...[...tally.values()].map((told) => findingOf(told, header)), ...blanks.told(header)],
  };
}

/**
 * Blank cells in a column where most others say that they count: whether these rows do is not stated. If words mark only exceptions (作废
 * in a few rows), a blank is the normal case.
 */
function createBlanks(columns: readonly StatusColumn[]) {
  const counts = new Map(columns.map(({ column }) => [column, { good: 0, count: 0, rows: [] as number[] }]));
  return {
    note(column: number, cell: string, status: RowStatus | null, row: number): void {
      const of = counts.get(column);
      if (of === undefined) return;
      if (status === 'good') of.good += 1;
      if (cell.trim() !== '') return;
      of.count += 1;
      if (of.rows.length < listed) of.rows.push(row);
    },
    told: (header: readonly string[]): Finding[] =>
      [...counts].flatMap(([column, { good, count, rows }]): Finding[] =>
        count > 0 && good > count ? [findingOf({ status: 'blank', column, count, words: new Set(), rows }, header)] : [],
      ),
  };
}

function note(tally: Map<string, StatusAccount>, of: Pick<StatusAccount, 'status' | 'column'>, word: string, row: number): void {
  const key = `${of.status} ${of.column}`;
  const held = tally.get(key) ?? { ...of, count: 0, words: new Set<string>(), rows: [] };
  tally.set(key, held);
  held.count += 1;
  if (held.words.size < listed) held.words.add(word);
  if (held.rows.length < listed) held.rows.push(row);
}

function findingOf({ status, column, count, words, rows }: StatusAccount, header: readonly string[]): Finding {
  const shown = `${rows.join(', ')}${count > rows.length ? ' …' : ''}`;
  const evidence = { column: (header[column] as string).trim(), count, words: [...words].join(', '), rows: shown };
  return { code: codes[status] as string, severity: ['estimated', 'passed', 'blank'].includes(status) ? 'info' : 'warning', evidence };
}
