import type { Resource, Scenario } from './scenario.ts';

/** Minimum and maximum power of a resource in a step, regardless of what it stores. */
export function rangeOf(resource: Resource, step: number): readonly [number, number] {
  switch (resource.kind) {
    case 'pv': {
      const most = resource.available[step] as number;
      return [-most, resource.curtail ? 0 : -most];
    }
    case 'battery':
    case 'ev': {
      const isThere = resource.spells.some(({ first, end }) => step >= first && step < end);
      return isThere ? [-(resource.dischargeKw[step] as number), resource.kw[step] as number] : [0, 0];
    }
    case 'hvac':
      return [0, resource.kw[step] as number];
    case 'shed':
      return [-(resource.available[step] as number), 0];
    case 'shift':
      return step >= resource.first && step < resource.end ? [0, resource.kw] : [0, 0];
  }
}

/** Minimum and maximum total power of the resources on a bus in a step, excluding its base load. */
export function busRange({ resources }: Scenario, bus: Resource['bus'], step: number): readonly [number, number] {
  let [least, most] = [0, 0];
  for (const one of resources) {
    if (one.bus !== bus) continue;
    const [low, high] = rangeOf(one, step);
    least += low;
    most += high;
  }
  return [least, most];
}

/**
 * The same without resources whose energy over all steps is limited (a shed with `maxKwh`, and work): if there is no solution even with
 * limits broken, it is in one of these steps that their energy runs out.
 */
export function boundedDcFaults(scenario: Scenario): { step: number; kw: number }[] {
  const isBounded = (one: Resource): boolean => one.kind === 'shift' || (one.kind === 'shed' && one.maxKwh !== null);
  const resources = scenario.resources.filter((one) => one.bus === 'dc' && !isBounded(one));
  return emptyDcFaults({ ...scenario, resources });
}

/** Steps in which the direct current bus cannot be balanced by any means, with the surplus (above 0) or shortage. */
export function emptyDcFaults(scenario: Scenario): { step: number; kw: number }[] {
  const { converter, baseDc, steps, resources } = scenario;
  const faults: { step: number; kw: number }[] = [];
  if (!resources.some(({ bus }) => bus === 'dc') && baseDc.every((kw) => kw === 0)) return faults;
  for (let step = 0; step < steps; step += 1) {
    const [least, most] = busRange(scenario, 'dc', step);
    const base = baseDc[step] as number;
    const kw = converter?.kw[step] ?? 0;
    const [from, to] = [-kw, (converter?.toDc ?? 0) * kw];
    if (base + least > to + 1e-9) faults.push({ step, kw: base + least - to });
    else if (base + most < from - 1e-9) faults.push({ step, kw: base + most - from });
  }
  return faults;
}
