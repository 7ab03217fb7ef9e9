/**
 * A slow, plain and exact model of what readings mean, written only from section 4 of the command line page of the specification and from
 * docs/readings.md. The product is checked against it, so it shares no code with the product except the units.
 */
import { readIntervals } from './oracle/intervals.ts';
import { isSwapsOwn, readRegister } from './oracle/register.ts';
import { settle } from './oracle/revisions.ts';
import type { Meaning, Meter, Reading } from './oracle/types.ts';

export { buildingSteps, type Registered } from './oracle/building.ts';
export { classify } from './oracle/revisions.ts';
export { cutSteps, totalOf } from './oracle/steps.ts';
export type { Decision, Device, Found, Meaning, Meter, Reading, Step, Word } from './oracle/types.ts';

/**
 * Everything that readings say about a meter: the stretches of use that count, and what is doubtful, in order of time.
 * @param readings all that is visible (undone imports left out), in any order
 * @param knownAt only what was received up to and including that instant counts
 */
export function read(meter: Meter, readings: readonly Reading[], knownAt = Infinity): Meaning {
  const known = readings.filter((row) => row.received <= knownAt && !isSwapsOwn(meter, row.at));
  const { settled, findings } = settle(meter, known);
  const line = meter.kind === 'register' ? readRegister(meter, settled) : readIntervals(meter, settled);
  const all = [...findings, ...line.findings];
  const order = (a: (typeof all)[number], b: (typeof all)[number]) => a.from - b.from || a.to - b.to || a.code.localeCompare(b.code);
  const stretches = line.stretches.toSorted((a, b) => a.from - b.from || a.to - b.to);
  return {
    stretches,
    findings: all.toSorted((a, b) => order(a, b) || (a.value ?? 0) - (b.value ?? 0)),
  };
}
