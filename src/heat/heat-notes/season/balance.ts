/** What an account was charged: cents, negative for what it gets back. `day` of issue, `due` the last day to pay in time. */
export type Owed = { readonly day: string; readonly due: string | null; readonly total: bigint };

/** @param paid cents of all payments */
export function balanceOf(notes: readonly Owed[], paid: bigint): bigint {
  return notes.reduce((sum, { total }) => sum + total, -paid);
}

/**
 * The first day since which an account has been overdue on a day: payments and refunds fill the oldest note first; a note that is not
 * filled is overdue from the day after its last. Null if nothing is.
 * @param notes in order of issue
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
