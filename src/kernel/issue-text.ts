import { z } from 'zod';

type Issue = z.core.$ZodIssue;
type InBoth = { zh: string; en: string };

const locales = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** What a file calls the types that a shape may ask for. */
const typeTerms: Readonly<Record<string, InBoth>> = {
  record: { zh: '逐行写明的“名称: 值”', en: 'lines of `name: value`' },
  object: { zh: '逐行写明的“名称: 值”', en: 'lines of `name: value`' },
  array: { zh: '一个列表', en: 'a list' },
  string: { zh: '一段文字', en: 'text' },
  number: { zh: '一个数', en: 'a number' },
  int: { zh: '一个整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
};

/** What is wrong with a value, in both languages; own words of a shape (`params.said`, or its message) as they stand. */
export function issueText(issue: Issue): string | InBoth {
  if (issue.code === 'custom') return (issue.params?.['said'] as InBoth | undefined) ?? issue.message;
  const type = issue.code === 'invalid_type' ? typeTerms[issue.expected] : undefined;
  if (type !== undefined) return wrongType(type, issue.message.endsWith('received undefined'));
  const said = (language: 'zh' | 'en'): string => {
    const told = locales[language]({ ...issue, input: undefined } as never);
    return (typeof told === 'string' ? told : told?.message) ?? issue.message;
  };
  return { zh: said('zh'), en: said('en') };
}

const wrongType = ({ zh, en }: InBoth, isMissing: boolean): InBoth =>
  isMissing ? { zh: `没有写，须为${zh}`, en: `it is missing and has to be ${en}` } : { zh: `须为${zh}`, en: `it has to be ${en}` };
