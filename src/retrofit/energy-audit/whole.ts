import { asOfNow, type AsOf } from '#kernel/as-of.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { isKeptText, keptDays, keptYears } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { isFormal } from '#platform/knowledge/facts.ts';
import { energyOf } from './energy.ts';
import type { Answer, Audit, AuditEnergy, AuditShown, MeasureShown, Measure } from './facts.ts';
import { carriersOf, itemsKnown, itemUsesOf } from './known.ts';
import { indicatorsOf } from './indicators.ts';
import { itemsOf, requestOf, stateOf } from './items.ts';
import { areaOn, buildingNamed, type EnergyAuditNeeds } from './needs.ts';
import * as store from './store.ts';
import { carrierUnit, isPower, measuredIn, unitRatio } from '#kernel/carrier.ts';
import { exact, type Exact, rounded } from '#kernel/exact-number.ts';

/** An audit with its requests; the rest is calculated only where the whole audit is shown. */
export type Requested = RequestList & Pick<AuditShown, 'audit'>;

/** What a level asks of a building over a period, and what is known of it. */
export type RequestList = Pick<
  AuditShown,
  'zone' | 'region' | 'areaM2' | 'levelName' | 'source' | 'status' | 'indicative' | 'requests' | 'energy' | 'split'
>;

/** Throws `no-such-audit`, also if it exists but the scope does not see it. */
export async function auditNamed({ postgres }: EnergyAuditNeeds, scope: Scope, id: number): Promise<Audit> {
  const found = await store.audit(postgres, scope, id);
  if (found === undefined) throw new Problem('not-found', 'no-such-audit', { audit: id });
  return found;
}

/** What a level asks for, as in force today. Throws `no-such-level`. */
export function levelOf({ knowledge, now }: Pick<EnergyAuditNeeds, 'knowledge' | 'now'>, level: number) {
  const found = knowledge.inForce('audit-level', { on: today(now()), ...asOfNow }).find((one) => one.level === level);
  if (found === undefined) throw new Problem('bad-input', 'no-such-level', { level });
  return found;
}

const mostDays = 366 * 3;

/** Throws `bad-instant`, `time-not-kept`, `empty-range`. */
export function readPeriod({ from, to }: Pick<Audit, 'from' | 'to'>): void {
  for (const text of [from, to]) {
    if (parseDay(text) === null) throw new Problem('bad-input', 'bad-instant', { text });
    if (!isKeptText(text))
      throw new Problem('bad-input', 'time-not-kept', { text, first: `${keptYears.first}-01-01`, last: keptDays.last });
  }
  if (to <= from || lengthOf({ from, to }) > mostDays) throw new Problem('bad-input', 'empty-range', { from, to });
}

const lengthOf = ({ from, to }: Pick<Audit, 'from' | 'to'>): number => (parseDay(to) as number) - (parseDay(from) as number);

/** The requests of an audit, and what is known of them. */
export async function requestedOf(needs: EnergyAuditNeeds, scope: Scope, audit: Audit, known: AsOf): Promise<Requested> {
  const answers = await store.answers(needs.postgres, checkedByCaller, audit.audit);
  return { audit, ...(await requestsOf(needs, scope, { ...audit, answers, known })) };
}

type RequestsQuestion = Pick<Audit, 'building' | 'level' | 'from' | 'to'> & { readonly answers: readonly Answer[]; readonly known: AsOf };

/** What a level asks of a building, whether or not an audit of it is open. Throws `no-such-building`, `no-such-level`. */
export async function requestsOf(needs: EnergyAuditNeeds, scope: Scope, of: RequestsQuestion): Promise<RequestList> {
  const { from, to, level, answers, known } = of;
  const building = await buildingNamed(needs, scope, of.building, known);
  const entry = levelOf(needs, level);
  const carriers = await carriersOf(needs, scope, { building, from, to, known });
  const [energy, split] = await Promise.all([
    energyOf(needs, scope, of, { carriers, answers, zone: building.zone, known }),
    itemUsesOf(needs, scope, { building, from, to, known }),
  ]);
  const items = itemsOf(entry, carriers);
  const held = await itemsKnown(needs, scope, items, { building, to, energy, split });
  return {
    zone: building.zone,
    region: building.region,
    areaM2: areaOn(building, dayText((parseDay(to) as number) - 1)),
    levelName: entry.names,
    source: `${entry.source.document} · ${entry.source.clause}`,
    status: entry.status,
    indicative: !isFormal(entry),
    requests: items.map((item, at) =>
      requestOf(item, held[at] as (typeof held)[number], answers.find((one) => one.item === item.item) ?? null),
    ),
    energy,
    split,
  };
}

/** A whole audit. Throws `no-such-audit`, `bad-instant`. */
export async function shownOf(needs: EnergyAuditNeeds, scope: Scope, id: number, knownAt?: string): Promise<AuditShown> {
  const audit = await auditNamed(needs, scope, id);
  const known = needs.metering.knownAt(knownAt);
  const [asked, link, written, measures] = await Promise.all([
    requestedOf(needs, scope, audit, known),
    store.linkOut(needs.postgres, checkedByCaller, id, needs.now()),
    store.findings(needs.postgres, checkedByCaller, id),
    store.measures(needs.postgres, checkedByCaller, id),
  ]);
  const { energy, areaM2, requests } = asked;
  const { indicators, findings } = await indicatorsOf(needs, scope, { audit, energy, areaM2, known, knownAt });
  return {
    ...asked,
    state: stateOf(requests, { link: link ?? null, submitted: audit.submitted }),
    link: link ?? null,
    indicators,
    written,
    measures: measures.map((one): MeasureShown => ({ ...one, payback: paybackOf(one, priceIn(energy, one.carrier)) })),
    knownAt: known.received,
    findings: [...periodFindings(audit), ...(asked.indicative ? [levelFinding(asked)] : []), ...findings],
  };
}

const priceIn = (energy: readonly AuditEnergy[], carrier: string): string | null =>
  energy.find((one) => one.carrier === carrier)?.price ?? null;

function periodFindings(audit: Audit): Finding[] {
  const days = lengthOf(audit);
  return days === 365 || days === 366 ? [] : [{ code: 'audit-not-a-year', severity: 'warning', evidence: { days } }];
}

const levelFinding = ({ source, status }: Pick<Requested, 'source' | 'status'>): Finding => ({
  code: 'audit-level-indicative',
  severity: 'info',
  evidence: { source, status },
});

/**
 * Years until the savings of a measure have paid for it: cost ÷ (saving · price), to a tenth. Null without a price, a cost, or a saving
 * above 0, and if the saving cannot be converted to the carrier's unit.
 * @param price yuan per unit of the carrier
 */
function paybackOf(
  { costYuan, annualSaving, unit, carrier }: Pick<Measure, 'costYuan' | 'annualSaving' | 'unit' | 'carrier'>,
  price: string | null,
): string | null {
  if (price === null || costYuan === null || annualSaving === null) return null;
  const saved = inCarrierUnit(exact(annualSaving), unit, carrier);
  const nothing = exact('0');
  if (saved === null || saved.compare(nothing) <= 0 || exact(price).compare(nothing) <= 0) return null;
  return rounded(exact(costYuan).div(saved.mul(exact(price))), 1);
}

function inCarrierUnit(value: Exact, unit: Measure['unit'], carrier: Measure['carrier']): Exact | null {
  const own = carrierUnit(carrier);
  if (measuredIn(own) !== measuredIn(unit)) return null;
  if (own === unit) return value;
  if (isPower(unit)) return null;
  const { num, den } = unitRatio(unit, own);
  return value.mul(exact(BigInt(num))).div(exact(BigInt(den)));
}
