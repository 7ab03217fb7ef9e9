import { decimalText } from '#kernel/exact-number.ts';
import { moneyOf } from '#kernel/money.ts';

export const noteLines = ['basic', 'metered', 'area', 'stopped', 'cold', 'cap'] as const;
export type NoteLine = (typeof noteLines)[number];

/** Heat in 0.0001 GJ and money in cents, by line. */
export type Amounts = { readonly quantity: bigint; readonly total: bigint } & Readonly<Record<NoteLine, bigint>>;

/** The current bill of an account, as text. */
export type Stands = {
  readonly days: { readonly metered: number; readonly area: number; readonly stopped: number };
  readonly quantity: string;
  readonly substituted: string;
  readonly lines: Readonly<Record<NoteLine, string>>;
  readonly total: string;
  readonly byArea: string | null;
  readonly method: string;
  readonly tariff: string;
  readonly rules: readonly string[];
  /** Its basis, each part as a digest; null for an account that no longer has any days. */
  readonly basis: Readonly<Record<string, string>> | null;
};

/** What an account of a household is to pay for a season by everything that is known. */
export type Standing = {
  readonly company: string;
  readonly point: string;
  readonly building: string;
  readonly household: string;
  readonly account: string;
  readonly amounts: Amounts;
  readonly stands: Stands;
  /** The number of days after issue within which it can be paid in time; null if the tariff sets none. */
  readonly dueDays: number | null;
};

/** The total of all notes of an account of a household, and the basis of the last of them. */
export type Issued = Pick<Standing, 'company' | 'point' | 'building' | 'household' | 'account' | 'amounts'> & {
  readonly basis: Stands['basis'];
};

/** A note before it has its number, with the amount issued before it (cents), and what changed since. */
export type NewNote = Standing & { readonly kind: 'bill' | 'difference'; readonly before: bigint; readonly causes: readonly string[] };

export const nothing: Amounts = { quantity: 0n, basic: 0n, metered: 0n, area: 0n, stopped: 0n, cold: 0n, cap: 0n, total: 0n };

/** Amounts by name, in whole units of each. */
type Sums = Readonly<Record<string, bigint>>;

/** The current amounts less what was issued, by line; a line that only one of them has is compared with 0. */
export function lessIssued<Own extends Sums>(stands: Own, issued: Own): Own {
  const names = new Set([...Object.keys(stands), ...Object.keys(issued)]);
  return Object.fromEntries([...names].map((name) => [name, (stands[name] ?? 0n) - (issued[name] ?? 0n)])) as Own;
}

/** Whether two accounts have the same heat and the same lines. */
export const isSame = (one: Amounts, other: Amounts): boolean =>
  one.quantity === other.quantity && one.total === other.total && noteLines.every((line) => one[line] === other[line]);

export const isNothing = (amounts: Sums): boolean => Object.values(amounts).every((amount) => amount === 0n);

/** The key of an account of a household. */
export const keyOf = ({ company, household, account }: Pick<Standing, 'company' | 'household' | 'account'>): string =>
  JSON.stringify([company, household, account]);

/**
 * The notes to issue so that all notes of each account add up to the current bill (`heat.md` 3): a bill if there are none, otherwise the
 * difference in each line if any is not 0; an account that no longer has any days gets all of its notes back. Ordered by company, household
 * and account by code point.
 * @param issued notes of households that are not held @param alike the number of further accounts that are unchanged
 */
export function notesOf(stands: readonly Standing[], issued: readonly Issued[], alike = 0): { notes: NewNote[]; unchanged: number } {
  const before = new Map(issued.map((one) => [keyOf(one), one]));
  const notes: NewNote[] = [];
  let unchanged = alike;
  for (const one of stands) {
    const had = before.get(keyOf(one));
    before.delete(keyOf(one));
    const amounts = lessIssued(one.amounts, had?.amounts ?? nothing);
    if (had === undefined) notes.push({ ...one, kind: 'bill', before: 0n, causes: ['first'] });
    else if (isNothing(amounts)) unchanged += 1;
    else notes.push({ ...one, amounts, kind: 'difference', before: had.amounts.total, causes: causesOf(had.basis, one.stands.basis) });
  }
  for (const one of before.values())
    if (isNothing(one.amounts)) unchanged += 1;
    else notes.push(takenBack(one));
  return { notes: inOrder(notes), unchanged };
}

const takenBack = (one: Issued): NewNote => ({
  ...one,
  amounts: lessIssued(nothing, one.amounts),
  stands: withoutDays,
  dueDays: null,
  kind: 'difference',
  before: one.amounts.total,
  causes: ['facts'],
});

/** Which parts of a bill's basis changed; `others` of its point are named if nothing of its own changed. */
function causesOf(before: Stands['basis'], now: Stands['basis']): string[] {
  const moved = Object.keys(now ?? {}).filter((part) => before?.[part] !== now?.[part]);
  const own = moved.filter((part) => part !== 'others');
  return own.length > 0 ? own : moved;
}

const withoutDays: Stands = {
  days: { metered: 0, area: 0, stopped: 0 },
  quantity: '0.0000',
  substituted: '0.0000',
  lines: { basic: '0.00', metered: '0.00', area: '0.00', stopped: '0.00', cold: '0.00', cap: '0.00' },
  total: '0.00',
  byArea: null,
  method: '',
  tariff: '',
  rules: [],
  basis: null,
};

/** UTF-8 preserves the order of code points. */
function inOrder(notes: readonly NewNote[]): NewNote[] {
  const keyed = notes.map((note) => ({ note, keys: [note.company, note.household, note.account].map((text) => Buffer.from(text)) }));
  keyed.sort((a, b) => {
    for (const [at, key] of a.keys.entries()) {
      const order = Buffer.compare(key, b.keys[at] as Buffer);
      if (order !== 0) return order;
    }
    return 0;
  });
  return keyed.map(({ note }) => note);
}

/**
 * @param series distinguishes the notes of another series
 * @example numberOf('C1', '2025-26', 7) // 'C1-2025-26-000007'
 */
export const numberOf = (company: string, season: string, sequence: number, series = ''): string =>
  `${company}-${season}-${series}${String(sequence).padStart(6, '0')}`;

/** Amounts as returned in responses. */
export const shownAmounts = ({ quantity, total, ...amounts }: Amounts) => ({
  quantity: Number(decimalText(quantity, 4)),
  lines: Object.fromEntries(noteLines.map((line) => [line, moneyOf(amounts[line])])) as Record<NoteLine, string>,
  total: moneyOf(total),
});
