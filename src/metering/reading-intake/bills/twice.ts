import type { Finding } from '#kernel/finding.ts';
import type { Days } from './days-named.ts';
import { placeOf } from './entries.ts';
import { placeOfBill, type MeteredBill } from './metered-bill.ts';
import { numberOf } from './sheet-view.ts';

type Kept = { readonly kept: MeteredBill[]; readonly findings: Finding[] };

const daysOf = ({ bill }: MeteredBill): Days => bill.days as Days;

/**
 * Without bills of one metering point and one period that say different things, without periods that overlap, and without registers that do
 * not begin where the period before them ended: of these nobody can say which is right.
 */
export function withoutTwice(all: readonly MeteredBill[]): Kept {
  const findings: Finding[] = [];
  const byKey = Map.groupBy(all, ({ bill, meter }) => `${meter.code} ${bill.days?.from} ${bill.days?.to}`);
  const single = [...byKey.values()].flatMap((same) => oneOf(same, findings));
  const kept = [...Map.groupBy(single, ({ meter }) => meter.code).values()].flatMap((of) =>
    of[0]?.meter.kind === 'register' ? agreeing(unbroken(of, findings), findings) : apart(of, findings),
  );
  return { kept, findings };
}

/** The bill of a period that is written several times, if all say the same. */
function oneOf(same: readonly MeteredBill[], findings: Finding[]): MeteredBill[] {
  const [first] = same as [MeteredBill];
  if (same.length === 1) return [first];
  const said = new Set(
    same.map(({ bill: { before, now, use, times } }) => [before?.text, now?.text, use?.value, use?.unit?.code, times].join(' ')),
  );
  const written = same.map(({ bill }) => (bill.use === null ? (bill.now?.text ?? '') : String(bill.use.value / 1e4))).join(' / ');
  const code = said.size === 1 ? 'bill-row-repeated' : 'bill-row-twice';
  const severity = said.size === 1 ? 'warning' : 'error';
  findings.push({ code, severity, evidence: { ...placeOfBill(first.bill), meter: first.meter.code, cells: cellsOf(same), written } });
  return said.size === 1 ? [first] : [];
}

const cellsOf = (some: readonly MeteredBill[]): string =>
  some.map(({ bill }) => `${placeOfBill(bill).sheet} ${placeOfBill(bill).cell}`.trim()).join(', ');

/** Without uses of periods that reach into each other. */
function apart(of: readonly MeteredBill[], findings: Finding[]): MeteredBill[] {
  const isIn = (one: MeteredBill, other: MeteredBill): boolean =>
    one !== other && daysOf(one).from < daysOf(other).to && daysOf(other).from < daysOf(one).to;
  const overlapping = of.filter((one) => of.some((other) => isIn(one, other)));
  const [first] = overlapping;
  if (first === undefined) return [...of];
  const periods = overlapping.map((one) => `${daysOf(one).from} – ${daysOf(one).to}`).join(', ');
  const evidence = { ...placeOfBill(first.bill), meter: first.meter.code, cells: cellsOf(overlapping), periods };
  findings.push({ code: 'bill-periods-overlap', severity: 'error', evidence });
  return of.filter((one) => !overlapping.includes(one));
}

function unbroken(of: readonly MeteredBill[], findings: Finding[]): MeteredBill[] {
  const ordered = of.toSorted((a, b) => (daysOf(a).from < daysOf(b).from ? -1 : 1));
  return ordered.filter(({ bill, meter }, at) => {
    const last = ordered[at - 1]?.bill;
    if (last === undefined || last.now === null || bill.before === null || last.days?.to !== bill.days?.from) return true;
    if (numberOf(last.now.text) === numberOf(bill.before.text)) return true;
    const evidence = { ...placeOf(bill.before), meter: meter.code, before: last.now.text, begins: bill.before.text, other: last.now.ref };
    findings.push({ code: 'bill-registers-break', severity: 'error', evidence });
    return false;
  });
}

/** Without bills that give one counter different registers on one day. */
function agreeing(of: readonly MeteredBill[], findings: Finding[]): MeteredBill[] {
  const ends = of.flatMap((one) => [
    ...(one.bill.before === null ? [] : [{ one, day: daysOf(one).from, cell: one.bill.before }]),
    ...(one.bill.now === null ? [] : [{ one, day: daysOf(one).to, cell: one.bill.now }]),
  ]);
  const refused = new Set<MeteredBill>();
  for (const [day, same] of Map.groupBy(ends, (end) => end.day)) {
    const [first] = same as [(typeof ends)[number]];
    if (new Set(same.map(({ cell }) => numberOf(cell.text))).size === 1) continue;
    for (const { one } of same) refused.add(one);
    const written = same.map(({ cell }) => cell.text).join(' / ');
    const cells = same.map(({ cell }) => `${cell.sheet} ${cell.ref}`.trim()).join(', ');
    findings.push({
      code: 'bill-registers-differ',
      severity: 'error',
      evidence: { ...placeOf(first.cell), meter: first.one.meter.code, day, cells, written },
    });
  }
  return of.filter((one) => !refused.has(one));
}
