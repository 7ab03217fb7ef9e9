const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * The lead time of the notice that is due now, ms; null if none is due, or it has ended. Of several that are due the last counts. If the
 * lifetime is so short that a notice would be due at its start, it is due in the last quarter.
 * @param leads when to notify, ms before the end
 */
export function leadDue(began: number, ends: number, now: number, leads: readonly number[]): number | null {
  if (now >= ends) return null;
  const quarter = (ends - began) / 4;
  const fitting = leads.filter((lead) => lead <= quarter);
  const due = (fitting.length === 0 ? [quarter] : fitting).filter((lead) => ends - now <= lead);
  return due.length === 0 ? null : Math.min(...due);
}

/** Fourteen days before a key expires, and two. */
export const keyLeads: readonly number[] = [14 * dayMs, 2 * dayMs];

/** A day before a one-time password expires. */
export const passwordLeads: readonly number[] = [dayMs];
