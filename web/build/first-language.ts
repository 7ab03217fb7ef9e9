import type { Plugin } from 'vite';

const importers = /antd\/es\/(?:config-provider\/index|locale\/useLocale|modal\/locale|table\/InternalTable)\.js$/u;
const line = /^import (\w+) from '(?:\.\.\/locale|\.)\/en_US';$/mu;

/** Ant Design includes its English words for pages that set no language. Ours always do: English is loaded when it is chosen. */
export function withoutFirstLanguage(): Plugin {
  const seen = new Set<string>();
  return {
    name: 'yaodong:first-language',
    apply: 'build',
    transform(code, id) {
      if (!importers.test(id)) return null;
      if (!line.test(code)) this.error(`${id} has changed: mend web/build/first-language.ts`);
      seen.add(id);
      return { code: code.replace(line, 'const $1 = {};'), map: null, moduleSideEffects: false };
    },
    buildEnd(error) {
      if (error === undefined && seen.size !== 4) this.error('antd takes its words from elsewhere: mend web/build/first-language.ts');
    },
  };
}
