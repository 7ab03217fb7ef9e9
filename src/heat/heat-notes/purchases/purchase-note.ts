import { decimalText, exact, exactOf, inUnits } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { isNothing, lessIssued } from '../public/note.ts';

/** What a supply's meter counted in the part of a season within one month: GJ and yuan, null if nothing was measured. */
export type BoughtMonth = {
  readonly month: string;
  readonly meter: string;
  readonly quantity: number | null;
  readonly yuan: string | null;
};

/** Heat and yuan of a meter in a month; for a difference, the change from before. */
export type PurchaseLine = { readonly month: string; readonly meter: string; readonly quantity: string; readonly yuan: string };

/** The content of a supplier's statement before it has its number. */
export type NewPurchaseNote = {
  readonly supplier: string;
  readonly kind: 'bill' | 'difference';
  readonly lines: readonly PurchaseLine[];
  /** 0.0001 GJ and cents, of all lines together. */
  readonly quantity: bigint;
  readonly total: bigint;
};

type Issued = Pick<NewPurchaseNote, 'supplier' | 'lines'>;
type Sums = Readonly<Record<string, bigint>>;

const nameOf = ({ month, meter }: Pick<PurchaseLine, 'month' | 'meter'>, what: 'quantity' | 'yuan'): string =>
  JSON.stringify([month, meter, what]);

function sumsOf(lines: readonly PurchaseLine[]): Sums {
  const sums = new Map<string, bigint>();
  const add = (name: string, more: bigint): void => void sums.set(name, (sums.get(name) ?? 0n) + more);
  for (const line of lines) {
    add(nameOf(line, 'quantity'), inUnits(exact(line.quantity), 4));
    add(nameOf(line, 'yuan'), centsOf(exact(line.yuan)));
  }
  return Object.fromEntries(sums);
}

/** What was measured, one line per meter and month: if nothing was, there is no line, and it is added with a later difference. */
const linesOf = (months: readonly BoughtMonth[]): PurchaseLine[] =>
  months.flatMap(({ month, meter, quantity, yuan }) =>
    quantity === null || yuan === null ? [] : [{ month, meter, quantity: decimalText(inUnits(exactOf(quantity), 4), 4), yuan }],
  );

function noteOf(supplier: string, kind: NewPurchaseNote['kind'], sums: Sums): NewPurchaseNote {
  const lines = new Map<string, PurchaseLine>();
  let [quantity, total] = [0n, 0n];
  for (const [name, units] of Object.entries(sums)) {
    const [month, meter, what] = JSON.parse(name) as [string, string, 'quantity' | 'yuan'];
    const key = JSON.stringify([month, meter]);
    const line = lines.get(key) ?? { month, meter, quantity: '0.0000', yuan: '0.00' };
    lines.set(key, what === 'yuan' ? { ...line, yuan: moneyOf(units) } : { ...line, quantity: decimalText(units, 4) });
    if (what === 'yuan') total += units;
    else quantity += units;
  }
  const moved = [...lines.values()].filter((line) => kind === 'bill' || Number(line.quantity) !== 0 || Number(line.yuan) !== 0);
  return { supplier, kind, lines: moved, quantity, total };
}

/**
 * The statements to issue so that those of each supplier add up to what was bought (`heat.md` 3): first a bill, later the difference in
 * each line if any is not 0. A supplier that no longer sells gets everything taken back. Ordered by supplier code.
 */
export function purchaseNotesOf(
  bought: readonly { readonly supplier: string; readonly months: readonly BoughtMonth[] }[],
  issued: readonly Issued[],
): NewPurchaseNote[] {
  const before = new Map(
    [...Map.groupBy(issued, ({ supplier }) => supplier)].map(([one, some]) => [one, some.flatMap(({ lines }) => lines)]),
  );
  const stands = new Map(bought.map(({ supplier, months }) => [supplier, linesOf(months)]));
  const notes: NewPurchaseNote[] = [];
  for (const supplier of [...new Set([...before.keys(), ...stands.keys()])].toSorted(byCodePoint)) {
    const [had, now] = [before.get(supplier), sumsOf(stands.get(supplier) ?? [])];
    if (had === undefined) {
      if (Object.keys(now).length > 0) notes.push(noteOf(supplier, 'bill', now));
      continue;
    }
    const moved = lessIssued(now, sumsOf(had));
    if (!isNothing(moved)) notes.push(noteOf(supplier, 'difference', moved));
  }
  return notes;
}

/** UTF-8 preserves the order of code points. */
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
