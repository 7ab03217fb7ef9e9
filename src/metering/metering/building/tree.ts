import { carriers, type Unit } from '#kernel/carrier.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { meterUnit, zoneOf } from '#metering/readings/facts.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { buildingOf, instantOf, lastDay } from '../sums/query.ts';
import { createAtoms, type StepAtoms } from '../sums/atoms.ts';
import type { Figured } from './building-views.ts';
import { combineAll, type Measured } from '../sums/combine.ts';
import type { MeteringNeeds } from '../sums/needs.ts';
import { partsOf } from '../sums/parts.ts';
import { doubtsOfRest, restOf, type Rest } from './rest.ts';
import { alone, always, sumOf } from '../sums/sums.ts';
import { countsAsUse } from '../sums/weigh.ts';

export type TreeQuestion = {
  readonly building: string;
  readonly from: string;
  readonly to: string;
  readonly knownAt?: string | undefined;
  /** Instead of `knownAt`: the time that a figure is pinned at. */
  readonly known?: AsOf;
};

/** One metering point of a tree, parents before their children. */
export type TreeMeter = {
  readonly meter: MeterFacts;
  /** 0 for the top. */
  readonly depth: number;
  /** Its parent, if that is in the tree. */
  readonly parent: string | null;
  /** It has a parent that is in another building. */
  readonly hangsElsewhere: boolean;
  readonly unit: Unit;
  readonly use: Figured;
  /** Against its children; null if it has none. */
  readonly balance: Balance | null;
};

export type Balance = {
  readonly unit: Unit;
  readonly children: Figured;
  readonly rest: Rest & { readonly figure: string };
  /** The rest as a share of the metering point's own use; null if that is zero, unknown, or hardly measured. */
  readonly share: number | null;
};

export type Tree = { readonly building: string; readonly meters: readonly TreeMeter[]; readonly findings: readonly Finding[] };

/** The metering points of a building with those that hang below them elsewhere, each with its use and its balance against its children. */
export async function treeOf(needs: MeteringNeeds, scope: Scope, asked: TreeQuestion): Promise<Tree> {
  const known = asked.known ?? asOf(needs.readings.now(), asked.knownAt);
  const facts = await buildingOf(needs.registry, scope, asked.building, known);
  const meters = await needs.registry.meterFacts(scope, { buildings: [facts.code], withChildren: true }, known);
  const zone = zoneOf(facts);
  const atoms = createAtoms(zone, instantOf(asked.from, zone), instantOf(asked.to, zone), 'year');
  const measured = await needs.readings.measure(scope, meters, atoms, known);
  const findings: Finding[] = [];
  const told = inOrder(meters).map(({ meter, depth, parent }): TreeMeter => {
    const below = meters.filter((one) => one.parent === meter.id && one.carrier === meter.carrier && countsAsUse(one));
    const balance =
      below.length === 0
        ? null
        : balanceOf(needs, meter, below, { atoms, measured, known, on: lastDay(atoms.edges.at(-1) as number, zone) });
    if (balance !== null) findings.push(...doubtsOfRest(meter.code, balance.unit, balance.rest));
    const own = partsOf([always(meter)], measured, atoms.days, alone(meter).conversion);
    const use = { ...combineAll(own, atoms), figure: figureOf('use', meter, atoms, known) };
    return { meter, depth, parent, hangsElsewhere: meter.parent !== null && parent === null, unit: meterUnit(meter), use, balance };
  });
  return { building: facts.code, meters: told, findings };
}

type Over = { readonly atoms: StepAtoms; readonly measured: ReadonlyMap<number, Measured>; readonly known: AsOf; readonly on: string };

function balanceOf(
  { knowledge }: MeteringNeeds,
  meter: MeterFacts,
  below: readonly MeterFacts[],
  { atoms, measured, known, on }: Over,
): Balance {
  const { weights, conversion } = sumOf(knowledge, meter.carrier, [always(meter), ...below.map(always)], known, on);
  const [whole, ...parts] = partsOf(weights, measured, atoms.days, conversion);
  const rest = restOf(
    whole === undefined ? [] : [whole],
    parts.map((part, at) => ({ name: below[at]?.code ?? '', parts: [part] })),
    atoms,
  );
  const own = whole === undefined ? null : combineAll([whole], atoms).value;
  const floor = knowledge.inForce('figure-floor', { on, ...known }).findLast((one) => one.of === 'share')?.coverage ?? 0;
  const isShare = rest.value !== null && own !== null && own > 0 && rest.coverage >= floor;
  const share = isShare ? Math.round(((rest.value as number) / own) * 1e6) / 1e6 : null;
  return {
    unit: conversion.unit,
    children: { ...combineAll(parts, atoms), figure: figureOf('below', meter, atoms, known) },
    rest: { ...rest, figure: figureOf('rest', meter, atoms, known) },
    share,
  };
}

function figureOf(kind: 'use' | 'rest' | 'below', { code }: MeterFacts, { edges }: StepAtoms, known: AsOf): string {
  return figureId({ kind, meter: code, from: edges[0] as number, to: edges.at(-1) as number, ...known });
}

type Placed = { readonly meter: MeterFacts; readonly depth: number; readonly parent: string | null };

/** Carrier by carrier, the top ones by code, each followed by its children. */
export function inOrder(meters: readonly MeterFacts[]): Placed[] {
  const byId = new Map(meters.map((meter) => [meter.id, meter]));
  const below = Map.groupBy(meters, ({ parent }) => (parent !== null && byId.has(parent) ? parent : null));
  const walk = (parent: MeterFacts | null, depth: number): Placed[] =>
    (below.get(parent?.id ?? null) ?? [])
      .toSorted(byCarrierAndCode)
      .flatMap((meter) => [{ meter, depth, parent: parent?.code ?? null }, ...walk(meter, depth + 1)]);
  return walk(null, 0);
}

function byCarrierAndCode(a: MeterFacts, b: MeterFacts): number {
  return carriers.indexOf(a.carrier) - carriers.indexOf(b.carrier) || (a.code < b.code ? -1 : 1);
}
