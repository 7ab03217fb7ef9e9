import type { Equipment, StandingEquipment } from '#registry/equipment/equipment.ts';
import { asOf, asOfNow } from '#kernel/as-of.ts';
import type { EquipmentKind } from '#kernel/equipment-kind.ts';
import { equipmentKinds } from '#kernel/equipment-kind.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { PolicyService, Library } from '#green-building/policy/policy.ts';
import { demolishedOn } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { judgeDevice, type Loaded, type Renewal } from './grounds.ts';
import { notLoadedFor, type NotLoaded } from './not-loaded.ts';
import { countsOf, type Counts, dueBy, type DueBy, fits, type RenewalFilter } from './summary.ts';

export type RenewalNeeds = {
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly equipment: Pick<Equipment, 'standingOn'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly policy: Pick<PolicyService, 'library' | 'regionsOf'>;
  readonly now: Clock;
};

export type RenewalQuestion = RenewalFilter & {
  /** Either building or region, or both. */
  readonly building?: string | undefined;
  readonly region?: string | undefined;
  readonly organisation?: string | undefined;
  readonly on?: string | undefined;
  readonly knownAt?: string | undefined;
  /** The most devices returned, all by default; counts are always of all. */
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
};

/** A device with its verdict. */
export type JudgedDevice = Renewal & Pick<StandingEquipment, 'code' | 'building' | 'buildingName' | 'kind' | 'name' | 'organisation'>;

export type RenewalAnswer = {
  readonly on: string;
  readonly equipment: readonly JudgedDevice[];
  readonly counts: Counts;
  readonly dueBy: DueBy;
  readonly clauses: readonly RenewalClause[];
  readonly notLoaded: readonly NotLoaded[];
};

/**
 * Which equipment is due for renewal, on which of the six grounds.
 * @example await createRenewal(needs).verdicts(scope, { building: 'B001', on: '2026-03-01' }) // { equipment: [{ verdict: 'due', … }], … }
 */
export function createRenewal(needs: RenewalNeeds) {
  const { equipment, now } = needs;

  /** Every requested device, judged. Throws `no-such-building`, `no-such-place`. */
  async function verdicts(
    scope: Scope,
    { building, region, organisation, on = today(now()), knownAt, limit, offset = 0, ...filter }: RenewalQuestion,
  ): Promise<RenewalAnswer> {
    if (building === undefined && region === undefined) throw new Problem('bad-input', 'renewal-of-what');
    const [speaksOf, loaded] = [await hearing(needs, scope, { building, region }), loadedOn(needs, on, knownAt)];
    const there = await inStanding(needs, await equipment.standingOn(scope, { building, region, organisation, on, knownAt }), {
      on,
      knownAt,
    });
    const judged = judgedAll(there, loaded, on).filter((one) => fits(one, filter));
    const kinds = [...new Set(there.map(({ kind }) => kind))].toSorted();
    return {
      on,
      equipment: limit === undefined ? judged.slice(offset) : judged.slice(offset, offset + limit),
      counts: countsOf(judged),
      dueBy: dueBy(judged),
      clauses: clausesOf(needs.policy.library(recordedBy(now(), knownAt)).documents, speaksOf, on),
      notLoaded: notLoadedFor(kinds.length === 0 ? (equipmentKinds as readonly EquipmentKind[]) : kinds, loaded),
    };
  }

  return {
    verdicts,
    /** Buildings with a device that is certainly due: due, and not just indicatively. */
    async dueBuildings(
      scope: Scope,
      { building, region, knownAt }: Pick<RenewalQuestion, 'building' | 'region' | 'knownAt'>,
      on: string,
    ): Promise<ReadonlySet<string>> {
      const there = await inStanding(needs, await equipment.standingOn(scope, { building, region, on, knownAt }), { on, knownAt });
      const loaded = loadedOn(needs, on, knownAt);
      const due = judgedAll(there, loaded, on).filter(({ verdict, indicative }) => verdict === 'due' && !indicative);
      return new Set(due.map((one) => one.building));
    },
  };
}

export type RenewalService = ReturnType<typeof createRenewal>;

/** The knowledge an answer is based on, ms UTC: what the program had recorded by then. */
const recordedBy = (now: number, knownAt: string | undefined): number => Math.min(asOf(now, knownAt).received, now);

/** The limits and service lives in force on a day, as known then. */
function loadedOn({ knowledge, now }: RenewalNeeds, on: string, knownAt: string | undefined): Loaded {
  const at = { on, recorded: recordedBy(now(), knownAt) };
  return { limits: knowledge.inForce('equipment-limit', at), lives: knowledge.inForce('equipment-life', at) };
}

/** Equipment ends with its building: what stood in one that was torn down by then is not due. */
async function inStanding(
  { registry, now }: RenewalNeeds,
  there: readonly StandingEquipment[],
  { on, knownAt }: { readonly on: string; readonly knownAt: string | undefined },
): Promise<readonly StandingEquipment[]> {
  const codes = [...new Set(there.map(({ building }) => building))];
  if (codes.length === 0) return there;
  const known = knownAt === undefined ? asOfNow : asOf(now(), knownAt);
  const buildings = await registry.buildingFacts(programScope, { buildings: codes }, known);
  const gone = new Set(buildings.filter((one) => demolishedOn(one, on) !== null).map(({ code }) => code));
  return gone.size === 0 ? there : there.filter(({ building }) => !gone.has(building));
}

/** Judges all; devices identical in every relevant field are judged once. */
function judgedAll(there: readonly StandingEquipment[], loaded: Loaded, on: string): JudgedDevice[] {
  const kept = new Map<string, Renewal>();
  return there.map((one) => {
    const { code, building, buildingName, kind, name, organisation } = one;
    const { installed, life, efficiency, metric, meetsStandard, unsafe, worthRepair, inefficient, accident, damaged, byHand } = one;
    const key = JSON.stringify([
      kind,
      installed,
      life,
      efficiency,
      metric,
      meetsStandard,
      unsafe,
      worthRepair,
      inefficient,
      accident,
      damaged,
      byHand,
    ]);
    const judged = kept.get(key) ?? judgeDevice(one, loaded, on);
    kept.set(key, judged);
    return { code, building, buildingName, kind, name, organisation, ...judged };
  });
}

/** Whether a document of a region concerns the requested building or place: its region is above it, or within it. */
async function hearing(
  { registry, policy }: RenewalNeeds,
  scope: Scope,
  { building, region }: Pick<RenewalQuestion, 'building' | 'region'>,
): Promise<(region: string) => boolean> {
  const above = new Set<string>();
  const within = new Set<string>();
  if (region !== undefined) for (const code of await policy.regionsOf(region)) above.add(code);
  if (building !== undefined) {
    const [found] = await registry.buildingFacts(scope, { buildings: [building] }, asOfNow);
    if (found === undefined) throw new Problem('not-found', 'no-such-building', { building });
    for (const code of await policy.regionsOf(found.region)) above.add(code);
  } else if (region !== undefined)
    for (const { head } of policy.library().documents) {
      const up = await policy.regionsOf(head.region).catch((): string[] => []);
      if (up.includes(region)) within.add(head.region);
    }
  return (code) => above.has(code) || within.has(code);
}

/** A clause that requires renewal of equipment, in its own words. */
type RenewalClause = {
  readonly document: string;
  readonly title: string;
  readonly number: string | null;
  readonly clause: string;
  readonly quote: string;
  readonly strength: string;
  readonly rule: string;
};

const item = 'equipment-renewal';

/**
 * The clauses that require renewal, from documents issued by a day.
 * @param speaksOf whether a document of this region concerns what was requested
 */
function clausesOf(documents: Library['documents'], speaksOf: (region: string) => boolean, on: string): RenewalClause[] {
  return documents
    .filter(({ head }) => head.issued <= on && speaksOf(head.region))
    .flatMap(({ head, rules }) =>
      rules
        .filter(({ asked }) => asked.some((one) => one.item === item))
        .map(({ id, clause, quote, strength }) => ({
          document: head.code,
          title: head.title,
          number: head.number ?? null,
          clause,
          quote,
          strength,
          rule: id,
        })),
    );
}
