import type { Finding } from '#kernel/finding.ts';
import { obisNamed } from './obis.ts';
import { saysLoss } from '../words/billed-words.ts';
import { whyNotEnergy } from './not-energy.ts';
import { namesPower } from '../words/use-words.ts';

type Rows = readonly (readonly string[])[];

/** Columns that say which register of its meter a row is of; of each the word under which rows are of the meter itself. */
export type Registers = readonly {
  readonly column: number;
  readonly own: string | null;
  /** Words of what is no use, as volts and amperes: rows that say one are none of readings. */
  readonly others?: ReadonlySet<string>;
  /** It tells metering points apart that are called alike: its word stands before the code, or behind it. */
  readonly joins?: 'before' | 'behind';
  /** It says where the metering point is, beside the column of codes that says so too. */
  readonly isPlace?: true;
  /** It says of which building or which part of it the metering point is. */
  readonly ofBuilding?: true;
  /** It is that of the codes, and only leaves rows out. */
  readonly isCode?: true;
}[];

/** What a word says of a register: the other direction than use, a part of what was used; `total`: it says that it is the whole. */
type Register = { readonly isOut: boolean; readonly isPart: boolean; readonly isTotal: boolean };

const out =
  /反向|反|上网|馈网|倒送|export|injection|injected|injectie|feed[\s_-]?in|einspeisung|surplus(?:[\s_]?generation)?|returned|received|(?<!\p{L})(?:out|a-|odd(?:anie|ana)|terug(?:levering|geleverd)|inmatning|immissione|vertido|excedente|dodávka)(?!\p{L})/iu;
const into =
  /正向|正|下网|受电|import|offtake|afname|bezug|delivered|consumption|(?<!\p{L})(?:in|a\+|pob(?:ór|rana)|entnahme|soutirage|prelievo|uttag|odběr)(?!\p{L})/iu;
const part =
  /尖峰|高峰|低谷|深谷|平段|尖|峰|平|谷|第?[一二三四五1-5][级]?(?:档|阶梯)|阶梯[一二三四五1-5]档?|(?<![a-z])tier[\s_-]?[1-5](?!\d)|(?:(?:super|ultra)[\s_-]?)?(?:off|mid|on|critical|part(?:ial)?)[\s_-]?peak|peak|valley|flat|shoulder|(?<![a-z])(?:day|night|dag|nacht|low|normal|high|normaal|dal|hoog|laag|punta|llano|valle|plein(?:e?s)?|creu(?:x|ses?)|hp|hc|[hn]t|[tf]\d{1,2}|(?:tariff|rate)[\s_]?\d)(?![a-z])/iu;
/** What came in less what went out. */
export const saysNet = /净|(?<![a-z])(?:net(?:to)?|saldo)(?![a-z])/iu;
const total = /总|合计|totale?n?|totaal|gesamt|summe|łącznie|razem|whole|全部|(?<=(?<![a-z])eas )t(?![a-z])/iu;
/** What may stand beside such words and says nothing more. */
const beside =
  /(?<![a-z])eas(?![a-z])|有功|电量|电能|累[计积]|流量|时段|段|期|时|active|energy|register|tariff|heures?|[\s_+()（）:：/-]/giu;

const saysRegister = /register|寄存器|计度器|obis|方向|正反向|direction/iu;

/** What a cell says of a register; null where it speaks of none. @example registerNamed('Offtake Night') */
export function registerNamed(text: string): Register | null {
  const code = obisNamed(text);
  if (code !== null) return code === 'other' ? null : code;
  const words = text.normalize('NFKC').trim();
  const rest = [out, into, part, total, saysNet].reduce((left, one) => left.replace(one, ' '), words).replaceAll(beside, '');
  if (rest !== '') return null;
  const [isOut, isIn, isPart, isTotal] = [out.test(words) || saysNet.test(words), into.test(words), part.test(words), total.test(words)];
  return (isOut || isIn || isPart || isTotal) && !(isOut && isIn) ? { isOut, isPart, isTotal } : null;
}

/** The columns among whose words are parts of what was used: there 合计 is the whole of a meter and no sum of a page. */
export function partColumns(rows: Rows): ReadonlySet<number> {
  const columns = new Set<number>();
  for (const cells of rows.slice(0, 200))
    for (const [column, text] of cells.entries()) if (registerNamed(text)?.isPart === true) columns.add(column);
  return columns;
}

const saysEnergy = /energy|energie|电能|电量|用量|用[电水气热]|[km]?wh|consumption|usage|有功总|(?<![a-z])ep(?:[\s_]?imp)?(?![a-z])/iu;

/** Active energy, of no direction. */
const activeAlone = /^有功(?:电[量能度])?$|^active(?:[\s_]energy)?$/iu;

/** `AHU1.kWh`, `X_PF`: the code of a point, which says of what it is as well. */
const ofPoint = /^(?![UIPQSTEWF][._]|E[PQ][._])[A-Z]{1,4}[._](?=[A-Za-z])|^[A-Za-z]+\d+[._-]|^[A-Z]{1,4}-[A-Z]/u;

/** Whether a word says that a row is of use, or of something else that a meter measures; null where it says neither. */
function quantityNamed(text: string): 'use' | 'other' | null {
  if (obisNamed(text) === 'other') return 'other';
  if (ofPoint.test(text.trim())) return null;
  const words = text.normalize('NFKC').trim();
  if (/无功|reactive/iu.test(words) || namesPower(words) || saysLoss.test(words)) return 'other';
  if (activeAlone.test(words)) return 'use';
  if (registerNamed(words) !== null) return 'use';
  const why = whyNotEnergy(words);
  if (why !== null) return ofMeters.has(why) ? 'other' : null;
  return saysEnergy.test(words) ? 'use' : null;
}

/** What a meter measures beside use, and what stands in rows beside it. */
const ofMeters: ReadonlySet<string> = new Set([
  'voltage',
  'current',
  'power-factor',
  'apparent-power',
  'frequency',
  'temperature',
  'flow',
  'pressure',
  'concentration',
  'money',
  'fact',
  'share',
  'count',
  'emission',
  'coal-equivalent',
  'weather',
  'peak-power',
  'pulse',
  'mean',
]);

/** Whether a column says in each row what its value measures: use in some, volts, amperes or registers in others. */
export function holdsQuantities(rows: Rows, column: number): boolean {
  const texts = textsOf(rows.slice(0, looked), column);
  const named = texts.map(quantityNamed);
  return texts.length > 1 && named.every((one) => one !== null) && named.includes('use');
}

/** Whether a row says that it is of no use. @param cell the text of a column of the row */
export const isOther = (registers: Registers | undefined, cell: (column: number) => string): boolean =>
  registers?.some(({ column, others }) => others?.has(cell(column).trim()) === true) === true;

/** Whether a column holds the codes of registers. */
export function holdsObis(rows: Rows, column: number): boolean {
  const texts = textsOf(rows.slice(0, looked), column);
  return texts.length > 0 && texts.every((text) => obisNamed(text) !== null);
}

/** So many rows are looked at. */
const looked = 5000;

type Around = {
  readonly meter: number | null;
  /** Columns that hold something else. */
  readonly taken: readonly (number | null)[];
  /** Those that say when a row is. */
  readonly times: readonly number[];
  /** Rows are of whole days or longer, so that no word merely says which part of a day a row lies in. */
  readonly areLong: boolean;
};

/**
 * The columns that tell registers of one meter apart (docs/readings.md 70): all their cells speak of registers or directions, and rows of
 * one meter and time differ in them, or they say so by their heading, or by a part of what was used in days and months.
 */
export function registersOf(header: readonly string[], rows: Rows, around: Around): Registers {
  const some = rows.slice(0, looked);
  const columns = header.flatMap((_, column) => (around.taken.includes(column) ? [] : [column]));
  return columns.flatMap((column) => {
    const texts = textsOf(some, column);
    const named = texts.map(registerNamed);
    const saysSo = saysRegister.test(header[column] as string);
    const isCollision = texts.length > 1 && (saysSo || named.every((one) => one !== null)) && tellsApart(some, column, around);
    if (holdsQuantities(some, column)) {
      const others = new Set(texts.filter((text) => quantityNamed(text) === 'other'));
      const used = texts.filter((text) => !others.has(text));
      if (others.size > 0) return [{ column, own: ownOf(used) ?? (used.length === 1 ? (used[0] as string) : null), others }];
    }
    if (texts.length === 0 || !(isCollision || named.every((one) => one !== null))) return [];
    const isApart =
      isCollision ||
      (saysSo && texts.length > 1) ||
      named.some((one) => one?.isOut === true) ||
      (around.areLong && named.some((one) => one?.isPart === true));
    return isApart ? [{ column, own: ownOf(texts) }] : [];
  });
}

function textsOf(rows: Rows, column: number): string[] {
  const texts = new Set<string>();
  for (const cells of rows) {
    const text = (cells[column] ?? '').trim();
    if (text !== '') texts.add(text);
    if (texts.size > 30) return [];
  }
  return [...texts];
}

/** Whether rows of one meter and one time differ in the column. */
function tellsApart(rows: Rows, column: number, { meter, times }: Around): boolean {
  const held = new Map<string, string>();
  return rows.some((cells) => {
    const text = (cells[column] ?? '').trim();
    const key = [meter, ...times].map((at) => (at === null ? '' : (cells[at] ?? ''))).join('\n');
    const before = held.get(key);
    if (before === undefined) held.set(key, text);
    return before !== undefined && before !== text;
  });
}

/** The word under which rows are of the meter itself: of the whole, else of the direction of use. */
function ownOf(texts: readonly string[]): string | null {
  const own = texts.filter((text) => {
    const named = registerNamed(text);
    return named !== null && !named.isOut && !named.isPart;
  });
  return own.find((text) => registerNamed(text)?.isTotal === true) ?? own[0] ?? null;
}

/** What stands behind the code of the meter for a row's registers. @param cell the text of a column of the row */
export function registerSuffix(registers: Registers, cell: (column: number) => string): string {
  let suffix = '';
  for (const { column, own, joins, isCode } of registers) {
    const text = cell(column).trim();
    if (isCode !== true && joins !== 'before' && text !== '' && text !== own) suffix += `-${text}`;
  }
  return suffix;
}

/** The code of a row: that of its meter, with that of its register. */
export function codeOfRow(
  { meter, registers = [] }: { readonly meter: number | null; readonly registers?: Registers },
  cells: readonly string[],
): string {
  const code = meter === null ? '' : (cells[meter] ?? '').trim();
  return joinedCode(registers, code, (column) => cells[column] ?? '');
}

/** The code of a meter with what tells it apart. @param cell the text of a column of the row */
export function joinedCode(registers: Registers, code: string, cell: (column: number) => string): string {
  const before = registers.flatMap(({ column, joins }) =>
    joins === 'before' && cell(column).trim() !== '' ? [`${cell(column).trim()}-`] : [],
  );
  return code === '' ? code : before.join('') + code + registerSuffix(registers, cell);
}

/** That rows of one meter are of several metering points. */
export function registersFindings(registers: Registers, header: readonly string[], rows: Rows): Finding[] {
  return registers.flatMap(({ column, own, others, joins, isCode }): Finding[] => {
    if (joins !== undefined) return [];
    const apart = isCode === true ? [] : textsOf(rows, column).filter((text) => text !== own && others?.has(text) !== true);
    const heading = (header[column] as string).trim();
    const evidence = { column: heading, registers: apart.join(', '), own: own ?? '—' };
    const told: Finding[] =
      isCode === true || (apart.length === 0 && own !== null) ? [] : [{ code: 'registers-apart', severity: 'info', evidence }];
    if (others === undefined) return told;
    return [
      ...told,
      { code: 'rows-not-energy', severity: 'warning', evidence: { column: heading, words: [...others].slice(0, 20).join(', ') } },
    ];
  });
}
