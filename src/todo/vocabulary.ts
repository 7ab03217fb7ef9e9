import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category, type Term } from '#kernel/vocabulary.ts';
import { missingTerms } from '#reminder/vocabulary.ts';
import { sourceCheckTerms } from '#source-check/vocabulary.ts';

/** What waits for somebody. */
export const todoTerms = category({
  findings: labelTerms.openFindings,
  imports: { zh: '待更正的导入', en: 'Imports to correct' },
  months: missingTerms.months,
  offline: missingTerms.offline,
  checks: sourceCheckTerms.title,
  keys: { zh: '即将失效的密钥', en: 'Keys that end soon' },
  passwords: { zh: '尚未使用的一次性密码', en: 'One-time passwords not used yet' },
});

/** Where nothing waits. */
export const nothingToDo: Term = { zh: '没有待办事项。', en: 'There is nothing to do.' };

export const todoVocabulary = { todo: todoTerms } satisfies Readonly<Record<string, Category>>;
