import { fill, type Language } from '#kernel/finding.ts';
import type { Term } from '#kernel/vocabulary.ts';
import type { TodoItem } from './facts.ts';
import { ownSentenceTerms, sentenceTerms, todoActTerms } from './vocabulary.ts';

/** Kinds by urgency: what others wait for, then what has a term, then what can wait. */
const urgency: readonly TodoItem['name'][] = [
  'returns',
  'tasks',
  'returns-to-judge',
  'returns-late',
  'overdue-tasks',
  'solar-duties',
  'months',
  'offline',
  'imports',
  'findings',
  'commissioning',
  'standards-due',
  'checks',
  'keys',
  'passwords',
];

/** The most urgent first. */
export const byUrgency = <T extends Pick<TodoItem, 'name'>>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => urgency.indexOf(a.name) - urgency.indexOf(b.name));

/**
 * What waits, as a sentence.
 * @param mayAsk whether the reader asks others for data; otherwise the data are their own to bring
 * @example sentenceOf({ name: 'months', count: 212, units: 3, buildings: 180, … }, true, 'zh') // '3 家单位的 180 栋建筑有月份未报送'
 */
export function sentenceOf({ name, count, units, buildings }: TodoItem, mayAsk: boolean, language: Language): string {
  const own = name === 'months' || name === 'offline' ? ownSentenceTerms[name] : undefined;
  const term = mayAsk || own === undefined ? sentenceTerms[name] : own;
  return fill(term[language], { count, ...(units !== null && { units }), ...(buildings !== null && { buildings }) }, language);
}

/** What the reader does about it. */
export const actOf = ({ name }: Pick<TodoItem, 'name'>, mayAsk: boolean): Term =>
  todoActTerms[!mayAsk && (name === 'months' || name === 'offline') ? 'own' : name];
