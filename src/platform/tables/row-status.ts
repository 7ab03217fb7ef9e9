import type { Finding } from '#kernel/finding.ts';

/**
 * What a row says of itself: it does not count (`void`, or `reversed` by another row), was not measured (`estimated`), or is `good`; of a
 * list of things that its thing is no more (`gone`); `unknown`: a word that is in no list.
 */
export type RowStatus = 'void' | 'reversed' | 'estimated' | 'good' | 'gone' | 'unknown';

/** A column in which rows say that, and how its cells are read; null: the cell says nothing. */
export type StatusColumn = { readonly column: number; readonly of: (cell: string) => RowStatus | null };

const plainOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '_')
    .toLowerCase()
    .trim();

/** A cell without the blanks and brackets around its word. */
const wordOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_[\]()【】「」]+/gu, ' ')
    .trim();

/** Says by itself, in whatever column, that the row does not count. */
const alone =
  /^(?:(?:此|本|该)[行条笔])?(?:数据|记录|读数|发票|账单)?\s?(?:已|被)?(?:作废|无效|废弃|废止|删除|撤销)(?:行|数据|记录)?$|^(?:void(?:ed)?|invalid(?:ated)?|cancell?ed|deleted|null and void)$/u;
const reversed =
  /^(?:(?:此|本|该)[行条笔])?(?:已|被)*(?:冲销|红冲|冲红|冲正|全额退款|退款|退费)(?:行|记录)?$|^(?:reversed|reversal|refunded|charged ?back)$/u;
/** Says so where the heading speaks of how good or in what state the row is. */
const bad =
  /^(?:数据|通[讯信]|采集|状态)?(?:异常|故障|错误|缺测|缺数|缺失|失效|失败|中断|不良|不合格|不可信|不可用|不确定|坏|坏数|坏值|差|未通过|审核不通过|已?取消|已?驳回|已?拒绝)(?:数据)?$|^(?:bad|uncertain)(?:$|[ :,-]|[a-z])|^(?:faulty?|error|err|failed|failure|failing|missing|not ?valid|not ?good|rejected|unreliable|out of (?:service|order)|comm(?:unication)? ?(?:error|fail(?:ure)?|loss))$/u;
const estimate =
  /^(?:估算|估抄|估计|估读|估值|预估|推算|推估|补录|补数|插补|拟合|替代值?)(?:值|数|读数|数据)?$|^(?:estimated?|estimation|est\.?|interpolated|substituted?|imputed|geschätzt|estimée?|estimert|stipulert|beregnet)(?: (?:value|reading|read))?$/u;
const good =
  /^(?:正常|有效|良好?|好|优|合格|完好|可信|可用|通过|已?审核|已核|审核通过|已确认|未作废|实[抄测读]|实际|抄见|在线|成功)(?:值|数|数据|抄表)?$|^(?:good|ok|okay|valid|normal|active|actual|measured|metered|real|read|verified|validated|approved|passed?|online|success|tatsächlich|gemessen|målt|målet)(?:$|[ :,-])|^good[a-z]+$/u;
/** The thing of the row is no more. */
const gone =
  /^(?:已|被)?(?:拆除|拆表|拆|停用|报废|注销|销户|退役|关停|终止|失效|过期|到期|封停)(?:的)?$|^(?:removed|retired|decommissioned|inactive|closed|terminated|expired|disused|scrapped|dismantled)$/u;

/** Speaks of the row's own standing. */
const speaks =
  /状态|有效性|质量(?!分数)|品质|作废|无效|冲销|红冲|校验|核验|审核|标[志识记]|抄表(?:方式|类型|性质)|读数类型|数据类型|(?<![a-z])(?:status|state|quality|qualities|kvalitet|qualität|qualité|calidad|flags?|validity|qc|qa|statuscode|status_code|(?:read|reading|meter|usage|value|data)[\s_]?(?:type|kind|source|method)|estimated[\s_]actual|actual[\s_]estimated)(?![a-z])/u;
/** Of something else: the hours of a machine, the calendar, air and water. */
const ofOther =
  /运行|开关|启停|阀|设备|机组|节假|假日|周末|峰谷|时段|空气|水质|供水质|电能质量|支付|缴费|付款|(?<![a-z])(?:holiday|weekend|dst|air|water|power|run(?:ning)?|operating|valve|switch|device|equipment|occup\w*|paid|payment)(?![a-z])/u;

const lead = '^(?:是否|数据|记录|读数|本条|本行|已|is|row|record|data|reading)*[ _]?(?:被|已)?';
const tail = '[ _]?(?:性|标[志识记]|位|否|记录|状态|数据|flags?|ind(?:icator)?|row|record|reading|data|\\?)?$';
const named = (words: string): RegExp => new RegExp(`${lead}(?:${words})${tail}`, 'u');

/** What a yes under such a heading says, and a no. */
const answers: readonly (readonly [RegExp, RowStatus, RowStatus])[] = [
  [named('有效|正常|合格|可信|valid|good|ok'), 'good', 'void'],
  [
    named(
      '作废|无效|废弃|删除|撤销|异常|故障|错误|缺测|缺失|失效|坏|取消|void(?:ed)?|invalid|deleted|cancell?ed|fault|faulty|error|bad|missing|rejected',
    ),
    'void',
    'good',
  ],
  [named('冲销|红冲|冲红|冲正|reversed|refunded'), 'reversed', 'good'],
  [named('估算|估抄|估计|估读|估值|estimated?|estimate|interpolated|substituted'), 'estimated', 'good'],
];

const yes: ReadonlySet<string> = new Set('是 有 真 y yes true t 1 √ ✓ ✔'.split(' '));
const no: ReadonlySet<string> = new Set('否 无 假 n no false f x 0 × ✗ - —'.split(' '));

/** Remarks of a row: a word alone in them counts. */
const saysRemark = /备注|说明|附注|摘要|(?<![a-z])(?:remarks?|notes?|comments?|memo)(?![a-z])/u;

/** So many words may a column of states hold. */
const mostWords = 40;

/**
 * The columns in which rows say whether they count: by their heading, or because a cell says so alone.
 * @param rows the first rows
 * @example statusColumns(['表号', '日期', '用量', '是否作废'], rows)[0].of('是') // 'void'
 */
export function statusColumns(header: readonly string[], rows: readonly (readonly string[])[]): StatusColumn[] {
  return header.flatMap((heading, column): StatusColumn[] => {
    const cells = new Set(rows.map((row) => (row[column] ?? '').trim()));
    cells.delete('');
    const of = readerOf(plainOf(heading), [...cells]);
    return of === null ? [] : [{ column, of }];
  });
}

/**
 * The same of a list of things: how a thing is (故障, 估算) says nothing of its row, and that it is no more is told.
 * @param taken columns that hold something else
 */
export function listStatusColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  taken: ReadonlySet<number>,
): StatusColumn[] {
  const columns = statusColumns(header, rows).concat(header.flatMap((heading, column) => goneColumn(plainOf(heading), rows, column)));
  const first = new Map(columns.toReversed().map((one) => [one.column, one]));
  // where refunds are rows of their own, what was refunded counts beside them
  const nets = rows.some((row) => row.some((cell, column) => taken.has(column) && reversed.test(wordOf(cell))));
  return [...first.values()]
    .filter(({ column }) => !taken.has(column))
    .map(({ column, of }): StatusColumn => ({ column, of: (cell) => thingOf(cell, of, nets) }))
    .filter(({ column, of }) =>
      rows.some((row) => ['void', 'reversed', 'gone', ...(nets ? ['unknown'] : [])].includes(of(row[column] ?? '') ?? '')),
    )
    .toSorted((a, b) => a.column - b.column);
}

function goneColumn(heading: string, rows: readonly (readonly string[])[], column: number): StatusColumn[] {
  const isState = speaks.test(heading) && rows.some((row) => gone.test(wordOf(row[column] ?? '')));
  return isState ? [{ column, of: (cell) => (wordOf(cell) === '' ? null : stateOf(wordOf(cell))) }] : [];
}

function thingOf(cell: string, of: StatusColumn['of'], nets: boolean): RowStatus | null {
  const word = wordOf(cell);
  if (gone.test(word)) return 'gone';
  const status = of(cell);
  if (status === 'reversed' && nets) return 'unknown';
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
  if (cells.length > mostWords) return saysRemark.test(heading) || cells.some(isVoidAlone) ? aloneIn : null;
  if ((speaks.test(heading) || answer !== undefined) && !ofOther.test(heading)) return stateReader(heading, cells);
  return saysRemark.test(heading) || cells.some(isVoidAlone) ? aloneIn : null;
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

function stateOf(word: string): RowStatus {
  if (alone.test(word) || bad.test(word)) return 'void';
  if (reversed.test(word)) return 'reversed';
  if (estimate.test(word)) return 'estimated';
  return good.test(word) ? 'good' : 'unknown';
}

/** One letter for what was read and what was estimated, where a column holds no others. */
const letters: Readonly<Record<string, RowStatus>> = { a: 'good', r: 'good', e: 'estimated', s: 'estimated', f: 'estimated' };

function stateReader(heading: string, cells: readonly string[]): StatusColumn['of'] | null {
  const words = cells.map(wordOf);
  if (words.length > 0 && words.every((word) => word in letters) && words.some((word) => word === 'a' || word === 'e'))
    return (cell) => (wordOf(cell) === '' ? null : (letters[wordOf(cell)] ?? 'unknown'));
  const numbers = /quality|status|质量|品质/u.test(heading) ? numbersOf(words) : null;
  if (numbers !== null) return numbers;
  const isOfStates = words.length === 0 || words.some((word) => stateOf(word) !== 'unknown');
  return isOfStates ? (cell) => (wordOf(cell) === '' ? null : stateOf(wordOf(cell))) : null;
}

/** Numbers that OPC gives for how good a value is: 192 and above, or 0 beside numbers of 32 bits whose first two say it. */
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

/** Reads what rows say of themselves and keeps account of it. */
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
  estimated: 'rows-estimated',
  gone: 'rows-gone',
  unknown: 'status-unknown',
};

/**
 * Tells `rows-void`, `rows-estimated`, `rows-gone` and `status-unknown` with the heading, how many rows, their words and the first of them.
 * @param nets rows that were reversed count: others take them off
 */
export function createStatusTally(header: readonly string[], columns: readonly StatusColumn[], nets = false): StatusTally {
  const tally = new Map<string, StatusAccount>();
  const isLeft = ({ column, of }: StatusColumn, cell: string, row: number): boolean => {
    const status = of(cell);
    if (status === null || status === 'good' || (status === 'reversed' && nets)) return false;
    const as = status === 'reversed' ? 'void' : status;
    note(tally, { status: as, column }, cell.trim(), row);
    return as === 'void';
  };
  return {
    left: (cells, row) => columns.filter((one) => isLeft(one, cells[one.column] ?? '', row)).map(({ column }) => column),
    told: () => [...tally.values()].map((told) => findingOf(told, header)),
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
  return { code: codes[status] as string, severity: status === 'estimated' ? 'info' : 'warning', evidence };
}
