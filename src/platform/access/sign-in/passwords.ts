import { Problem } from '#kernel/problem.ts';
import { shortestPassword } from '../auth.ts';
import type { Auth } from '../auth.ts';
import { isGuessable } from './guessable.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { AccessStore } from '../store/store.ts';
import type { UserRow } from '../store/rows.ts';

/** The library accepts no longer one. */
const longestPassword = 128;

let known: Promise<ReadonlySet<string>> | undefined;

/** The most common passwords, loaded when the first password is chosen. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']));
  return known;
}

/**
 * Checks a new password before anything else: an error in it is not a guess of the current one. Throws Problem: `password-length`,
 * `password-guessable`.
 * @param ownWords words that a password may not be built from
 */
export async function refuseUnfitPassword(password: string, ownWords: readonly string[], who: UserRow | undefined): Promise<void> {
  if (password.length < shortestPassword || password.length > longestPassword)
    throw new Problem('bad-input', 'password-length', { least: shortestPassword, most: longestPassword });
  const words = [...ownWords, ...(who === undefined ? [] : [who.name])];
  if (isGuessable(password, await commonPasswords(), words)) throw new Problem('bad-input', 'password-guessable');
}

/** Whether it is the account's password. */
export async function isPasswordOf(
  { auth, store }: { readonly auth: Auth; readonly store: AccessStore },
  user: string,
  password: string,
): Promise<boolean> {
  const hash = await store.passwordHash(wholeProgram, user);
  return hash !== null && (await auth.$context).password.verify({ hash, password });
}
