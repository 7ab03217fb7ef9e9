import { createHash } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';
import { publicScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { placeOfAddress } from './rates.ts';
import type { RepeatedEntry } from '../store/repeat-store.ts';
import type { AccessStore } from '../store/store.ts';

/**
 * An entry point opened by a secret (a link, a client's secret), and the address of the caller; `claimant`: who they claim to be, if the
 * entry point requires it.
 */
export type SecretDoor = { readonly door: string; readonly address: string; readonly claimant?: string | null };

type GuessNeeds = {
  readonly store: AccessStore;
  readonly now: () => number;
  readonly recordRepeated: (scope: typeof publicScope, entry: RepeatedEntry) => Promise<void>;
};

const windowMs = 3_600_000;
/** From here on a wrong secret is answered with the time to come back; a caller with a right one behind the same address is let in. */
const mostWrong = 30;
/** From here on nothing from that address is judged: at this rate someone is guessing. */
const mostJudged = 1000;

/** One limiter and one audit entry for all entry points opened by a secret. */
export function createGuesses({ store, now, recordRepeated }: GuessNeeds) {
  const keyOf = ({ door, address }: SecretDoor): string => `${placeOfAddress(address)}|secret:${door}`;
  /** A client with an outdated secret retries forever: it is counted separately, so that it does not lock out its neighbours. */
  const ownKeyOf = (from: SecretDoor): string | null =>
    typeof from.claimant === 'string' ? `${keyOf(from)}:${createHash('sha256').update(from.claimant).digest('base64url')}` : null;
  const tooMany = (endsAt: Date): Problem =>
    new Problem('too-many', 'too-many-requests', { seconds: Math.max(1, Math.ceil((endsAt.getTime() - now()) / 1000)) });
  return {
    /** Called before a secret is judged. Throws Problem `too-many-requests` if so many from there were wrong that nothing is judged. */
    async refuseGuesser(from: SecretDoor): Promise<void> {
      for (const key of [ownKeyOf(from), keyOf(from)]) {
        const counted = key === null ? null : await store.requestsCounted(wholeProgram, key, now());
        if (counted !== null && counted.count >= mostJudged) throw tooMany(counted.endsAt);
      }
    },
    /** Called for a wrong secret: counts and records it. Throws Problem `too-many-requests` if many were wrong. */
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
