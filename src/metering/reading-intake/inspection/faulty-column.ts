import type { Plan } from '../columns/layout.ts';

const timeCodes = new Set(['no-time', 'not-a-time', 'no-such-day', 'no-such-hour', 'no-such-local-time', 'before-1970', 'in-the-future']);
const receivedCodes = new Set(['bad-received', 'received-later', 'back-date']);
const meterCodes = new Set(['unknown-meter', 'unknown-point', 'out-of-scope', 'no-meter']);

/** The column at fault, if it is not that of the value. */
export function faultyColumn(plan: Plan, code: string): number | null {
  if (plan.layout !== 'wide' && meterCodes.has(code)) return plan.meter;
  if (plan.layout !== 'months' && timeCodes.has(code)) return plan.time;
  if (plan.layout === 'long' && receivedCodes.has(code)) return plan.received;
  return (plan.layout === 'long' || plan.layout === 'wide') && code === 'period-backwards' ? plan.end : null;
}
