import { headingTerms } from '#kernel/heading-terms.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { inSentence, statusTerms, termText } from '#kernel/vocabulary.ts';
import { fieldSaid } from '../public/field-value.ts';
import { asBoth, linkNames, type Must, type MustKnown } from './must-value.ts';

/** The key of what is true of a case as a whole, where others are keyed by field. */
export const wholeCase = 'case';

/** The field, or the case as a whole, in words. */
export const doubtedSaid = ({ procedure }: Pick<MustKnown, 'procedure'>, field: string) =>
  field === wholeCase ? { zh: '本办件', en: 'The case' } : asBoth(fieldSaid(field, procedure.fields[field]));

/** The building that a case is about, and the list of its project, in words. */
export const [buildingSaid, listSaid] = [
  { zh: '本办件的建筑', en: 'The building of the case' },
  { zh: '项目登记的建筑', en: 'the list of buildings of the project' },
] as const;

/** What a value was to be looked up in. */
export const registerSaid = ({ exists }: Must) =>
  typeof exists === 'object' ? inSentence(headingTerms.heatSeason) : { zh: '热用户名册', en: 'the list of heated households' };

/** What cases are grouped by, in words. */
export function groupsSaid({ fields }: MustKnown['procedure'], per: readonly string[]) {
  const names = per.map((one) => groupNames[one as keyof typeof groupNames] ?? asBoth(fieldSaid(one, fields[one])));
  return { zh: names.map(({ zh }) => zh), en: names.map(({ en }) => en) };
}

/** Codes, a line each, as a list. @example listed('B8\n') // { zh: 'B8、空白', en: 'B8, blank' } */
export function listed(codes: string): LocalizedText {
  const all = codes.split('\n');
  if (all.length === 1 && codes !== '') return codes;
  const said = (blank: string, pause: string) => all.map((code) => (code === '' ? blank : code)).join(pause);
  return { zh: said('空白', '、'), en: said('blank', ', ') };
}

export function subjectSaid({ procedure }: MustKnown, field: string, { column, sum }: Must): LocalizedText {
  const { zh, en } = asBoth(fieldSaid(field, procedure.fields[field]));
  if (column !== undefined) {
    const of = columnSaid(procedure, field, column);
    return { zh: `${zh}各行“${of.zh}”的合计`, en: `the total of “${of.en}” over the rows of ${en}` };
  }
  if (sum === undefined) return { zh, en };
  const per = groupsSaid(procedure, sum.per);
  return {
    zh: `同一${per.zh.join('、')}各办件${zh}的合计（含本件）`,
    en: `the total of ${en} over the cases of the same ${per.en.join(', ')}, this one included,`,
  };
}

const columnSaid = ({ fields }: MustKnown['procedure'], field: string, column: string) =>
  fields[field]?.columns?.[column]?.names ?? { zh: column, en: column };

export function cellsSaid({ procedure }: MustKnown, field: string, column: string): LocalizedText {
  const [{ zh, en }, of] = [asBoth(fieldSaid(field, procedure.fields[field])), columnSaid(procedure, field, column)];
  return { zh: `${zh}各行的“${of.zh}”`, en: `“${of.en}” in the rows of ${en}` };
}

export const groupNames = {
  ...linkNames,
  region: inSentence(labelTerms.place),
  year: { zh: '受理年份', en: 'year opened' },
} as const;

export function ruleSaid({ names, source, status }: Must): LocalizedText {
  const document = [source?.document, source?.clause].filter((part) => part !== undefined).join(' ');
  if (names === undefined && document === '') return '';
  const said = (language: 'zh' | 'en') => {
    const certain = status === undefined ? '' : termText(statusTerms, status, language);
    const basis = [document, certain].filter((part) => part !== '').join(language === 'zh' ? '，' : ', ');
    const aside = basis === '' ? '' : language === 'zh' ? `（${basis}）` : ` (${basis})`;
    return `${names?.[language] ?? ''}${aside}${language === 'zh' ? '。' : '.'}`;
  };
  return { zh: `依据：${said('zh')}`, en: `By: ${said('en')}` };
}
