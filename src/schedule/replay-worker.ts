/** Replays a time in a thread behind other work. */
import { createZone, type Zone } from '#kernel/zone.ts';
import { replayOf, type ReplayedMonth, type ReplayQuestion } from './replay.ts';

export type ReplayInput = Omit<ReplayQuestion, 'zone' | 'isWorked'> & { readonly zoneName: string; readonly worked: readonly number[] };

/** @param input `worked`: the local days that are worked, since 1970 */
export async function replayInThread({ zoneName, worked, ...ask }: ReplayInput): Promise<ReplayedMonth[]> {
  const days = new Set(worked);
  const zone = createZone(zoneName) as Zone;
  return await replayOf({ ...ask, zone, isWorked: (day) => days.has(day) }, () => undefined);
}
