import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** What stands for the entry before the first one. */
export const beforeFirst = '0'.repeat(64);

/** An entry as it is kept: its canonical JSON with `previous` in it, and the SHA-256 of that text. */
export type SealedEntry = { readonly text: string; readonly hash: string };

/** One place of a chain, as it is read back. */
export type ChainLink = SealedEntry & { readonly position: number };

/** Where a chain does not hold, and in which way. */
export type ChainBreak = {
  readonly position: number;
  /** `missing`: a place is left out; `altered`: the text has another hash; `unlinked`: it does not name the hash of the entry before it. */
  readonly reason: 'missing' | 'altered' | 'unlinked';
};

/** SHA-256 in 64 small hexadecimal digits. */
export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Seals an entry behind the one before it: `hash` is the SHA-256 of the entry with `previous`, as canonical JSON (RFC 8785).
 * @param previous the hash of the entry before it, or `beforeFirst`
 * @example const first = seal({ amount: '1.00' }, beforeFirst); const second = seal({ amount: '2.00' }, first.hash);
 */
export function seal(entry: Readonly<Record<string, unknown>>, previous: string): SealedEntry {
  const text = canonicalJson({ ...entry, previous });
  return { text, hash: sha256(text) };
}

/**
 * Whether an entry stands unaltered behind the one before it; null where it does.
 * @param before the place before it; null where this should be the first, at position 1
 */
export function breakAt(before: Pick<ChainLink, 'position' | 'hash'> | null, link: ChainLink): ChainBreak | null {
  const due = (before?.position ?? 0) + 1;
  if (link.position !== due) return { position: due, reason: 'missing' };
  if (sha256(link.text) !== link.hash) return { position: due, reason: 'altered' };
  const { previous } = JSON.parse(link.text) as { readonly previous?: unknown };
  return previous === (before?.hash ?? beforeFirst) ? null : { position: due, reason: 'unlinked' };
}
