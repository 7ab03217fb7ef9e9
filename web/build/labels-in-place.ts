import { runnerImport } from 'vite';
import type { Plugin } from 'vite';
import type { labelTerms } from '#kernel/label-terms.ts';

type Terms = typeof labelTerms;

const imported = /^import \{ (?:labels|labelTerms|labels, labelTerms) \} from '#kernel\/label-terms\.ts';$/mu;

/** Inlines shared labels into the pages that show them, so that no page carries the labels of all others. */
export function labelsInPlace(): Plugin {
  let terms: Promise<Terms> | null = null;
  const read = async () =>
    (await runnerImport<{ labelTerms: Terms }>('/src/kernel/label-terms.ts', { configFile: false })).module.labelTerms;
  return {
    name: 'yaodong:labels-in-place',
    enforce: 'pre',
    async transform(code, id) {
      if (!imported.test(code) || !/\.tsx?$/u.test(id)) return null;
      terms ??= read();
      const all = (await terms) as Readonly<Record<string, Terms['name']>>;
      const text = code
        .replace(imported, '')
        .replaceAll(/\blabels\.(zh|en)\.(\w+)/gu, (_, language: 'zh' | 'en', name: string) => JSON.stringify(all[name]?.[language]))
        .replaceAll(/\blabelTerms\.(\w+)/gu, (_, name: string) => `(${JSON.stringify(all[name])})`);
      // a label looked up by a name known only at run time would have no table to be looked up in
      if (/\blabel(?:s|Terms)\b *[.[(]/u.test(text)) this.error('write labels out: `labels.zh.name`, `labelTerms.name`');
      return { code: text, map: null };
    },
  };
}
