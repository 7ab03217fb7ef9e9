const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * How long before its end a notice is due now, ms; null where none is, or it has ended. Of several that are due the last counts. What
 * lives so shortly that a
 * notice would come with its birth gets one in its last quarter.
 * @param leads when to tell, ms before the end
 */
export function leadDue(began: number, ends: number, now: number, leads: readonly number[]): number | null {
  if (now >= ends) return null;
  const quarter = (ends - began) / 4;
  const fitting = leads.filter((lead) => lead <= quarter);
  const due = (fitting.length === 0 ? [quarter] : fitting).filter((lead) => ends - now <= lead);
  return due.length === 0 ? null : Math.min(...due);
}

/** Fourteen days before a key ends, and two. */
export const keyLeads: readonly number[] = [14 * dayMs, 2 * dayMs];

/** A day before a one-time password ends. */
export const passwordLeads: readonly number[] = [dayMs];
