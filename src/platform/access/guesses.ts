import { Problem } from '#kernel/problem.ts';
import { programScope, publicScope } from '#kernel/scope.ts';
import { placeOfAddress } from './rates.ts';
import type { RepeatedEntry } from './repeat-store.ts';
import type { AccessStore } from './store.ts';

/** A door that a secret opens (a link, a client's secret), and where who stands before it comes from. */
export type SecretDoor = { readonly door: string; readonly address: string };

type GuessNeeds = {
  readonly store: AccessStore;
  readonly now: () => number;
  readonly recordRepeated: (scope: typeof publicScope, entry: RepeatedEntry) => Promise<void>;
};

const windowMs = 3_600_000;
/** From then on a wrong secret is told so with the time to come back; who has a right one behind the same address is let in. */
const mostWrong = 30;
/** From then on nothing is judged that comes from there: at this rate somebody guesses. */
const mostJudged = 1000;

/** One limiter and one entry of the trail for all doors that a secret opens. */
export function createGuesses({ store, now, recordRepeated }: GuessNeeds) {
  const keyOf = ({ door, address }: SecretDoor): string => `${placeOfAddress(address)}|secret:${door}`;
  const tooMany = (endsAt: Date): Problem =>
    new Problem('too-many', 'too-many-requests', { seconds: Math.max(1, Math.ceil((endsAt.getTime() - now()) / 1000)) });
  return {
    /** Before a secret is judged. Throws Problem `too-many-requests` where so many were wrong from there that nothing is judged. */
    async refuseGuesser(from: SecretDoor): Promise<void> {
      const counted = await store.requestsCounted(programScope, keyOf(from), now());
      if (counted !== null && counted.count >= mostJudged) throw tooMany(counted.endsAt);
    },
    /** A secret was wrong: it is counted, and stands in the trail. Throws Problem `too-many-requests` where many were. */
    async wrongSecret(from: SecretDoor): Promise<void> {
      const place = placeOfAddress(from.address);
      const { count, endsAt } = await store.countRequest(programScope, keyOf(from), now(), windowMs);
      await recordRepeated(publicScope, { action: 'wrong-secret', subject: `door:${from.door}`, region: null, place });
      if (count > mostWrong) throw tooMany(endsAt);
    },
  };
}
