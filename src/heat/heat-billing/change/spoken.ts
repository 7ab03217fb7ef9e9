import { type Language, tell, type Words } from '#kernel/finding.ts';
import type { ChangeAnswer } from './answer.ts';
import { changeSentences } from './sentences.ts';

/** A change in sentences for the phone; what cannot be compared begins with what is known, and says why not. */
export function spokenChange(change: ChangeAnswer, words: Words, language: Language): string[] {
  const { now, earlier, findings, estimatedDays } = change;
  const why = findings.find(({ severity }) => severity === 'warning');
  const whyNot = why === undefined ? null : tell(why, words, language).detail;
  if (now === null || earlier === null) return whyNot === null ? [] : [whyNot];
  return changeSentences(
    {
      ...change,
      season: now.season,
      before: earlier.season,
      total: now.total,
      totalBefore: earlier.total,
      whyNot,
      estimated: { days: estimatedDays, now: now.substituted, before: earlier.substituted },
    },
    language,
  );
}
