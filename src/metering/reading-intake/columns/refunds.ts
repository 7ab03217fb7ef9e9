import type { Finding } from '#kernel/finding.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import { copyReading, createBatch, grown, type Batch } from '../batch.ts';
import { tellsPeriods, valueColumns, type Plan } from './layout.ts';
import type { Length } from '../units/lengths.ts';
import type { Fault } from '../times/times.ts';

type Rows = readonly (readonly string[])[];

/** Remarks on a row that is added to another of its period: 退补, 冲减, an adjustment. */
const saysAdjusted =
  /退补|补退|退[电水气热费]|[追补]收|追补|冲[减抵正红销]|调整|核减|核增|adjust|refund|rebate|credit|reversal|gutschrift/iu;
/** Remarks that another row cancels this one: without that row in the file it does not count, and with it neither of them does. */
const saysReversed = /(?:已被?|被)(?:冲[减抵正红销]|红冲)|(?<![a-z])(?:reversed|refunded)(?![a-z])/iu;
/** Remarks that the amount is deducted, even if it is not below zero: then it is unclear whether it is added. */
const saysTakenOff = /冲[减抵]|(?<!补)退[电水气热](?!补)|红字|(?<![a-z])credit(?:ed)?(?![a-z])/iu;
const day = 86_400;

/** Set if a file may contain rows that are added to others; `column`: if remarks say so. */
export type RefundsSeen = { readonly column: number | null };

/** Whether rows of whole days or longer are refunds or adjustments: a value below zero, or a remark that says so. */
export function refundsSeen(plan: Plan, header: readonly string[], rows: Rows, length: Length | null): RefundsSeen | null {
  const isLong = plan.layout !== 'days' && (tellsPeriods(plan) || (length !== null && (typeof length !== 'number' || length >= day)));
  if (!isLong) return null;
  const values = valueColumns(plan);
  const column = header.findIndex((_, at) => !values.includes(at) && rows.some((cells) => saysAdjusted.test(cells[at] ?? '')));
  const isBelow = (text: string): boolean => {
    const value = parseDecimal(text);
    return typeof value === 'number' && value < 0;
  };
  if (column < 0 && !rows.some((cells) => values.some((at) => isBelow(cells[at] ?? '')))) return null;
  return { column: column < 0 ? null : column };
}

/**
 * The periods whose rows are added up, by code and time, the rows with a remark that says so, those that others cancel, and those that are
 * deductions by their own remark without being below zero.
 */
export type Refunds = {
  readonly periods: Set<string>;
  readonly rows: Set<number>;
  readonly reversed: Set<number>;
  readonly unclear: Set<number>;
};

export const noRefunds: Refunds = { periods: new Set(), rows: new Set(), reversed: new Set(), unclear: new Set() };

/** The maximum number of periods kept; refunds beyond them are judged row by row. */
const mostPeriods = 100_000;

const periodKey = (code: string, batch: Batch, at: number): string => `${code}\n${batch.start[at]}\n${batch.end[at]}`;

/** Records the refunds among the readings of a batch, and the readings of the current row that its remark refers to. */
export function noteRefunds(refunds: Refunds, batch: Batch, from: number, codes: readonly string[], remark: string): void {
  for (let at = from; at < batch.size; at += 1) {
    const isMeant = batch.fault[at] === 0 && !Number.isNaN(batch.start[at]) && refunds.periods.size < mostPeriods;
    const says = remark !== '' && saysAdjusted.test(remark);
    if (!isMeant || !((batch.value[at] as number) < 0 || says)) continue;
    refunds.periods.add(periodKey(codes[batch.slot[at] as number] ?? '', batch, at));
    if (says) refunds.rows.add(batch.row[at] as number);
    if (says && (batch.value[at] as number) > 0 && saysTakenOff.test(remark)) refunds.unclear.add(batch.row[at] as number);
    if (says && saysReversed.test(remark)) refunds.reversed.add(batch.row[at] as number);
  }
}

/** Takes a reading, and returns whether it passed. */
type Take = (batch: Batch, at: number) => boolean;
type Reject = (batch: Batch, at: number, fault: Fault) => void;

/** Keeps the readings of periods with refunds until the whole file was read. */
export function createRefunds({ periods, rows, reversed, unclear }: Refunds) {
  let kept = createBatch(64);
  const byPeriod = new Map<string, { readonly code: string; readonly places: number[] }>();
  return {
    /** @returns whether the reading is one of these, and was kept */
    keep(code: string, batch: Batch, at: number): boolean {
      if (periods.size === 0 || batch.fault[at] !== 0) return false;
      const key = periodKey(code, batch, at);
      if (!periods.has(key)) return false;
      if (kept.size === kept.slot.length) kept = grown(kept);
      const held = byPeriod.get(key) ?? { code, places: [] };
      byPeriod.set(key, held);
      held.places.push(kept.size);
      copyReading(batch, at, kept);
      return true;
    },
    /** Takes what was kept, each period as one reading. @returns the periods with several rows that passed */
    settle: (take: Take, reject: Reject): Netted[] =>
      [...byPeriod.values()].flatMap(({ code, places }) => {
        const netted = {
          code,
          rows: places.map((at) => kept.row[at] as number),
          values: places.map((at) => (kept.value[at] as number) / 1e4),
        };
        const isClear = !netted.rows.some((row) => unclear.has(row)) || places.length === 1;
        const sum = isClear && isTakenOff(kept, places, reversed) ? sumOf(kept, places, rows) : null;
        const [first = 0, ...others] = places;
        if (sum === null) {
          for (const at of places)
            reject(kept, at, { code: 'refund-unclear', evidence: { meter: code, values: netted.values.join(', ') } });
          return [];
        }
        kept.value[first] = sum;
        if (take(kept, first)) return others.length === 0 ? [] : [{ ...netted, sum: sum / 1e4 }];
        const evidence = { meter: code, values: netted.values.join(', '), sum: sum / 1e4 };
        for (const at of others) reject(kept, at, { code: 'refund-refused', evidence });
        return [];
      }),
  };
}

/**
 * The net use of a period: use less refunds. A row that another cancels completely (冲正) is ignored; of the others a single one may be the
 * use by itself.
 */
function sumOf(batch: Batch, places: readonly number[], marked: ReadonlySet<number>): number | null {
  const isAdded = (at: number): boolean => (batch.value[at] as number) < 0 || marked.has(batch.row[at] as number);
  const same = places.every((at) => batch.unit[at] === batch.unit[places[0] as number] && sameReceived(batch, at, places[0] as number));
  const taken = places.filter(isAdded).map((at) => -(batch.value[at] as number));
  const used = places.filter((at) => !isAdded(at)).map((at) => batch.value[at] as number);
  for (const value of taken) if (used.includes(value)) used.splice(used.indexOf(value), 1);
  if (!same || used.length > 1) return null;
  return places.reduce((sum, at) => sum + (batch.value[at] as number), 0);
}

/** Whether each cancelled row has one that cancels it. */
function isTakenOff(batch: Batch, places: readonly number[], reversed: ReadonlySet<number>): boolean {
  const values = places.map((at) => batch.value[at] as number);
  const left = places.filter((at) => reversed.has(batch.row[at] as number)).map((at) => batch.value[at] as number);
  return left.filter((value) => value > 0).every((value) => values.includes(-value));
}

const sameReceived = (batch: Batch, a: number, b: number): boolean =>
  batch.received[a] === batch.received[b] || (Number.isNaN(batch.received[a]) && Number.isNaN(batch.received[b]));

/** A period whose rows were added up: its metering point, the rows, and the result. */
export type Netted = { readonly code: string; readonly rows: readonly number[]; readonly values: readonly number[]; readonly sum: number };

export function nettedFindings(netted: readonly Netted[]): Finding[] {
  const [first] = netted;
  if (first === undefined) return [];
  const { code, rows, values, sum } = first;
  const parts = values.map((value, at) => (at === 0 ? value : value < 0 ? `− ${-value}` : `+ ${value}`)).join(' ');
  const evidence = { count: netted.length, meter: code, rows: rows.join(', '), parts: `${parts} = ${sum}` };
  return [{ code: 'refunds-netted', severity: 'info', evidence }];
}
