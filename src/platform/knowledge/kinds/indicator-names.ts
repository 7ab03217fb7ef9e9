import type { FormNames } from './form-names.ts';
import { listIn, lookInside } from './named-in.ts';
import type { ProcedureFault } from './procedure-check.ts';
import { mapIn, type Spot } from './procedure-names.ts';

/**
 * The unknown names in an indicator.
 * @param file as written
 * @param isKnown names from elsewhere; not checked if omitted
 */
export function indicatorFaults(file: unknown, isKnown?: FormNames): ProcedureFault[] {
  const { targets, value } = mapIn(file);
  const faults: ProcedureFault[] = [];
  const told = (what: Parameters<FormNames>[0], name: unknown, at: Spot): void => {
    if (typeof name === 'string' && isKnown?.(what, name, 'region') === false)
      faults.push({ code: 'indicator-name-unknown', at, evidence: { name, what } });
  };
  listIn(targets).forEach((name, at) => told('target', name, { path: ['targets', at], of: 'value' }));
  lookInside(value, ['value'], told);
  return faults;
}
