import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import type { Answer } from './facts.ts';

/** Hash of an answer to an item: a different answer has a different hash, and so has the same answer given again. */
export function answerHash({ item, value, file, at }: Pick<Answer, 'item' | 'value' | 'file' | 'at'>): string {
  const brought = file === null ? null : { name: file.name, sha256: file.sha256 };
  return sha256(canonicalJson({ item, value, file: brought, at: at.toISOString() }));
}

/** A label for an answer: the typed text, or the name of the file. */
export const answerText = ({ value, file }: Pick<Answer, 'value' | 'file'>): string => (value ?? file?.name ?? '—').slice(0, 200);
