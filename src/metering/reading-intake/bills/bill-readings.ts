import type { Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { calculatedUse, useFindings } from './entries.ts';
import { numberOf, type Cell } from './sheet-view.ts';
import { placeOfBill, type MeteredBill } from './metered-bill.ts';
import { withoutTwice } from './twice.ts';

/** A reading that a bill gives, and the cells that it comes from. Days are local; without `end` it is a counter's. */
export type BillReading = {
  readonly meter: string;
  readonly time: string;
  readonly end?: string;
  readonly value: number | string;
  readonly unit?: Unit;
  readonly cells: readonly Cell[];
};

/** `leave`: counters whose multiplier is not that of the ledger are left out; `ledger`: that of the ledger counts. */
export type Multiplier = 'ledger' | 'leave' | undefined;

export type BillsRead = { readonly readings: readonly BillReading[]; readonly findings: readonly Finding[] };

/** The multiplier of the device in place on a day. */
export function timesOfLedger({ devices }: MeterFacts, day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`) / 1000;
  const { num, den } = (devices.findLast(({ since }) => since <= at) ?? (devices[0] as MeterFacts['devices'][number])).multiplier;
  return num / den;
}

/** Whether a counter's bill names another multiplier than the ledger. */
export const timesDiffer = ({ bill, meter }: MeteredBill): boolean =>
  meter.kind === 'register' &&
  bill.now !== null &&
  bill.times !== null &&
  bill.days !== null &&
  Math.abs(bill.times - timesOfLedger(meter, bill.days.from)) > 1e-6 * bill.times;

/** What goes in of bills: registers of counters, use of all other metering points. */
export function readingsOf(all: readonly MeteredBill[], multiplier: Multiplier): BillsRead {
  const readings: BillReading[] = [];
  const findings: Finding[] = [];
  const { kept, findings: twice } = withoutTwice(all);
  findings.push(...twice);
  for (const one of kept) {
    const read = one.meter.kind === 'register' ? registersOf(one, multiplier) : useOf(one);
    readings.push(...read.readings);
    findings.push(
      ...read.findings,
      ...useFindings(one.bill, one.bill.times ?? timesOfLedger(one.meter, (one.bill.days as { from: string }).from)),
    );
  }
  return { readings, findings: [...onceByMeter(findings), ...timesFindings(kept), ...waterFinding(kept)] };
}

/** That the multiplier of the ledger counts is told once of a meter. */
const onceByMeter = (findings: readonly Finding[]): Finding[] =>
  findings.filter(
    ({ code, evidence }, at) =>
      code !== 'bill-multiplier-of-ledger' ||
      !findings.slice(0, at).some((other) => other.code === code && other.evidence['meter'] === evidence['meter']),
  );

/** Multipliers of metering points of use: those that change from row to row, and those that are not the ledger's. */
function timesFindings(all: readonly MeteredBill[]): Finding[] {
  const some = all.filter(({ bill, meter }) => meter.kind !== 'register' && bill.times !== null && !Number.isNaN(bill.times));
  return [...Map.groupBy(some, ({ meter }) => meter.code).values()].flatMap((of): Finding[] => {
    const [{ bill, meter }] = of as [MeteredBill];
    const evidence = { ...placeOfBill(bill), meter: meter.code };
    const times = new Map(
      of.map((one) => [one.bill.times, `${one.bill.times} (${placeOfBill(one.bill).sheet} ${placeOfBill(one.bill).cell})`]),
    );
    const multipliers = [...times.values()].join(', ');
    if (times.size > 1) return [{ code: 'bill-multiplier-changes', severity: 'warning', evidence: { ...evidence, multipliers } }];
    const ledger = timesOfLedger(meter, bill.days?.from ?? '');
    if (ledger === 1 || ledger === bill.times) return [];
    return [{ code: 'bill-multiplier-differs', severity: 'warning', evidence: { ...evidence, file: bill.times as number, ledger } }];
  });
}

function registersOf({ bill, meter }: MeteredBill, multiplier: Multiplier): BillsRead {
  const { before, now, partsOnly, days, times } = bill;
  const { from, to } = days as { from: string; to: string };
  const evidence = { ...placeOfBill(bill), meter: meter.code };
  if (partsOnly) return refused('bill-registers-by-part', evidence);
  if (before === null && now === null) return refused('bill-use-of-counter', evidence);
  if (Number.isNaN(times)) return refused('bill-multiplier-unread', evidence);
  if (bill.swapped && !swapIn(meter, from, to)) return refused('bill-swap-unrecorded', evidence);
  const told: Finding[] = [];
  if (timesDiffer({ bill, meter })) {
    const both = { ...evidence, file: times as number, ledger: timesOfLedger(meter, from) };
    if (multiplier !== 'ledger') return refused('bill-multiplier-left', both);
    told.push({ code: 'bill-multiplier-ledger', severity: 'warning', evidence: both });
  }
  if (bill.timesText !== null && times === null) told.push(ofLedger(evidence, meter, from));
  const at = (cell: Cell | null, time: string): BillReading[] =>
    cell === null ? [] : [{ meter: meter.code, time, value: valueText(cell), cells: [cell] }];
  return { readings: [...at(before, from), ...at(now, to)], findings: told };
}

const ofLedger = (evidence: Finding['evidence'], meter: MeterFacts, from: string): Finding => ({
  code: 'bill-multiplier-of-ledger',
  severity: 'warning',
  evidence: { ...evidence, multiplier: timesOfLedger(meter, from) },
});

/** Whether the ledger has a new device within these days. */
const swapIn = ({ devices }: MeterFacts, from: string, to: string): boolean =>
  devices.some(
    ({ since }) => since * 1000 >= Date.parse(`${from}T00:00:00Z`) - dayMs && since * 1000 <= Date.parse(`${to}T00:00:00Z`) + dayMs,
  );

const dayMs = 86_400_000;

/** As it is written where it is no number: the intake refuses it with its row. */
const valueText = (cell: Cell): number | string => {
  const value = numberOf(cell.text);
  return value === null ? cell.text : value / 1e4;
};

function useOf({ bill, meter }: MeteredBill): BillsRead {
  const { use, gone, times, timesText, days, unread } = bill;
  const { from, to } = days as { from: string; to: string };
  const evidence = { ...placeOfBill(bill), meter: meter.code };
  const [wrong] = unread;
  const reading = (value: number | string, cells: readonly Cell[], unit?: Unit, findings: readonly Finding[] = []): BillsRead => ({
    readings: [{ meter: meter.code, time: from, end: to, value, cells, ...(unit !== undefined && { unit }) }],
    findings,
  });
  const ledger = timesOfLedger(meter, from);
  if (use !== null) {
    const unit = unitFor(meter, use.unit?.unit ?? null);
    if (use.unit !== null && use.unit.unit === null) return refused('bill-unit-unread', { ...evidence, unit: use.unit.code });
    const shown = use.value / ledger;
    if (!Number.isInteger(Math.round(shown * 1e6) / 1e6))
      return refused('multiplier-not-divided', { ...evidence, value: use.value / 1e4, multiplier: ledger });
    const isUnread = Number.isNaN(times) && gone !== null;
    const unchecked = { code: 'bill-multiplier-unchecked', severity: 'warning', evidence: { ...evidence, text: timesText ?? '' } } as const;
    const lost = { code: 'bill-loss-unread', severity: 'warning', evidence } as const;
    const told = [...(isUnread ? [unchecked] : []), ...(Number.isNaN(bill.added) && gone !== null ? [lost] : [])];
    return reading(Math.round(shown) / 1e4, use.cells, unit, told);
  }
  if (wrong !== undefined) return reading(wrong.text, [wrong]);
  if (bill.swapped) return refused('bill-swap-use-missing', evidence);
  if (gone === null) return refused('bill-use-missing', evidence);
  if (Number.isNaN(times)) return refused('bill-multiplier-unread', evidence);
  if (times === null && timesText !== null) return refused('bill-multiplier-empty', evidence);
  // without a multiplier in the bill it is what the device shows, which the ledger multiplies
  const by = calculatedUse(bill, times ?? ledger);
  if (by === null) return refused('bill-loss-unread', evidence);
  return reading(Math.round(by.value / ledger) / 1e4, gone.cells, undefined, times === null ? [ofLedger(evidence, meter, from)] : []);
}

/** Tonnes of water are cubic metres. */
const unitFor = ({ carrier }: MeterFacts, unit: Unit | null): Unit | undefined =>
  carrier === 'water' && unit === 't' ? 'm3' : (unit ?? undefined);

function waterFinding(all: readonly MeteredBill[]): Finding[] {
  const has = all.some(({ bill, meter }) => meter.carrier === 'water' && meter.kind === 'interval' && bill.use?.unit?.unit === 't');
  return has ? [{ code: 'water-in-tonnes', severity: 'info', evidence: {} }] : [];
}

const refused = (code: string, evidence: Finding['evidence']): BillsRead => ({
  readings: [],
  findings: [{ code, severity: 'error', evidence }],
});
