import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { StandingResource } from '#resources/resources.ts';

/** How long a step of a plan is, s, and how many there are: 48 hours. */
export const quarter = 900;
export const planSteps = 192;

export type BuildingInputs = {
  readonly start: number;
  readonly prices: readonly { readonly import: string; readonly export: string }[];
  /** Yuan/kW of the highest import, and what it has been so far; null where the tariff has none. */
  readonly demand: { readonly price: string; readonly soFarKw: number } | null;
  /** kW of each step without what is planned. */
  readonly base: readonly number[];
  readonly resources: readonly StandingResource[];
  /** What is expected of photovoltaics, kW, by code; none where nothing was measured. */
  readonly generation: ReadonlyMap<string, readonly number[]>;
};

/**
 * The scenario of a building: batteries and photovoltaics as far as they are known. A battery begins at its least, since nothing tells what
 * it holds, and ends with no less. Other resources stay in the load; each is told with what is missing.
 */
export function buildingScenario({ start, prices, demand, base, resources, generation }: BuildingInputs) {
  const findings: Finding[] = [];
  const leftOut = (resource: string, missing: string): null => {
    findings.push({ code: 'resource-left-out', severity: 'warning', evidence: { resource, missing } });
    return null;
  };
  const planned = resources.flatMap((one) => {
    const made =
      one.kind === 'battery'
        ? batteryOf(one, start, leftOut)
        : one.kind === 'pv'
          ? sunOf(one, generation, leftOut)
          : leftOut(one.code, missingOf(one.kind));
    if (made !== null && one.kind === 'battery')
      findings.push({ code: 'state-taken-as-least', severity: 'info', evidence: { resource: one.code, kwh: one.minKwh ?? 0 } });
    return made === null ? [] : [made];
  });
  const scenario = {
    start: formatInstant(start),
    step: quarter / 60,
    steps: planSteps,
    site: {},
    price: {
      import: prices.map((one) => one.import),
      export: prices.map((one) => one.export),
      ...(demand !== null && { peak: demand.price, peakSoFarKw: demand.soFarKw }),
    },
    base: [...base],
    resources: planned,
  };
  return { scenario, findings };
}

const missingOf = (kind: StandingResource['kind']): string =>
  ({ ev: 'sessions', hvac: 'outdoor', shed: 'price', shift: 'kwh', pv: 'meter', battery: 'maxKwh' })[kind];

type LeftOut = (resource: string, missing: string) => null;

/** A battery as a scenario writes it, at its least; null where nothing tells how much it holds. */
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
    ...(one.chargeEfficiency !== null && { chargeEfficiency: one.chargeEfficiency }),
    ...(one.dischargeEfficiency !== null && { dischargeEfficiency: one.dischargeEfficiency }),
  };
}

function batteryOf(one: StandingResource, start: number, leftOut: LeftOut) {
  const row = batteryRow(one);
  if (row === null) return leftOut(one.code, 'maxKwh');
  return { ...row, targets: [{ at: formatInstant(start + planSteps * quarter), kwh: row.startKwh }] };
}

function sunOf(one: StandingResource, generation: BuildingInputs['generation'], leftOut: LeftOut) {
  const available = generation.get(one.code);
  return available === undefined ? leftOut(one.code, 'meter') : { code: one.code, kind: one.kind, available };
}
