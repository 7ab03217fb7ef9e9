import { breakAt, sha256, type ChainLink } from '#kernel/hash-chain.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { StatementEntry } from './entry.ts';
import type { StatementNeeds } from './needs.ts';
import * as store from './store.ts';

/** Where the chain of statements is broken. */
export type StatementBreak = {
  readonly position: number;
  readonly number: string | null;
  /**
   * As for any chain; `document`: the bytes are not those that were sealed; `cut`: the audit trail has later statements, or a different one
   * here.
   */
  readonly reason: 'missing' | 'altered' | 'unlinked' | 'document' | 'cut';
};

export type Verified = {
  readonly counted: number;
  readonly head: { readonly position: number; readonly number: string; readonly hash: string } | null;
  readonly broken: StatementBreak | null;
};

/** Statements that are read together: some 20 KB each. */
const together = 100;

/** Walks the chain from its first statement and stops at the first mismatch. */
export async function verifyChain({ postgres, lastAudited }: StatementNeeds): Promise<Verified> {
  const audited = await lastAudited();
  let before: (ChainLink & { number: string }) | null = null;
  let broken: StatementBreak | null = null;
  while (broken === null) {
    const links: Awaited<ReturnType<typeof store.chain>> = await store.chain(postgres, wholeProgram, before?.position ?? 0, together);
    if (links.length === 0) break;
    for (const link of links) {
      broken = breakOf(before, link, audited);
      if (broken !== null) break;
      before = { ...link, number: entryOf(link)?.number ?? '' };
    }
  }
  const head = before === null ? null : { position: before.position, number: before.number, hash: before.hash };
  if (broken === null && audited !== null && audited.position > (head?.position ?? 0))
    broken = { position: (head?.position ?? 0) + 1, number: null, reason: 'cut' };
  return { counted: head?.position ?? 0, head, broken };
}

function breakOf(
  before: ChainLink | null,
  link: ChainLink & { readonly document: Uint8Array },
  audited: { readonly position: number; readonly hash: string } | null,
): StatementBreak | null {
  const number = entryOf(link)?.number ?? null;
  const found = breakAt(before, link);
  if (found !== null) return { ...found, number: found.reason === 'missing' ? null : number };
  if (sha256(link.document) !== entryOf(link)?.document.sha256) return { position: link.position, number, reason: 'document' };
  const isAnother = audited?.position === link.position && audited.hash !== link.hash;
  return isAnother ? { position: link.position, number, reason: 'cut' } : null;
}

/** The content of a link; null if its text is no longer JSON. */
function entryOf({ text }: ChainLink): StatementEntry | null {
  try {
    return JSON.parse(text) as StatementEntry;
  } catch {
    return null;
  }
}
