/** What an account was asked for: cents, below 0 for what it gets back. `day` of issue, `due` the last day to pay in time. */
export type Owed = { readonly day: string; readonly due: string | null; readonly total: bigint };

/** @param paid cents of all payments */
export function balanceOf(notes: readonly Owed[], paid: bigint): bigint {
  return notes.reduce((sum, { total }) => sum + total, -paid);
}

/**
 * The first day on which an account was overdue and still is on a day: payments and what is given back fill the oldest note first; a note
 * that is not filled is overdue from the day after its last. Null where nothing is.
 * @param notes in the order in which they were issued
 */
export function overdueSince(notes: readonly Owed[], paid: bigint, on: string): string | null {
  let left = notes.reduce((sum, { total }) => (total < 0n ? sum - total : sum), paid);
  const unfilled = notes.filter(({ total }) => {
    if (total <= 0n) return false;
    const filled = left >= total;
    left = filled ? left - total : 0n;
    return !filled;
  });
  const days = unfilled.flatMap(({ due }) => (due === null || due >= on ? [] : [dayAfter(due)]));
  return days.toSorted()[0] ?? null;
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
