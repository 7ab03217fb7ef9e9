import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { bodyOf, type visitor } from './visitor.ts';

type Person = ReturnType<typeof visitor>;

/** Generates the codes of a second factor: `code(0)` is the current one, `code(1)` the next. */
export type Authenticator = { readonly code: (ahead: number) => Promise<string>; readonly backupCodes: readonly string[] };

/** The authenticator for a second factor whose setup has begun, from the answer. */
export function authenticatorOf(begun: Record<string, unknown>): Authenticator {
  const secret = new TextDecoder().decode(base32.decode(new URL(String(begun['totpURI'])).searchParams.get('secret') ?? ''));
  return {
    code: (ahead) => createOTP(secret).hotp(Math.floor(Date.now() / 30_000) + ahead),
    backupCodes: begun['backupCodes'] as readonly string[],
  };
}

/** Sets up a second factor for a signed-in person; uses up the current code. */
export async function setUpSecondFactor(person: Person, password: string): Promise<Authenticator> {
  const made = authenticatorOf(await bodyOf(await person.post('/api/auth/two-factor/enable', { password })));
  const confirmed = await bodyOf(await person.post('/api/auth/two-factor/verify-totp', { code: await made.code(0) }));
  if (confirmed.status !== 200) throw new Error(`the second factor was not taken: ${JSON.stringify(confirmed)}`);
  return made;
}
