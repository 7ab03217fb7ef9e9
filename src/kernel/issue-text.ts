import { z } from 'zod';

type Issue = z.core.$ZodIssue;

const locales = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** What is wrong with a value, in both languages; own words of a shape (`params.said`, or its message) as they stand. */
export function issueText(issue: Issue): string | { zh: string; en: string } {
  if (issue.code === 'custom') return (issue.params?.['said'] as { zh: string; en: string } | undefined) ?? issue.message;
  const said = (language: 'zh' | 'en'): string => {
    const told = locales[language]({ ...issue, input: undefined } as never);
    return (typeof told === 'string' ? told : told?.message) ?? issue.message;
  };
  return { zh: said('zh'), en: said('en') };
}
