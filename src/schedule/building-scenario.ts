import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { BuildingInputs } from './building-inputs.ts';
import { writtenResource } from './building-resources.ts';
import { planSteps, quarter } from './plan-steps.ts';

/**
 * The scenario of a building: its resources as far as they are known. A battery begins at its least, a room at what it is set at, since
 * nothing tells how they stand. Others stay in the load; each is told with what is missing.
 */
export function buildingScenario(inputs: BuildingInputs) {
  const { start, prices, demand, nextMonth, base, resources, ownLoads, outdoor } = inputs;
  const findings: Finding[] = [];
  const tell = (code: string, severity: Finding['severity'], evidence: Finding['evidence']) => findings.push({ code, severity, evidence });
  const load = [...base];
  // what is planned is not load as well
  const takeOff = (own: readonly number[] | undefined): void => {
    for (const [at, kw] of (own ?? []).entries()) load[at] = Math.max(0, (load[at] as number) - kw);
  };
  const planned = resources.flatMap((one) => {
    const { code: resource, kind } = one;
    const written = writtenResource(one, inputs);
    if (!('row' in written)) {
      if ('missing' in written) tell('resource-left-out', 'warning', { resource, missing: written.missing });
      else tell('room-rests', 'info', { resource });
      return [];
    }
    if (kind === 'battery') tell('state-taken-as-least', 'info', { resource, kwh: one.minKwh ?? 0 });
    if (kind === 'hvac') tell('state-taken-as-set', 'info', { resource, degrees: one.set ?? 0 });
    if (kind === 'ev' || kind === 'hvac' || kind === 'shift') {
      takeOff(ownLoads.get(resource));
      if (!ownLoads.has(resource)) tell('plan-load-includes', 'warning', { resource });
    }
    return [written.row];
  });
  if (outdoor !== null && planned.some(({ kind }) => kind === 'hvac')) findings.push(outdoor.finding);
  const scenario = {
    start: formatInstant(start),
    step: quarter / 60,
    steps: planSteps,
    site: {},
    price: {
      import: prices.map((one) => one.import),
      export: prices.map((one) => one.export),
      ...(demand !== null && { peak: demand.price, peakSoFarKw: demand.soFarKw }),
      ...(nextMonth !== null && { peakPeriods: [{ from: formatInstant(nextMonth.at), peak: nextMonth.price, peakSoFarKw: 0 }] }),
    },
    base: load,
    resources: planned,
  };
  return { scenario, findings };
}
