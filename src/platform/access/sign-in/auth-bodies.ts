import { z } from 'zod';
import { isJson } from '#kernel/media-type.ts';
import { Problem } from '#kernel/problem.ts';
import { isSoundText } from '#kernel/sound-text.ts';

/** One text that a store can hold; anything longer than a person would type is not a valid value. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((given) => given.isWellFormed() && !given.includes('\0'));

const password = text(1000);
const code = text(40);

/** What a change of the second factor requires: the password, and a code if a second factor is already set up. */
const withCode = z.object({ password, code: code.optional() });

/** What each address under `/api/auth` takes: these fields, one value each. Other fields of a body are ignored. */
export const bodyShapes = {
  '/sign-in/username': z.object({ username: text(200).refine(isSoundText), password }),
  '/sign-out': z.object({}),
  '/change-password': z.object({ currentPassword: password, newPassword: password }),
  '/reset-password': z.object({ token: text(200), newPassword: password }),
  '/two-factor/enable': withCode,
  '/two-factor/disable': withCode,
  '/two-factor/verify-totp': z.object({ code }),
  '/two-factor/verify-backup-code': z.object({ code }),
  '/two-factor/generate-backup-codes': withCode,
} as const;

/** A sign-in address that is open. */
export type AuthPath = keyof typeof bodyShapes;

/** The fields of a parsed body: only those that its address takes, each with the one value that all later code uses. */
export type AuthBody = Readonly<
  Partial<Record<'username' | 'password' | 'currentPassword' | 'newPassword' | 'token' | 'code', string | undefined>>
>;

export const isAuthPath = (path: string): path is AuthPath => Object.hasOwn(bodyShapes, path);

/** Parses a body, once. Throws Problem: `not-json`, `sign-in-field`. */
export async function bodyOf(request: Request, path: AuthPath): Promise<AuthBody> {
  const read = bodyShapes[path].safeParse(parsed(await request.text(), request.headers.get('content-type')));
  if (read.success) return read.data;
  throw new Problem('bad-input', 'sign-in-field', { field: read.error.issues[0]?.path.join('.') ?? '' });
}

function parsed(body: string, type: string | null): object {
  if (body === '' && type === null) return {};
  try {
    const value: unknown = isJson(type) ? JSON.parse(body === '' ? '{}' : body) : null;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // reported below
  }
  throw new Problem('bad-input', 'not-json');
}
