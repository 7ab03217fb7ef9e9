import type { Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { calculatedUse, placeOf, useFindings } from './entries.ts';
import type { Bill } from './book.ts';
import { numberOf, type Cell } from './sheet-view.ts';

/** A reading that a bill gives, and the cells that it comes from. Days are local; without `end` it is a counter's. */
export type BillReading = {
  readonly meter: string;
  readonly time: string;
  readonly end?: string;
  readonly value: number | string;
  readonly unit?: Unit;
  readonly cells: readonly Cell[];
};

/** A bill with the metering point that it is of. */
export type MeteredBill = { readonly bill: Bill; readonly meter: MeterFacts };

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
  return { readings, findings: [...findings, ...waterFinding(kept)] };
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
  const at = (cell: Cell | null, time: string): BillReading[] =>
    cell === null ? [] : [{ meter: meter.code, time, value: valueText(cell), cells: [cell] }];
  return { readings: [...at(before, from), ...at(now, to)], findings: told };
}

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
  const { use, gone, times, days, unread } = bill;
  const { from, to } = days as { from: string; to: string };
  const evidence = { ...placeOfBill(bill), meter: meter.code };
  const [wrong] = unread;
  const reading = (value: number | string, cells: readonly Cell[], unit?: Unit): BillsRead => ({
    readings: [{ meter: meter.code, time: from, end: to, value, cells, ...(unit !== undefined && { unit }) }],
    findings: [],
  });
  const ledger = timesOfLedger(meter, from);
  if (use !== null) {
    const unit = unitFor(meter, use.unit?.unit ?? null);
    if (use.unit !== null && use.unit.unit === null) return refused('bill-unit-unread', { ...evidence, unit: use.unit.code });
    const shown = use.value / ledger;
    if (!Number.isInteger(Math.round(shown * 1e6) / 1e6))
      return refused('multiplier-not-divided', { ...evidence, value: use.value / 1e4, multiplier: ledger });
    return reading(Math.round(shown) / 1e4, use.cells, unit);
  }
  if (wrong !== undefined) return reading(wrong.text, [wrong]);
  if (gone === null) return { readings: [], findings: [] };
  if (Number.isNaN(times)) return refused('bill-multiplier-unread', evidence);
  // without a multiplier in the bill it is what the device shows, which the ledger multiplies
  const by = times === null ? gone : calculatedUse(bill, times);
  const value = times === null ? gone.value : (by as { value: number }).value / ledger;
  return reading(Math.round(value) / 1e4, gone.cells);
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

export const placeOfBill = (bill: Bill): { sheet: string; cell: string; row: number } => {
  const cell = bill.meter ?? bill.account ?? bill.now ?? bill.use?.cells[0] ?? bill.before;
  return cell === undefined || cell === null ? { sheet: bill.sheet, cell: '', row: bill.row } : placeOf(cell);
};

/**
 * Without bills of one metering point and one period that say different things, and without registers that do not begin where the period
 * before them ended: of these nobody can say which is right.
 */
function withoutTwice(all: readonly MeteredBill[]): { kept: MeteredBill[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const byKey = Map.groupBy(all, ({ bill, meter }) => `${meter.code} ${bill.days?.from} ${bill.days?.to}`);
  const single = [...byKey.values()].flatMap((same) => {
    const [first] = same as [MeteredBill];
    const said = new Set(same.map(({ bill }) => [bill.before?.text, bill.now?.text, bill.use?.value].join(' ')));
    if (said.size === 1) return [first];
    const cells = same.map(({ bill }) => placeOfBill(bill).cell).join(', ');
    const written = same.map(({ bill }) => (bill.use === null ? (bill.now?.text ?? '') : String(bill.use.value / 1e4))).join(' / ');
    findings.push({
      code: 'bill-row-twice',
      severity: 'error',
      evidence: { ...placeOfBill(first.bill), meter: first.meter.code, cells, written },
    });
    return [];
  });
  const kept = [...Map.groupBy(single, ({ meter }) => meter.code).values()].flatMap((of) => unbroken(of, findings));
  return { kept, findings };
}

function unbroken(of: readonly MeteredBill[], findings: Finding[]): MeteredBill[] {
  const ordered = of.toSorted((a, b) => ((a.bill.days?.from ?? '') < (b.bill.days?.from ?? '') ? -1 : 1));
  return ordered.filter(({ bill, meter }, at) => {
    const last = ordered[at - 1]?.bill;
    if (meter.kind !== 'register' || last === undefined || last.now === null || bill.before === null || last.days?.to !== bill.days?.from)
      return true;
    if (numberOf(last.now.text) === numberOf(bill.before.text)) return true;
    const evidence = { ...placeOf(bill.before), meter: meter.code, before: last.now.text, begins: bill.before.text, other: last.now.ref };
    findings.push({ code: 'bill-registers-break', severity: 'error', evidence });
    return false;
  });
}
