import { createContext, use, useMemo, useState, useTransition } from 'react';
import type { ReactNode } from 'react';
import type { Locale } from 'antd/es/locale/index.js';
import type { Language } from '#kernel/finding.ts';
import { queryClient } from '../api.ts';
import { createFormat } from './format.ts';
import type { Format } from './format.ts';
import { speak } from './spoken.ts';
import type { Dictionary } from './zh.ts';

/** A page's own words, in both languages; they are loaded with the page. */
export type PageWords<T> = { readonly zh: T; readonly en: T };

/** Everything of a language: our words and Ant Design's, and what of a page's words is in it. */
export type Tongue = {
  readonly language: Language;
  readonly words: Dictionary;
  readonly locale: Locale;
  readonly ofPage: <T extends object>(words: PageWords<T>) => T;
};

type Spoken = Tongue & { readonly format: Format; readonly change: (language: Language) => void };

const LanguageContext = createContext<Spoken | null>(null);

/** Loads the words of one language. */
export async function learn(language: Language): Promise<Tongue> {
  if (language === 'zh') {
    const [{ zh }, locale] = await Promise.all([import('./zh.ts'), import('antd/es/locale/zh_CN.js')]);
    return { language, words: zh, locale: locale.default, ofPage: (words) => words.zh };
  }
  const [{ en }, locale, { oneInEnglish }] = await Promise.all([
    import('./en.ts'),
    import('antd/es/locale/en_US.js'),
    import('./one-in-english.ts'),
  ]);
  return { language, words: oneInEnglish(en), locale: locale.default, ofPage: (words) => oneInEnglish(words.en) };
}

/** Provides words and number formats to everything below; a change of language requests again what the server answered in words. */
export function LanguageProvider({ first, children }: { readonly first: Tongue; readonly children: ReactNode }) {
  const [tongue, setTongue] = useState(first);
  const [, start] = useTransition();
  const value = useMemo((): Spoken => {
    const change = (language: Language) =>
      start(async () => {
        const learnt = await learn(language);
        speak(language);
        document.documentElement.lang = language;
        setTongue(learnt);
        await queryClient.invalidateQueries();
      });
    return { ...tongue, format: createFormat(tongue.language, tongue.words.figure.none), change };
  }, [tongue]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

/** The language of the page, with its words and formats. */
export function useLanguage(): Spoken {
  const spoken = use(LanguageContext);
  if (spoken === null) throw new Error('no LanguageProvider above');
  return spoken;
}

export function useWords(): Dictionary {
  return useLanguage().words;
}

/** How numbers, units and dates are written. */
export function useFormat(): Format {
  return useLanguage().format;
}

/** The words next to a page. */
export function usePageWords<T extends object>(words: PageWords<T>): T {
  return useLanguage().ofPage(words);
}
