import { type AsOf, asOf, asOfNow } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { demolishedOn, type MeterFacts } from '#registry/registry/facts.ts';
import type { ByMeter } from './certificate-memory.ts';
import type { Known } from './due-list.ts';
import { createJudgement, piecesBy } from './judgement.ts';
import type { DueQuestion, VerificationNeeds } from './needs.ts';
import { type Certificate, type IntervalOn, type Interval, monthsLater } from './rule.ts';
import { type EntryOf, isFormal } from '#platform/knowledge/facts.ts';

export type MeterFilter = Pick<DueQuestion, 'region' | 'building' | 'meter' | 'company' | 'point' | 'carrier' | 'knownAt'>;

type Sources = {
  /** All current certificates, by metering point. */
  readonly held: () => Promise<ByMeter>;
  /** All as known then, or those that ever belonged to these metering points. */
  readonly certificatesAt: (known: AsOf, meters?: readonly string[]) => Promise<readonly Certificate[]>;
};

/** Up to this many metering points, only their certificates are read; beyond that, all are. */
const few = 20_000;

/** Everything that a judgement of meters depends on, as known now or at a time; for a settlement point, the meters that it has on a day. */
export function createKnown(needs: VerificationNeeds, { held, certificatesAt }: Sources) {
  const judgement = createJudgement();
  const byMeterAt = async (known: AsOf, meters?: readonly string[]): Promise<ByMeter> =>
    Map.groupBy(await certificatesAt(known, meters), ({ meter }) => meter);
  /** For these meters, as known then. */
  const of = async (meters: readonly MeterFacts[], known: AsOf): Promise<Known> => {
    const isNow = known.received >= needs.now() && known.recorded >= needs.now();
    const grounds = {
      byMeter: isNow ? await held() : await byMeterAt(known, meters.length > few ? undefined : meters.map(({ code }) => code)),
      basis: basisOf(needs),
      intervalsOf: intervalsOf(needs, known),
    };
    return { meters, piecesFor: isNow ? judgement(grounds) : piecesBy(grounds) };
  };
  const ofAsked = async (scope: Scope, asked: MeterFilter, day: string): Promise<Known> => {
    const isNow = asked.knownAt === undefined;
    const known = isNow ? asOfNow : asOf(needs.now(), asked.knownAt);
    const [meters, byMeter] = await Promise.all([metersAsked(needs, scope, { asked, known, day }), isNow ? held() : byMeterAt(known)]);
    const grounds = { byMeter, basis: basisOf(needs), intervalsOf: intervalsOf(needs, known) };
    return { meters, piecesFor: isNow ? judgement(grounds) : piecesBy(grounds) };
  };
  /** All certificates by metering point, as known then. */
  const certificates = (at: AsOf): Promise<ByMeter> => (at.received >= needs.now() && at.recorded >= needs.now() ? held() : byMeterAt(at));
  return { of, asked: ofAsked, certificates };
}

type MetersWanted = { readonly asked: MeterFilter; readonly known: AsOf; readonly day: string };

/** Meters within the scope, as known then, including who read them; which organisations are below a company is as of now. */
async function metersAsked(needs: VerificationNeeds, scope: Scope, { asked, known, day }: MetersWanted): Promise<readonly MeterFacts[]> {
  const { region, building, meter, company, point, carrier, knownAt } = asked;
  const behind = point === undefined ? null : await metersBehind(needs, scope, point, { day, knownAt });
  const codes = meter === undefined ? behind : behind === null || behind.includes(meter) ? [meter] : [];
  const which = {
    ...(region !== undefined && { region }),
    ...(building !== undefined && { buildings: [building] }),
    ...(carrier !== undefined && { carrier }),
    ...(codes !== null && { meters: codes }),
  };
  const seen = await metersLookedAfter(needs, scope, which, known, { day, knownAt });
  const meters = meter === undefined && building === undefined ? await inStanding(needs, seen, { region, known, day }) : seen;
  if (company === undefined) return meters;
  const { operators } = await needs.place.sights({ ...programScope, sees: { operator: company } });
  const charged = await metersCharged(needs, scope, company, { day, knownAt });
  return meters.filter(({ code, operator }) => charged.has(code) || (operator !== null && operators?.has(operator) === true));
}

type Standing = Pick<MetersWanted, 'known' | 'day'> & { readonly region: string | undefined };

/** Meters end with their building: those of one that was torn down by then are not to be verified. */
async function inStanding(
  { registry }: VerificationNeeds,
  meters: readonly MeterFacts[],
  { region, known, day }: Standing,
): Promise<readonly MeterFacts[]> {
  const buildings = await registry.buildingFacts(programScope, region === undefined ? {} : { region }, known);
  const gone = new Set(buildings.filter((one) => demolishedOn(one, day) !== null).map(({ code }) => code));
  return gone.size === 0 ? meters : meters.filter(({ building }) => building === null || !gone.has(building));
}

type Which = NonNullable<Parameters<VerificationNeeds['registry']['meterFacts']>[1]>;
type When = { readonly day: string; readonly knownAt: string | undefined };

/** Meters within the scope; for a heat company also those by which it charges, whoever reads them. Ordered by code. */
async function metersLookedAfter(
  needs: VerificationNeeds,
  scope: Scope,
  which: Which,
  known: AsOf,
  when: When,
): Promise<readonly MeterFacts[]> {
  const seen = await needs.registry.meterFacts(scope, which, known);
  if (!('operator' in scope.sees)) return seen;
  const [asked, there] = [which.meters === undefined ? null : new Set(which.meters), new Set(seen.map(({ code }) => code))];
  const charged = await metersCharged(needs, scope, scope.sees.operator, when);
  const others = [...charged].filter((code) => !there.has(code) && (asked === null || asked.has(code)));
  if (others.length === 0) return seen;
  const more = await needs.registry.meterFacts(programScope, { ...which, meters: others }, known);
  return [...seen, ...more].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** The meters by which a heat company charges: those of its settlement points and of the households behind them. */
async function metersCharged({ heatSupply }: VerificationNeeds, scope: Scope, company: string, when: When): Promise<ReadonlySet<string>> {
  const own = await heatSupply.points.metersOfCompany(scope, company, when);
  const households = await heatSupply.households.byMeter(scope, { company }, when);
  return new Set([...own, ...households.keys()]);
}

/** A settlement point's own meter and those of the households behind it. Throws `no-such-settlement-point`. */
async function metersBehind({ heatSupply }: VerificationNeeds, scope: Scope, point: string, when: When): Promise<string[]> {
  const own = await heatSupply.points.meterOn(scope, point, when);
  const households = await heatSupply.households.byMeter(scope, { point }, when);
  return [...new Set([...(own === null ? [] : [own]), ...households.keys()])];
}

/** Differs whenever an interval differs. */
function basisOf({ knowledge, now }: VerificationNeeds): string {
  return JSON.stringify(knowledge.versions('verification-interval').filter(({ firstSeen }) => firstSeen <= now()));
}

/** The verification intervals of a carrier by day, as known then. */
function intervalsOf({ knowledge, now }: VerificationNeeds, { received, recorded }: AsOf): (carrier: Carrier) => IntervalOn {
  const at = { recorded: Math.min(recorded, now()), received: Math.min(received, now()) };
  return intervalsFrom((on) => knowledge.inForce('verification-interval', { on, ...at }));
}

type Entry = EntryOf<'verification-interval'>;

/**
 * The verification intervals of carriers by day, each day looked up once. If a carrier has several, the last by id applies.
 * @param inForce the entries in force on a day
 */
function intervalsFrom(inForce: (day: string) => readonly Entry[]): (carrier: Carrier) => IntervalOn {
  const byDay = new Map<string, ReadonlyMap<Carrier, Interval>>();
  const on = (day: string): ReadonlyMap<Carrier, Interval> => {
    const before = byDay.get(day);
    if (before !== undefined) return before;
    const ordered = inForce(day).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const found = new Map(ordered.map((one) => [one.carrier, { due: monthsLater(day, one.months), formal: isFormal(one) }]));
    byDay.set(day, found);
    return found;
  };
  return (carrier) => (day) => on(day).get(carrier) ?? null;
}
