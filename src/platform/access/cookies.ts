import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';

/** The cookies that the program sets, by their names in a browser. */
export type CookieNames = { readonly session: string; readonly pending: string; readonly device: string };

/** Everything the program itself puts into a cookie consists of these characters. */
const soundValue = /^[\w.~%+/=-]{1,1000}$/u;

/** The prefix of every cookie name: browsers accept `__Host-` only for this exact host over https, and let no other host set it. */
export const cookiePrefix = (secure: boolean): string => (secure ? '__Host-yd' : 'yd');

/** @param secure whether the site is served over https */
export function cookieNames(secure: boolean): CookieNames {
  const prefix = cookiePrefix(secure);
  return { session: `${prefix}.session_token`, pending: `${prefix}.two_factor`, device: `${prefix}.device` };
}

/**
 * The one value of a cookie, as sent; null if it is missing or malformed. Two readers of a request could pick different ones of two values,
 * so two different values are rejected: throws Problem `cookie-twice`.
 */
export function cookieIn(header: string | null, name: string): string | null {
  const values = new Set(
    (header ?? '')
      .split(';')
      .map((part) => part.trim().split('='))
      .filter(([found]) => found?.trim() === name)
      .map(([, ...value]) => value.join('=').trim()),
  );
  if (values.size > 1) throw new Problem('bad-input', 'cookie-twice', { name });
  const [value] = values;
  return value !== undefined && soundValue.test(value) ? value : null;
}

/** The content of a better-auth cookie if it is signed with the secret; otherwise null. */
export function signedValue(cookie: string | null, secret: string): string | null {
  const text = decoded(cookie ?? '');
  const at = text.lastIndexOf('.');
  if (at < 1) return null;
  const value = text.slice(0, at);
  const [given, own] = [text.slice(at + 1), createHmac('sha256', secret).update(value).digest('base64')].map((sign) => Buffer.from(sign));
  return given !== undefined && own !== undefined && given.length === own.length && timingSafeEqual(given, own) ? value : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
