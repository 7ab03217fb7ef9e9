import { createHash } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';
import { publicScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { placeOfAddress } from './rates.ts';
import type { RepeatedEntry } from '../store/repeat-store.ts';
import type { AccessStore } from '../store/store.ts';

/**
 * A door that a secret opens (a link, a client's secret), and where who stands before it comes from; `claimant`: who they say they are,
 * where the door asks for it.
 */
export type SecretDoor = { readonly door: string; readonly address: string; readonly claimant?: string | null };

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
  /** One client with an old secret asks for ever: it is counted by itself, so that it does not close the door to its neighbours. */
  const ownKeyOf = (from: SecretDoor): string | null =>
    typeof from.claimant === 'string' ? `${keyOf(from)}:${createHash('sha256').update(from.claimant).digest('base64url')}` : null;
  const tooMany = (endsAt: Date): Problem =>
    new Problem('too-many', 'too-many-requests', { seconds: Math.max(1, Math.ceil((endsAt.getTime() - now()) / 1000)) });
  return {
    /** Before a secret is judged. Throws Problem `too-many-requests` where so many were wrong from there that nothing is judged. */
    async refuseGuesser(from: SecretDoor): Promise<void> {
      for (const key of [ownKeyOf(from), keyOf(from)]) {
        const counted = key === null ? null : await store.requestsCounted(wholeProgram, key, now());
        if (counted !== null && counted.count >= mostJudged) throw tooMany(counted.endsAt);
      }
    },
    /** A secret was wrong: it is counted, and stands in the trail. Throws Problem `too-many-requests` where many were. */
    async wrongSecret(from: SecretDoor): Promise<void> {
      const place = placeOfAddress(from.address);
      await recordRepeated(publicScope, { action: 'wrong-secret', subject: `door:${from.door}`, region: null, place });
      const ownKey = ownKeyOf(from);
      const own = ownKey === null ? null : await store.countRequest(wholeProgram, ownKey, now(), windowMs);
      if (own !== null && own.count > mostWrong) throw tooMany(own.endsAt);
      const { count, endsAt } = await store.countRequest(wholeProgram, keyOf(from), now(), windowMs);
      if (count > mostWrong) throw tooMany(endsAt);
    },
  };
}
