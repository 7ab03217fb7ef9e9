import { Problem } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { AuthBody, AuthPath } from './auth-bodies.ts';
import type { AccessStore } from '../store/store.ts';
import type { UserRow } from '../store/rows.ts';

/** A code of an authenticator is taken in its half minute, the one before and the one after; this is longer. */
const codeLivesMs = 2 * 60_000;

const sixDigits = /^\d{6}$/u;

/** Changes of a second factor that one that stands has to allow: new backup codes would open what they are to guard. */
const changes: readonly AuthPath[] = ['/two-factor/enable', '/two-factor/disable', '/two-factor/generate-backup-codes'];

/**
 * A code of an authenticator opens once: it is kept as taken before it is judged, so that of many requests at once one gets it.
 * @returns what gives it back where it opened nothing
 * @throws Problem `code-used`, and `wrong-code` where it can be none
 */
export async function takeCode(store: AccessStore, code: string | undefined, who: UserRow): Promise<() => Promise<void>> {
  if (code === undefined || !sixDigits.test(code)) throw new Problem('not-signed-in', 'wrong-code');
  // better-auth judges it, by the clock of the machine
  if (!(await store.takeCode(wholeProgram, who.id, code, Date.now(), codeLivesMs))) throw new Problem('not-signed-in', 'code-used');
  return () => store.giveCodeBack(wholeProgram, who.id, code);
}

/** Whether a request would change a second factor that stands. */
export const changesStanding = (path: AuthPath, { twoFactor }: UserRow): boolean => twoFactor && changes.includes(path);

/**
 * The code that such a change brings beside the password: from the authenticator, or a backup code; and where it is judged. Throws Problem
 * `second-factor-code-missing`.
 */
export function codeOfChange({ code }: AuthBody): { readonly path: AuthPath; readonly code: string } {
  const given = code?.trim() ?? '';
  if (given === '') throw new Problem('bad-input', 'second-factor-code-missing');
  return { path: sixDigits.test(given) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code', code: given };
}
