import { decimalText } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { moneyOf } from '#kernel/money.ts';
import { isCertain } from '#kernel/source-status.ts';
import type { AccountBill, Doubt, HouseholdBill } from './bill/bill-parts.ts';
import { dayOfSeason } from './household-bill.ts';
import type { PointCalculation } from './bill-needs.ts';

const gigajoules = (units: bigint): number => Number(decimalText(units, 4));

/** A bill as returned in responses: yuan as text, heat in GJ. */
export function presentBill(calculated: PointCalculation, household: string, figure: string) {
  const { point, season, method, tariff, bill } = calculated;
  const own = bill.households.find((one) => one.household === household);
  const { id, validFrom, status, version } = tariff;
  return {
    household,
    point,
    season: season.name,
    method,
    tariff: { id, version, validFrom: validFrom ?? null, status },
    accounts: (own?.accounts ?? []).map(presentAccount),
    held: own?.held ?? null,
    indicative: !isCertain(status) || readMeters(calculated, household).some((code) => calculated.indicativeMeters.has(code)),
    findings: findingsOf(calculated, household, own),
    figure,
  };
}

/** The meters that a household's heat is read from: its point's, its own, or both. */
export function readMeters({ method, pointMeter, households }: PointCalculation, household: string): string[] {
  const own = method === 'household' || method === 'share-meter' ? (households.get(household)?.meter ?? null) : null;
  const ofPoint = method === 'household' || method === 'area' ? null : pointMeter;
  return [ofPoint, own].filter((one) => one !== null);
}

function presentAccount({ account, days, quantity, substituted, lines: { total, byArea, ...lines } }: AccountBill) {
  return {
    account,
    days,
    quantity: gigajoules(quantity),
    substituted: gigajoules(substituted),
    lines: {
      basic: moneyOf(lines.basic),
      metered: moneyOf(lines.metered),
      area: moneyOf(lines.area),
      stopped: moneyOf(lines.stopped),
      cold: moneyOf(lines.cold),
      cap: moneyOf(lines.cap),
    },
    total: moneyOf(total),
    byArea: byArea === null ? null : moneyOf(byArea),
  };
}

function findingsOf(calculated: PointCalculation, household: string, own: HouseholdBill | undefined): Finding[] {
  const { bill, season, households, laterOfPoint, point } = calculated;
  const told = ({ code, evidence }: Doubt): Finding => {
    const { units, more, first, ...rest } = evidence;
    const heat = {
      ...(typeof units === 'number' && { heat: decimalText(BigInt(units), 4) }),
      ...(typeof more === 'number' && { more: decimalText(BigInt(more), 4) }),
    };
    return {
      code,
      severity: 'warning',
      evidence: { ...rest, ...heat, ...(typeof first === 'number' && { first: dayOfSeason(season, first) }) },
    };
  };
  const stoodIn = (rules: HouseholdBill['rules'], code: string): Finding[] => {
    const who = calculated.decisions.findLast((one) => one.kind === 'substitute' && one.code === code);
    return [...rules].map(([rule, days]) => ({
      code: who === undefined ? 'readings-substituted' : 'substitute-decided',
      severity: 'info',
      evidence: { rule, days: days.length, first: dayOfSeason(season, days[0] ?? 0), ...(who && { by: who.by, note: who.note }) },
    }));
  };
  const ourMeters = new Set([calculated.pointMeter, households.get(household)?.meter]);
  const said = calculated.decisions
    .filter(({ kind, code }) => (kind === 'faulty' && ourMeters.has(code)) || (kind === 'cold' && code === household))
    .map(({ kind, code, from, to, temperature, by, note }): Finding => ({
      code: kind === 'faulty' ? 'meter-faulty-decided' : 'cold-decided',
      severity: 'info',
      evidence: { of: code, from, to, temperature, by, note },
    }));
  const later = (of: string, fields: readonly string[]): Finding[] =>
    fields.map((field) => ({ code: 'from-next-season', severity: 'warning', evidence: { of, field, changed: field } }));
  return [
    ...bill.doubts.map(told),
    ...(own?.doubts ?? []).map(told),
    ...stoodIn(bill.rules, point),
    ...stoodIn(own?.rules ?? new Map(), household),
    ...said,
    ...later(point, laterOfPoint),
    ...later(household, households.get(household)?.later ?? []),
  ];
}
