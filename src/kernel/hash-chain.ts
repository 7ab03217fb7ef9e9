import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** The hash used as `previous` by the first entry. */
export const beforeFirst = '0'.repeat(64);

/** An entry as stored: its canonical JSON including `previous`, and the SHA-256 of that text. */
export type SealedEntry = { readonly text: string; readonly hash: string };

/** One position of a chain, as read back. */
export type ChainLink = SealedEntry & { readonly position: number };

/** Where a chain is broken, and how. */
export type ChainBreak = {
  readonly position: number;
  /**
   * `missing`: a position is left out; `altered`: the text has a different hash; `unlinked`: it does not contain the hash of the previous
   * entry.
   */
  readonly reason: 'missing' | 'altered' | 'unlinked';
};

/** SHA-256 as 64 lower-case hexadecimal digits. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Seals an entry behind the previous one: `hash` is the SHA-256 of the entry with `previous`, as canonical JSON (RFC 8785).
 * @param previous the hash of the previous entry, or `beforeFirst`
 * @example const first = seal({ amount: '1.00' }, beforeFirst); const second = seal({ amount: '2.00' }, first.hash);
 */
export function seal(entry: Readonly<Record<string, unknown>>, previous: string): SealedEntry {
  const text = canonicalJson({ ...entry, previous });
  return { text, hash: sha256(text) };
}

/**
 * How an entry fails to follow the previous one unaltered; null if it does follow.
 * @param before the previous position; null if this should be the first, at position 1
 */
export function breakAt(before: Pick<ChainLink, 'position' | 'hash'> | null, link: ChainLink): ChainBreak | null {
  const due = (before?.position ?? 0) + 1;
  if (link.position !== due) return { position: due, reason: 'missing' };
  if (sha256(link.text) !== link.hash) return { position: due, reason: 'altered' };
  const { previous } = JSON.parse(link.text) as { readonly previous?: unknown };
  return previous === (before?.hash ?? beforeFirst) ? null : { position: due, reason: 'unlinked' };
}
