import type { Language } from './finding.ts';

/** `二(一)一`, `三(三)1`, `四(三)1(1)`: numbered levels, and what may follow a space, such as a box. */
const numbered = /^(?<first>[一二三四五六七八九十]+)(?<rest>(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]|\d+)*)(?<box> .+)?$/u;

const ones = '一二三四五六七八九';

/**
 * The place of a passage in citation form: 第二（一）1条, 第三（六）条专栏8. Unnumbered places are unchanged: 引言. In English as the
 * document numbers it.
 * @param clause as in knowledge, `二(一)一`
 * @example clauseText('二(一)一', 'zh') // '第二（一）1条'
 */
export function clauseText(clause: string, language: Language): string {
  const found = numbered.exec(clause)?.groups;
  if (language === 'en' || found === undefined) return clause;
  const { first = '', rest = '', box = '' } = found;
  const last = rest.replace(/\)[一二三四五六七八九]$/u, (end) => `)${ones.indexOf(end.slice(1)) + 1}`);
  return `第${first}${last.replaceAll('(', '（').replaceAll(')', '）')}条${box.trim()}`;
}
