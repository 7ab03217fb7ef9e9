import { formatInstant } from '#kernel/instant.ts';
import type { StandingResource } from '#registry/resources/resources.ts';
import type { BuildingInputs } from './building-inputs.ts';
import type { GivenSession } from './given-facts.ts';
import { planSteps, quarter } from './plan-steps.ts';

/** A resource as a scenario writes it, or the missing fact without which it cannot be planned. */
export type Written = { readonly row: Readonly<Record<string, unknown>> } | { readonly missing: string } | { readonly rests: true };

/** A resource of a building, as far as its facts describe it. */
export function writtenResource(one: StandingResource, inputs: BuildingInputs): Written {
  switch (one.kind) {
    case 'battery':
      return writtenBattery(one, inputs.start);
    case 'pv': {
      const available = inputs.generation.get(one.code) ?? null;
      if (available !== null) return { row: { code: one.code, kind: one.kind, available } };
      return { missing: inputs.generation.has(one.code) ? 'readings' : 'meter' };
    }
    case 'ev':
      return writtenCharger(one, inputs);
    case 'hvac':
      return writtenRoom(one, inputs);
    case 'shed':
      return writtenShed(one, inputs);
    case 'shift':
      return writtenShift(one, inputs);
  }
}

/** A battery as a scenario writes it, at its minimum charge; null if its capacity is unknown. */
export function batteryRow(one: StandingResource) {
  if (one.maxKwh === null) return null;
  const startKwh = one.minKwh ?? 0;
  return {
    code: one.code,
    kind: 'battery' as const,
    kw: one.kw,
    ...(one.dischargeKw !== null && { dischargeKw: one.dischargeKw }),
    minKwh: startKwh,
    maxKwh: one.maxKwh,
    startKwh,
    ...efficienciesOf(one),
  };
}

const efficienciesOf = ({ chargeEfficiency, dischargeEfficiency }: StandingResource) => ({
  ...(chargeEfficiency !== null && { chargeEfficiency }),
  ...(dischargeEfficiency !== null && { dischargeEfficiency }),
});

function writtenBattery(one: StandingResource, start: number): Written {
  const row = batteryRow(one);
  if (row === null) return { missing: 'maxKwh' };
  return { row: { ...row, targets: [{ at: formatInstant(start + planSteps * quarter), kwh: row.startKwh }] } };
}

function writtenCharger(one: StandingResource, { given, start }: BuildingInputs): Written {
  const sessions = given.sessions.filter(({ resource }) => resource === one.code);
  const [begin, end] = [formatInstant(start), formatInstant(start + planSteps * quarter)];
  // one that ends before it begins is refused with the scenario
  const isWithin = ({ from, to }: GivenSession): boolean => to <= from || (to > begin && from < end);
  if (!sessions.some(isWithin)) return { missing: 'sessions' };
  return {
    row: {
      code: one.code,
      kind: one.kind,
      kw: one.kw,
      ...(one.dischargeKw !== null && { dischargeKw: one.dischargeKw }),
      ...(one.minKwh !== null && { minKwh: one.minKwh }),
      ...efficienciesOf(one),
      sessions: sessions.map(({ resource: _resource, targetKwh, ...session }) => ({
        ...session,
        ...(targetKwh !== null && { targetKwh }),
      })),
    },
  };
}

const roomFacts = ['mode', 'cop', 'r', 'c', 'gain', 'set', 'low', 'high'] as const;

function writtenRoom(one: StandingResource, { outdoor }: BuildingInputs): Written {
  const missing = roomFacts.find((fact) => one[fact] === null);
  if (missing !== undefined) return { missing };
  if (outdoor === null) return { missing: 'outdoor' };
  const { code, kind, kw, mode, cop, r, c, gain, set, low, high } = one as {
    [K in keyof StandingResource]: NonNullable<StandingResource[K]>;
  };
  // without heating or cooling it drifts from its set point and stays within its limits throughout, so it is best left off
  const isLeft = (settled: number): boolean => settled >= low && settled <= high && (mode === 'heat' ? settled >= set : settled <= set);
  if (set >= low && set <= high && outdoor.degrees.every((out) => isLeft(out + r * gain))) return { rests: true };
  return { row: { code, kind, kw, mode, cop, r, c, gain, outdoor: outdoor.degrees, start: set, low, high } };
}

/** The load that may be shed, kW of each step: its share of the load, or of what its own meter is expected to show. */
function writtenShed(one: StandingResource, { given, base, ownLoads }: BuildingInputs): Written {
  if (one.share === null) return { missing: 'share' };
  const { price, maxKwh } = given.loads.find(({ resource }) => resource === one.code) ?? { price: null, maxKwh: null };
  if (price === null) return { missing: 'price' };
  const share = one.share;
  const available = (ownLoads.get(one.code) ?? base).map((kw) => Math.min(one.kw, Math.max(0, share * kw)));
  return { row: { code: one.code, kind: one.kind, available, price, ...(maxKwh !== null && { maxKwh }) } };
}

function writtenShift(one: StandingResource, { given }: BuildingInputs): Written {
  const work = given.loads.find(({ resource }) => resource === one.code);
  const missing = (['kwh', 'from', 'to'] as const).find((fact) => (work?.[fact] ?? null) === null);
  if (work === undefined || missing !== undefined) return { missing: missing ?? 'kwh' };
  return { row: { code: one.code, kind: one.kind, kw: one.kw, kwh: work.kwh, from: work.from, to: work.to, whole: work.whole } };
}
