import type { Language } from '#kernel/finding.ts';
import { optionText, resourceText, type Called } from '#retrofit/retrofit-plan/vocabulary.ts';

/** Words for what is not an amount: `standing`, `region`, `option`, `spread` … */
type MovedWords = Readonly<Record<string, string>>;

/**
 * What has changed since a plan was made, in words: an amount by its name, preceded by the option's name if there are several options.
 * @example movedText('typed spread savingKgce', { spread: '误差' }, 'zh') // '按填报数 误差 年节能量'
 */
export function movedText(what: string, words: MovedWords, language: Language, called: Called = {}): string {
  const own = words[what];
  if (own !== undefined) return own;
  const option = /^option (.+)$/u.exec(what)?.[1];
  if (option !== undefined) return `${words['option'] ?? ''} ${optionText(option, language, called)}`.trim();
  const [, before = '', spread, last = ''] = /^(?:(.*?) )??(spread )?(\S+)$/u.exec(what) ?? [];
  const named = words[last] ?? resourceText(last, language);
  const parts = [before === '' ? '' : optionText(before, language, called), spread === undefined ? '' : (words['spread'] ?? ''), named];
  return parts.filter((part) => part !== '').join(' ');
}

/** The old or new value: a project's eligibility and place in words, anything else unchanged. */
export function movedValue(what: string, value: string | null, standing: MovedWords, place: (code: string) => string): string | null {
  if (value === null) return null;
  return what === 'standing' ? (standing[value] ?? value) : what === 'region' ? place(value) : value;
}
