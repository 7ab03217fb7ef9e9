import { chineseDay } from '#kernel/day.ts';
import { carrierTerms, inSentence } from '#kernel/vocabulary.ts';
import type { Language } from '#kernel/finding.ts';
import { monthsInWords } from '#kernel/months-in-words.ts';
import type { MissingData } from './facts.ts';

/** How many items a message names; the page that it links to lists all. */
const mostNamed = 8;

/**
 * The requested items, in a line.
 * @example listText(items, 'zh') // '滨河宾馆 电 2026-09 至 2026-10；…'
 */
export function listText(items: readonly MissingData[], language: Language): string {
  const [and, between] = language === 'zh' ? ['、', '；'] : [', ', '; '];
  const named = items.slice(0, mostNamed).map((item) => itemText(item, language, and));
  return [...named, ...(items.length > mostNamed ? [language === 'zh' ? '等' : '…'] : [])].join(between);
}

function itemText({ name, building, carrier, meter, months, since }: MissingData, language: Language, and: string): string {
  const what = inSentence(carrierTerms[carrier])[language];
  const where = name ?? building;
  if (meter === null) return [where, what, monthsInWords(months, language).join(and)].join(' ');
  const silent = since === null ? '' : language === 'zh' ? `${since} 起无读数` : `no readings since ${since}`;
  return [where, what, meter, silent].filter((part) => part !== null && part !== '').join(' ');
}

/**
 * The code and the evidence of a reminder's text: with the last day for delivering, if one is set.
 * @param list the items in a line, as text or in both languages
 */
export function messageOf(
  by: string,
  count: number,
  list: unknown,
  { note, due }: { readonly note: string; readonly due?: string | undefined },
) {
  const evidence = { by, count, list, note: note.trim() };
  return due === undefined
    ? { code: 'notice-data-reminder', evidence }
    : { code: 'notice-data-reminder-until', evidence: { ...evidence, until: { zh: chineseDay(due), en: due } } };
}
