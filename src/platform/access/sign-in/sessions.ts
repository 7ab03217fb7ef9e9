import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { accountNamed } from '../accounts.ts';
import type { AccountNeeds } from '../accounts.ts';
import { countAttempt, forgetAttempts } from './attempts.ts';
import type { Attempt, AttemptNeeds } from './attempts.ts';
import { knownSince } from './devices.ts';
import type { AuthEndpointNeeds } from './auth-endpoint.ts';
import { accountBehind } from '../identity.ts';
import { isPasswordOf } from './passwords.ts';

export type SessionNeeds = AccountNeeds & AttemptNeeds & Pick<AuthEndpointNeeds, 'record'>;

/** Which sessions: one, or all. */
export type Which = { readonly session?: string | undefined };

/** Sessions of one's own account and, for administrators, of other accounts. */
export function sessionVerbs(needs: SessionNeeds) {
  const { store, record } = needs;
  const ownSessions = async (scope: Scope) => {
    const user = await accountBehind(store, scope);
    return user === undefined ? [] : store.sessions(wholeProgram, user.id);
  };
  return {
    /** Where the account of this scope is signed in; none for keys and the local command line. */
    sessions: ownSessions,
    /**
     * Ends one session of the requester's own account, or all except the requesting one. The password is required again, and attempts are
     * counted as at sign-in, for this session alone: an unattended desk locks no one out. Throws Problem: `no-account-here`,
     * `wrong-current-password`, `locked-out`, `no-such-session`.
     */
    async endOwnSessions(scope: Scope, { session, password }: Which & { readonly password: string }, asking: string | undefined) {
      const user = await accountBehind(store, scope);
      if (user === undefined || asking === undefined) throw new Problem('cannot-do', 'no-account-here');
      const attempt: Attempt = { name: user.username, kind: 'password', place: { kind: 'session', value: asking } };
      await countAttempt(needs, attempt);
      if (!(await isPasswordOf(needs, user.id, password))) {
        await record(scope, { action: 'sessions-end-failed', subject: `user:${user.name}`, region: user.region });
        throw new Problem('bad-input', 'wrong-current-password');
      }
      await forgetAttempts(needs, attempt);
      const ended = session === undefined ? await store.endSessions(wholeProgram, user.id, asking) : await endOne(needs, user.id, session);
      await record(scope, { action: 'sessions-end', subject: `user:${user.name}`, region: user.region, detail: { ended } });
      return ended;
    },
    /** The browsers known to the account of this scope; none for keys and the local command line. */
    async devices(scope: Scope) {
      const user = await accountBehind(store, scope);
      return user === undefined ? [] : store.devices(wholeProgram, user.id, knownSince(needs.now()));
    },
    /** Forgets a browser of the requester's own account. Throws Problem: `no-account-here`, `no-such-device`. */
    async forgetDevice(scope: Scope, device: number): Promise<number> {
      const user = await accountBehind(store, scope);
      if (user === undefined) throw new Problem('cannot-do', 'no-account-here');
      const forgotten = await store.forgetDevice(wholeProgram, user.id, device);
      if (forgotten === 0) throw new Problem('not-found', 'no-such-device');
      await record(scope, { action: 'device-forget', subject: `user:${user.name}`, region: user.region, detail: { device } });
      return forgotten;
    },
    /** Where an account is signed in. Throws Problem `no-such-user`. */
    sessionsOf: async (name: string) => store.sessions(wholeProgram, (await accountNamed(needs, name)).id),
    /**
     * Ends one session of an account, or all; in the latter case its known browsers are forgotten too. Throws Problem: `no-such-user`,
     * `no-such-session`.
     */
    async endSessionsOf(scope: Scope, name: string, { session }: Which) {
      const user = await accountNamed(needs, name);
      const ended = session === undefined ? await store.endSessions(wholeProgram, user.id, null) : await endOne(needs, user.id, session);
      if (session === undefined) await store.forgetDevices(wholeProgram, user.id);
      await record(scope, { action: 'user-sessions-end', subject: `user:${user.name}`, region: user.region, detail: { ended } });
      return ended;
    },
  };
}

async function endOne({ store }: SessionNeeds, user: string, session: string): Promise<number> {
  const ended = await store.endSession(wholeProgram, user, session);
  if (ended === 0) throw new Problem('not-found', 'no-such-session');
  return ended;
}
