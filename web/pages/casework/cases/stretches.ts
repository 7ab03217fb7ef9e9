import type { CaseShown } from './case-shown.ts';

/** A stretch in which a clock ran: the local day of entry, and the day on which the state was left; undefined while it runs. */
export type Stretch = { readonly from: string; readonly to: string | undefined };

/** The local day of an instant, as `2026-03-01`. */
const dayIn = (instant: string, zone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(instant));

/**
 * The stretches in which the clock of a limit ran.
 * @param states in which it runs
 * @param anew it restarts at each entry, so only the last stretch counts
 * @example stretches([{ state: 'check', from: '2026-03-02T02:00:00Z' }], ['check'], false, 'Asia/Shanghai') // [{ from: '2026-03-02' }]
 */
export function stretches(
  stays: readonly Pick<CaseShown['stays'][number], 'state' | 'from'>[],
  states: readonly string[],
  anew: boolean,
  zone: string,
): Stretch[] {
  const found: Stretch[] = [];
  let began: string | undefined;
  for (const { state, from } of stays) {
    const runs = states.includes(state);
    if (runs && began === undefined) began = dayIn(from, zone);
    if (!runs && began !== undefined) {
      found.push({ from: began, to: dayIn(from, zone) });
      began = undefined;
    }
  }
  if (began !== undefined) found.push({ from: began, to: undefined });
  return anew ? found.slice(-1) : found;
}
