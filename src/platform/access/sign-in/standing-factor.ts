import { Problem } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { AuthBody, AuthPath } from './auth-bodies.ts';
import type { AccessStore } from '../store/store.ts';
import type { UserRow } from '../store/rows.ts';

/** An authenticator code is accepted in its own half minute, the one before and the one after; this is longer. */
const codeLivesMs = 2 * 60_000;

const sixDigits = /^\d{6}$/u;

/** Changes that an existing second factor must authorize: new backup codes would open what they are meant to guard. */
const changes: readonly AuthPath[] = ['/two-factor/enable', '/two-factor/disable', '/two-factor/generate-backup-codes'];

/**
 * An authenticator code works once: it is stored as used before it is judged, so that only one of many parallel requests gets it.
 * @returns a function that releases it if it opened nothing
 * @throws Problem `code-used`, and `wrong-code` if it cannot be a valid one
 */
export async function takeCode(store: AccessStore, code: string | undefined, who: UserRow): Promise<() => Promise<void>> {
  if (code === undefined || !sixDigits.test(code)) throw new Problem('not-signed-in', 'wrong-code');
  // better-auth checks it against the machine clock
  if (!(await store.takeCode(wholeProgram, who.id, code, Date.now(), codeLivesMs))) throw new Problem('not-signed-in', 'code-used');
  return () => store.giveCodeBack(wholeProgram, who.id, code);
}

/** Whether a request would change an existing second factor. */
export const changesStanding = (path: AuthPath, { twoFactor }: UserRow): boolean => twoFactor && changes.includes(path);

/**
 * The code that such a change carries in addition to the password, from the authenticator or a backup code; and where it is judged. Throws
 * Problem `second-factor-code-missing`.
 */
export function codeOfChange({ code }: AuthBody): { readonly path: AuthPath; readonly code: string } {
  const given = code?.trim() ?? '';
  if (given === '') throw new Problem('bad-input', 'second-factor-code-missing');
  return { path: sixDigits.test(given) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code', code: given };
}
