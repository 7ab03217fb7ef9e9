import { Problem } from '#kernel/problem.ts';
import type { Question } from './facts.ts';

const mostLetters = 2000;

/**
 * What was answered, question by question; what was left empty is left out. Throws `survey-question-unknown`, `survey-answer-bad`,
 * `survey-answer-empty`, and `survey-answer-missing` with the titles of what must be answered. Nothing that was answered is told back.
 */
export function readAnswer(questions: readonly Question[], set: Readonly<Record<string, string>>): Record<string, string> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const kept = Object.entries(set).flatMap(([id, given]) => {
    const question = byId.get(id);
    if (question === undefined) throw new Problem('bad-input', 'survey-question-unknown', { known: [...byId.keys()].join(', ') });
    const text = given.trim();
    if (text === '') return [];
    const isFine = question.type === 'text' ? text.length <= mostLetters : question.options.includes(text);
    if (!isFine)
      throw new Problem('bad-input', 'survey-answer-bad', { question: id, most: mostLetters, options: question.options.join(', ') || '—' });
    return [[id, text] as const];
  });
  if (kept.length === 0) throw new Problem('bad-input', 'survey-answer-empty');
  const answered = new Map(kept);
  const missing = questions.filter(({ id, required }) => required === true && !answered.has(id));
  if (missing.length > 0)
    throw new Problem('bad-input', 'survey-answer-missing', { missing: missing.map(({ title }) => title).join('; ') });
  return Object.fromEntries(kept);
}

/** The token of a link: what stands behind its `#`, or the token itself. */
export const tokenOf = (link: string): string => link.trim().replace(/^.*[#=]/su, '');
