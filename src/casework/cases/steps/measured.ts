import { decimalText, exactOf, inUnits, exact } from '#kernel/exact-number.ts';
import { units as allUnits, unitRatio, type Unit } from '#kernel/carrier.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { FilledField, ReportGiven } from '../facts.ts';
import type { CasesNeeds, Measured } from '../needs.ts';
import type { OpenCase, StandingCase } from '../open-case.ts';
import type { ReportDue } from '../rules/reports.ts';

/** What fills a field: a carrier's use, in total or per m2 of floor area. */
type Fill = { readonly carrier: string; readonly perArea: boolean };

/** Which fields of a report meters fill: `{measured: electricity}`, `{measured: electricity, per: m2}`, or the carrier alone. */
export function fillsOf({ fills = {} }: Procedure['reports'][string]): Readonly<Record<string, Fill>> {
  return Object.fromEntries(
    Object.entries(fills).flatMap(([field, written]): [string, Fill][] => {
      if (typeof written === 'string') return [[field, { carrier: written, perArea: false }]];
      const { measured, per } = (written ?? {}) as { readonly measured?: unknown; readonly per?: unknown };
      return typeof measured === 'string' ? [[field, { carrier: measured, perArea: per === 'm2' }]] : [];
    }),
  );
}

/** What meters say for each field of a report that they fill, as known at a time. */
export async function filledFor(
  { measure }: Pick<CasesNeeds, 'measure'>,
  { head, procedure }: Pick<OpenCase, 'head' | 'procedure'>,
  { from, to, known }: Pick<ReportDue, 'from' | 'to'> & { readonly known: AsOf },
  fills: ReturnType<typeof fillsOf>,
): Promise<FilledField[]> {
  const { building } = head;
  const ask = measure();
  if (building === null || ask === null || Object.keys(fills).length === 0) return [];
  const filled: FilledField[] = [];
  for (const [field, { carrier, perArea }] of Object.entries(fills)) {
    const found = await ask({ building, carrier, from, to, known });
    const area = perArea ? (found?.areaM2 ?? null) : 1;
    const value = found === null || found.value === null || area === null || area <= 0 ? null : valueIn(procedure, field, found, area);
    filled.push({ field, value, coverage: String(found?.coverage ?? 0), figure: value === null ? null : (found?.figure ?? null) });
  }
  return filled;
}

const isUnit = (text: string): text is Unit => (allUnits as readonly string[]).includes(text);

/** In the unit and decimals of its field (2 by default); null if the unit measures something else. */
function valueIn({ fields }: Procedure, field: string, { value, unit }: Measured, area: number): string | null {
  const rule = fields[field];
  if (rule === undefined || value === null) return null;
  const wanted = (rule.unit ?? unit).replace(/\/m2$/u, '');
  if (!isUnit(wanted)) return null;
  try {
    const { num, den } = unitRatio(unit, wanted);
    const whole = exactOf(value)
      .mul(exact(String(num)))
      .div(exact(String(den)))
      .div(exactOf(area));
    const decimals = rule.type === 'integer' ? 0 : (rule.decimals ?? 2);
    return decimalText(inUnits(whole, decimals), decimals);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** This many past reports are checked. */
const latest = 24;

/** Where meters now contradict reports that were given, or provide what was missing then. */
export async function reportFindings(needs: Pick<CasesNeeds, 'measure'>, open: StandingCase, known: AsOf): Promise<Finding[]> {
  const findings: Finding[] = [];
  const last = new Map(open.standing.reports.map((one) => [`${one.report} ${one.period}`, one]));
  for (const given of [...last.values()].slice(-latest)) {
    const rule = open.procedure.reports[given.report];
    if (rule === undefined || given.filled.length === 0) continue;
    const now = new Map((await filledFor(needs, open, { ...boundsOf(given), known }, fillsOf(rule))).map((one) => [one.field, one]));
    for (const then of given.filled) findings.push(...changed(given, then, now.get(then.field), open.procedure));
  }
  return findings;
}

function changed(
  { report, period }: ReportGiven,
  then: FilledField,
  now: FilledField | undefined,
  { fields, reports }: Procedure,
): Finding[] {
  const evidence = {
    report,
    reportName: reports[report]?.names ?? report,
    period,
    field: then.field,
    name: fields[then.field]?.names ?? then.field,
  };
  if (now !== undefined && now.value !== then.value)
    return [{ code: 'measured-changed', severity: 'warning', evidence: { ...evidence, was: then.value, now: now.value } }];
  return then.value === null ? [{ code: 'report-not-measured', severity: 'info', evidence }] : [];
}

/** The first day of a period, and the first after it. */
function boundsOf({ period }: ReportGiven): { readonly from: string; readonly to: string } {
  const [year = 0, month] = period.split('-').map(Number);
  const day = (y: number, m: number) => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-01`;
  if (month === undefined) return { from: day(year, 1), to: day(year + 1, 1) };
  return { from: day(year, month), to: month === 12 ? day(year + 1, 1) : day(year, month + 1) };
}
