import type { Finding } from '#kernel/finding.ts';
import { obisNamed } from './obis.ts';
import { saysLoss } from '../words/billed-words.ts';
import { whyNotEnergy } from './not-energy.ts';
import { namesPower } from '../words/use-words.ts';

type Rows = readonly (readonly string[])[];

/** Columns that give the register of its meter that a row belongs to; for each the word under which rows belong to the meter itself. */
export type Registers = readonly {
  readonly column: number;
  readonly own: string | null;
  /** Words for what is not use, such as volts and amperes: rows with one of them are not readings. */
  readonly others?: ReadonlySet<string>;
  /** It distinguishes metering points with the same code: its word is put before the code, or after it. */
  readonly joins?: 'before' | 'behind';
  /** It gives the place of the metering point, in addition to a column of codes that does so too. */
  readonly isPlace?: true;
  /** It gives the building or the part of it that the metering point is in. */
  readonly ofBuilding?: true;
  /** It is the column of codes, and only excludes rows. */
  readonly isCode?: true;
}[];

/** The meaning of a word for a register: the direction opposite to use, a part of the use; `total`: it says that it is the whole. */
type Register = { readonly isOut: boolean; readonly isPart: boolean; readonly isTotal: boolean };

const out =
  /反向|反|上网|馈网|倒送|export|injection|injected|injectie|feed[\s_-]?in|einspeisung|surplus(?:[\s_]?generation)?|returned|received|(?<!\p{L})(?:out|a-|odd(?:anie|ana)|terug(?:levering|geleverd)|inmatning|immissione|vertido|excedente|dodávka)(?!\p{L})/iu;
const into =
  /正向|正|下网|受电|import|offtake|afname|bezug|delivered|consumption|(?<!\p{L})(?:in|a\+|pob(?:ór|rana)|entnahme|soutirage|prelievo|uttag|odběr)(?!\p{L})/iu;
const part =
  /尖峰|高峰|低谷|深谷|平段|尖|峰|平|谷|第?[一二三四五1-5][级]?(?:档|阶梯)|阶梯[一二三四五1-5]档?|(?<![a-z])tier[\s_-]?[1-5](?!\d)|(?:(?:super|ultra)[\s_-]?)?(?:off|mid|on|critical|part(?:ial)?)[\s_-]?peak|peak|valley|flat|shoulder|(?<![a-z])(?:day|night|dag|nacht|low|normal|high|normaal|dal|hoog|laag|punta|llano|valle|plein(?:e?s)?|creu(?:x|ses?)|hp|hc|[hn]t|[tf]\d{1,2}|(?:tariff|rate)[\s_]?\d)(?![a-z])/iu;
/** Incoming less outgoing. */
export const saysNet = /净|(?<![a-z])(?:net(?:to)?|saldo)(?![a-z])/iu;
const total = /总|合计|totale?n?|totaal|gesamt|summe|łącznie|razem|whole|全部|(?<=(?<![a-z])eas )t(?![a-z])/iu;
/** Neutral words that may accompany them. */
const beside =
  /(?<![a-z])eas(?![a-z])|有功|电量|电能|累[计积]|流量|时段|段|期|时|active|energy|register|tariff|heures?|[\s_+()（）:：/-]/giu;

const saysRegister = /register|寄存器|计度器|obis|方向|正反向|direction/iu;

/** The register that a cell describes; null if it describes none. @example registerNamed('Offtake Night') */
export function registerNamed(text: string): Register | null {
  const code = obisNamed(text);
  if (code !== null) return code === 'other' ? null : code;
  const words = text.normalize('NFKC').trim();
  const rest = [out, into, part, total, saysNet].reduce((left, one) => left.replace(one, ' '), words).replaceAll(beside, '');
  if (rest !== '') return null;
  const [isOut, isIn, isPart, isTotal] = [out.test(words) || saysNet.test(words), into.test(words), part.test(words), total.test(words)];
  return (isOut || isIn || isPart || isTotal) && !(isOut && isIn) ? { isOut, isPart, isTotal } : null;
}

/** The columns whose words include parts of the use: there 合计 is the total of a meter and not a sum of a page. */
export function partColumns(rows: Rows): ReadonlySet<number> {
  const columns = new Set<number>();
  for (const cells of rows.slice(0, 200))
    for (const [column, text] of cells.entries()) if (registerNamed(text)?.isPart === true) columns.add(column);
  return columns;
}

const saysEnergy = /energy|energie|电能|电量|用量|用[电水气热]|[km]?wh|consumption|usage|有功总|(?<![a-z])ep(?:[\s_]?imp)?(?![a-z])/iu;

/** Active energy, without a direction. */
const activeAlone = /^有功(?:电[量能度])?$|^active(?:[\s_]energy)?$/iu;

/** `AHU1.kWh`, `X_PF`: the code of a point, which also says what is measured. */
const ofPoint = /^(?![UIPQSTEWF][._]|E[PQ][._])[A-Z]{1,4}[._](?=[A-Za-z])|^[A-Za-z]+\d+[._-]|^[A-Z]{1,4}-[A-Z]/u;

/** Whether a word says that a row is use, or something else that a meter measures; null if it says neither. */
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

/** What a meter measures besides use, and what occurs in rows next to it. */
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

/** Whether a row says that it is not use. @param cell the text of a column of the row */
export const isOther = (registers: Registers | undefined, cell: (column: number) => string): boolean =>
  registers?.some(({ column, others }) => others?.has(cell(column).trim()) === true) === true;

/** Whether a column holds the codes of registers. */
export function holdsObis(rows: Rows, column: number): boolean {
  const texts = textsOf(rows.slice(0, looked), column);
  return texts.length > 0 && texts.every((text) => obisNamed(text) !== null);
}

/** The number of rows examined. */
const looked = 5000;

type Around = {
  readonly meter: number | null;
  /** Columns that hold something else. */
  readonly taken: readonly (number | null)[];
  /** Columns of the time of a row. */
  readonly times: readonly number[];
  /** Rows are of whole days or longer, so that no word only gives the part of a day that a row is in. */
  readonly areLong: boolean;
};

/**
 * The columns that distinguish registers of one meter (docs/readings.md 70): all their cells refer to registers or directions, and rows of
 * one meter and time differ in them, or the heading says so, or there is a part of the use in days and months.
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

/** The word under which rows belong to the meter itself: that of the whole, otherwise of the direction of use. */
function ownOf(texts: readonly string[]): string | null {
  const own = texts.filter((text) => {
    const named = registerNamed(text);
    return named !== null && !named.isOut && !named.isPart;
  });
  return own.find((text) => registerNamed(text)?.isTotal === true) ?? own[0] ?? null;
}

/** The suffix of the meter's code for a row's registers. @param cell the text of a column of the row */
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

/** The code of a meter with what distinguishes it. @param cell the text of a column of the row */
export function joinedCode(registers: Registers, code: string, cell: (column: number) => string): string {
  const before = registers.flatMap(({ column, joins }) =>
    joins === 'before' && cell(column).trim() !== '' ? [`${cell(column).trim()}-`] : [],
  );
  return code === '' ? code : before.join('') + code + registerSuffix(registers, cell);
}

/** Reports that rows of one meter belong to several metering points. */
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
