import { type Language, tell, type Words } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { BriefOnPage } from './brief.ts';

/** The brief in the shape of its contract. @param words those of all slices */
export function present(
  { received, sentences, targets, unshared, below, findings, ...rest }: BriefOnPage,
  words: Words,
  language: Language,
) {
  return {
    ...rest,
    knownAt: formatInstant(received / 1000),
    sentences: sentences.map((parts) => [...parts]),
    targets: [...targets],
    unshared: [...unshared],
    below: [...below],
    findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
  };
}

export type BriefContent = ReturnType<typeof present>;
