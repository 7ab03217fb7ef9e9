import { carrierUnit, type Carrier, type Unit } from '#kernel/carrier.ts';
import type { Step } from '#kernel/calendar.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { dayText } from '#kernel/day.ts';
import { parseInstant, parseInstantMs } from '#kernel/instant.ts';
import type { Known } from '#kernel/known.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import { meterUnit, zoneOf } from '#readings/drawable.ts';
import type { Readings } from '#readings/readings.ts';
import type { BuildingFacts, MeterFacts, Which } from '#registry/facts.ts';
import type { Registry } from '#registry/registry.ts';
import { createAtoms, type StepAtoms } from './atoms.ts';
import { combine, type CombinedStep, type Part } from './combine.ts';
import { commonUnit, type Conversion } from './convert.ts';
import { createExplain } from './explain.ts';
import { dayOf, ofItem, partsOf, weightsOf } from './parts.ts';
import type { Weight } from './weigh.ts';
import { combineGroups, periodUse, type Group, type PeriodUse } from './period-use.ts';

export type MeteringNeeds = { readonly registry: Registry; readonly readings: Readings; readonly knowledge: Knowledge };

/** A question about use. Times as people write them; without `knownAt` it is about what is known now. */
export type UseQuestion = { readonly from: string; readonly to: string; readonly step: Step; readonly knownAt?: string | undefined };

export type UseStep = CombinedStep & { readonly start: number; readonly end: number };

export type Use = {
  readonly unit: Unit;
  readonly steps: readonly UseStep[];
  readonly total: CombinedStep & { readonly figure: string };
  readonly findings: readonly Finding[];
};

/** Meters that make up one sum: which, how much of each, in which unit. */
export type Summed = { readonly weights: readonly Weight[]; readonly conversion: Conversion; readonly findings: readonly Finding[] };

export type Metering = ReturnType<typeof createMetering>;

const defaultZone = createZone('Asia/Shanghai') as Zone;

/** What readings mean: the use of meters and buildings by step, as known at any time; balance and completeness. */
export function createMetering({ registry, readings, knowledge }: MeteringNeeds) {
  /** When a question is about: all that is known now, or what was known then. */
  function knownOf(knownAt: string | undefined, zone: Zone): Known {
    const now = readings.now();
    if (knownAt === undefined) return { received: now, recorded: now };
    const received = parseInstantMs(knownAt, zone);
    if (received === null) throw new Problem('bad-input', 'bad-instant', { text: knownAt });
    return { received, recorded: now };
  }

  async function buildingOf(scope: Scope, code: string, known: Known): Promise<BuildingFacts> {
    const [building] = await registry.buildingFacts(scope, { buildings: [code] }, known);
    if (building === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
    return building;
  }

  async function meterOf(scope: Scope, code: string, known: Known): Promise<MeterFacts> {
    const [meter] = await registry.meterFacts(scope, { meters: [code] }, known);
    if (meter === undefined) throw new Problem('not-found', 'no-such-meter', { meter: code });
    return meter;
  }

  /** The meters that make up a building's use of a carrier (or of one energy item of it). @param on the day whose coefficients hold */
  async function summed(scope: Scope, building: string, carrier: Carrier, item: string | undefined, known: Known, on: string): Promise<Summed> {
    const all = await registry.meterFacts(scope, { buildings: [building], carrier, withChildren: true }, known);
    const meters = item === undefined ? all : ofItem(all, item);
    return sumOf(carrier, weightsOf(building, meters), known, on);
  }

  function sumOf(carrier: Carrier, weights: readonly Weight[], known: Known, on: string): Summed {
    const calorific = knowledge.find('coefficient', 'calorific-value/gas', { on, recorded: known.recorded });
    const units = weights.map(({ meter }) => meterUnit(meter));
    const conversion = commonUnit(carrier, carrierUnit(carrier), units, calorific?.value ?? Number.NaN);
    const findings: Finding[] = weights.length === 0 ? [{ code: 'no-meter', severity: 'warning', evidence: { carrier } }] : [];
    if (conversion.converts && calorific !== null) {
      const { id, version, value, unit, status } = calorific;
      findings.push({ code: 'gas-by-calorific-value', severity: 'info', evidence: { coefficient: id, version, value, unit, status } });
    }
    return { weights, conversion, findings };
  }

  /** Sums over the steps of a question and over all of it. */
  async function over(scope: Scope, { weights, conversion }: Summed, atoms: StepAtoms, known: Known) {
    const meters = weights.map((one) => one.meter);
    const measured = await readings.measure(scope, meters, atoms, known);
    const parts = partsOf(weights, measured, atoms.days, conversion);
    const steps = combine(parts, atoms.edges, atoms.first);
    const [total] = combine(parts, atoms.edges, Uint32Array.from([0, atoms.days.length]));
    return { parts, steps, total: total as CombinedStep };
  }

  async function useOf(scope: Scope, sum: Summed, zone: Zone, asked: UseQuestion, known: Known, named: Record<string, string>): Promise<Use> {
    const from = instantOf(asked.from, zone);
    const to = instantOf(asked.to, zone);
    const atoms = createAtoms(zone, from, to, asked.step);
    const { parts, steps, total } = await over(scope, sum, atoms, known);
    const figure = figureId({ kind: 'use', ...named, from, to, ...known });
    const meters = sum.weights.map((one) => one.meter);
    const doubts = await readings.doubtsBetween(scope, meters, atoms, known, asked.knownAt !== undefined);
    return {
      unit: sum.conversion.unit,
      steps: withBounds(steps, atoms.stepEdges),
      total: { ...total, figure },
      findings: [...sum.findings, ...silent(sum.weights, parts, atoms), ...doubts],
    };
  }

  async function useOfBuilding(scope: Scope, asked: UseQuestion & { building: string; carrier: Carrier; item?: string | undefined }): Promise<Use & { building: string }> {
    const known = knownOf(asked.knownAt, defaultZone);
    const facts = await buildingOf(scope, asked.building, known);
    const zone = zoneOf(facts);
    const sum = await summed(scope, facts.code, asked.carrier, asked.item, known, lastDay(instantOf(asked.to, zone), zone));
    const named = { building: facts.code, carrier: asked.carrier, ...(asked.item === undefined ? {} : { item: asked.item }) };
    return { building: facts.code, ...(await useOf(scope, sum, zone, asked, known, named)) };
  }

  async function useOfMeter(scope: Scope, asked: UseQuestion & { meter: string }): Promise<Use & { meter: string; carrier: Carrier }> {
    const known = knownOf(asked.knownAt, defaultZone);
    const meter = await meterOf(scope, asked.meter, known);
    const use = await useOf(scope, alone(meter), zoneOf(meter), asked, known, { meter: meter.code });
    return { meter: meter.code, carrier: meter.carrier, ...use };
  }

  /** A parent against its children: what they leave over is losses, or use that has no meter of its own. */
  async function balance(scope: Scope, asked: UseQuestion & { meter: string }) {
    const known = knownOf(asked.knownAt, defaultZone);
    const parent = await meterOf(scope, asked.meter, known);
    const zone = zoneOf(parent);
    const atoms = createAtoms(zone, instantOf(asked.from, zone), instantOf(asked.to, zone), asked.step);
    const all = await registry.meterFacts(scope, { meters: [parent.code], withChildren: true }, known);
    const children = all.filter((meter) => meter.parent === parent.id && meter.carrier === parent.carrier);
    const range = { from: atoms.edges[0] as number, to: atoms.edges.at(-1) as number };
    const on = lastDay(range.to, zone);
    const one = async (meters: readonly MeterFacts[]) =>
      over(scope, sumOf(parent.carrier, meters.map((meter) => always(meter)), known, on), atoms, known);
    const [above, below, rest] = await Promise.all([
      one([parent]),
      one(children),
      over(scope, sumOf(parent.carrier, [always(parent), ...children.map((meter) => always(meter, -1))], known, on), atoms, known),
    ]);
    const each = await Promise.all(children.map(async (meter) => ({ meter, total: (await one([meter])).total })));
    const figure = (meter: MeterFacts) => ({ kind: 'use', meter: meter.code, ...range, ...known });
    const findings: Finding[] = children.length === 0 ? [{ code: 'no-children', severity: 'info', evidence: { meter: parent.code } }] : [];
    return { parent, children: each, unit: meterUnit(parent), edges: atoms.stepEdges, above, below, rest, figure, findings };
  }

  /** How much of the time is measured, by building, carrier and step. */
  async function completeness(scope: Scope, asked: { region?: string | undefined; building?: string | undefined; from: string; to: string; step: 'day' | 'month' }) {
    const known = knownOf(undefined, defaultZone);
    const which: Which = { ...(asked.region === undefined ? {} : { region: asked.region }), ...(asked.building === undefined ? {} : { buildings: [asked.building] }) };
    const buildings = await registry.buildingFacts(scope, which, known);
    if (asked.building !== undefined && buildings.length === 0) throw new Problem('not-found', 'no-such-building', { building: asked.building });
    const groups = await groupsOf(scope, which, known, lastDay(instantOf(asked.to, defaultZone), defaultZone));
    const names = new Map(buildings.map((building) => [building.code, building.name]));
    const atomsOf = (zone: Zone) => createAtoms(zone, instantOf(asked.from, zone), instantOf(asked.to, zone), asked.step);
    const rows: { code: string; name: string; carrier: Carrier; steps: number[] }[] = [];
    for await (const { group, steps } of combineGroups(scope, readings, groups, atomsOf, known)) {
      const name = names.get(group.building);
      if (name !== undefined) rows.push({ code: group.building, name, carrier: group.carrier, steps: steps.map((step) => step.coverage) });
    }
    rows.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.carrier < b.carrier ? -1 : 1));
    return { edges: atomsOf(defaultZone).stepEdges, buildings: rows };
  }

  /** Buildings by carrier, each with the meters that count for it. */
  async function groupsOf(scope: Scope, which: Which, known: Known, on: string): Promise<Group[]> {
    const meters = await registry.meterFacts(scope, { ...which, withChildren: true }, known);
    const byId = new Map(meters.map((meter) => [meter.id, meter]));
    const members = new Map<string, MeterFacts[]>();
    const add = (building: string, carrier: Carrier, meter: MeterFacts): void => {
      const key = `${carrier} ${building}`;
      const held = members.get(key);
      if (held === undefined) members.set(key, [meter]);
      else if (held.at(-1) !== meter) held.push(meter);
    };
    for (const meter of meters) {
      const parent = meter.parent === null ? undefined : byId.get(meter.parent);
      for (const { building } of meter.shares) add(building, meter.carrier, meter);
      for (const { building } of parent?.shares ?? []) if (!meter.shares.some((part) => part.building === building)) add(building, meter.carrier, meter);
    }
    return [...members].map(([key, held]) => {
      const [carrier, building] = [key.slice(0, key.indexOf(' ')) as Carrier, key.slice(key.indexOf(' ') + 1)];
      const { weights, conversion } = sumOf(carrier, weightsOf(building, held), known, on);
      return { building, carrier, weights, conversion };
    });
  }

  /**
   * The use of all buildings meant, by carrier, over whole local days.
   * @param asked.from first local day `2026-01-01`, @param asked.to the day after the last
   */
  async function yearUse(scope: Scope, asked: { which: Which; from: string; to: string; known: Known }): Promise<PeriodUse[]> {
    const groups = await groupsOf(scope, asked.which, asked.known, asked.from);
    return periodUse(scope, readings, groups, dayOf(asked.from), dayOf(asked.to), asked.known);
  }

  return {
    useOfBuilding,
    useOfMeter,
    balance,
    completeness,
    yearUse,
    /** The instant that a figure asked now is pinned at. */
    knownNow: () => knownOf(undefined, defaultZone),
    knownAt: (text: string | undefined) => knownOf(text, defaultZone),
    explain: createExplain({ buildingOf, meterOf, summed, alone, over, knowledge, lastDay }),
  };
}

function alone(meter: MeterFacts): Summed {
  const conversion = { unit: meterUnit(meter), factor: () => 1, converts: false };
  return { weights: [always(meter)], conversion, findings: [] };
}

function always(meter: MeterFacts, weight = 1): Weight {
  return { meter, weight, from: -Infinity, to: Infinity };
}

function withBounds(steps: readonly CombinedStep[], edges: Float64Array): UseStep[] {
  return steps.map((step, at) => ({ ...step, start: edges[at] as number, end: edges[at + 1] as number }));
}

/** A meter that is counted and measured nothing in all of the time asked for. */
function silent(weights: readonly Weight[], parts: readonly Part[], atoms: StepAtoms): Finding[] {
  return weights.flatMap(({ meter }, at) => {
    const part = parts[at] as Part;
    const counted = atoms.days.some((_, atom) => part.counts(atom));
    if (!counted || part.seconds.some((seconds) => seconds > 0)) return [];
    return [{ code: 'meter-silent', severity: 'warning' as const, evidence: { meter: meter.code } }];
  });
}

function instantOf(text: string, zone: Zone): number {
  const at = parseInstant(text, zone);
  if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
  return at;
}

/** The local day on which a stretch of time ends. */
function lastDay(to: number, zone: Zone): string {
  return dayText(zone.dayOf(to - 1));
}
