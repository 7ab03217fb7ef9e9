/** Replays a period in a thread of lower priority than other work. */
import { createZone, type Zone } from '#kernel/zone.ts';
import { replayOf, type ReplayedMonth, type ReplayQuestion } from './replay.ts';

export type ReplayInput = Omit<ReplayQuestion, 'zone'> & { readonly zoneName: string };

export async function replayInThread({ zoneName, ...ask }: ReplayInput): Promise<ReplayedMonth[]> {
  const zone = createZone(zoneName) as Zone;
  return await replayOf({ ...ask, zone }, () => undefined);
}
