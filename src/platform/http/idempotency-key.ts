import { Problem } from '#kernel/problem.ts';

/** RFC 8941, a string: printable ASCII in quotes, with `"` and `\` escaped by `\`. */
const quoted = /^"((?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\])+)"$/u;

/** The form that most clients send. */
const bare = /^[\w.~:+/=-]+$/u;

const mostCharacters = 200;

/**
 * The key in the header Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07): a string of structured fields; also accepted
 * without quotes.
 * Throws Problem `idempotency-key-bad`.
 * @example readIdempotencyKey('"8e03978e-40d5"') // 8e03978e-40d5
 */
export function readIdempotencyKey(given: string): string {
  const text = given.trim();
  const key = quoted.exec(text)?.[1]?.replaceAll(/\\(["\\])/gu, '$1') ?? (bare.test(text) ? text : undefined);
  if (key === undefined || key.length > mostCharacters) throw new Problem('bad-input', 'idempotency-key-bad', { most: mostCharacters });
  return key;
}
