import type { Plugin } from 'vite';

const tree = (names: string) => `import { ${names} } from '@rc-component/tree';`;
const stub = (name: string) => [`import ${name} from '../../${name.toLowerCase()}';`, `const ${name} = () => null;`] as const;

/**
 * Features of a table that ours never use: a selection menu next to its check boxes, radio buttons, nested rows, and a hint above its
 * headings of how they will be sorted.
 */
const edits = [
  {
    file: /antd\/es\/table\/hooks\/useSelection\.js$/u,
    lines: [
      stub('Dropdown'),
      stub('Radio'),
      [
        tree('arrAdd, arrDel, conductCheck, convertDataToEntities'),
        `${tree('arrAdd, arrDel')} const conductCheck = () => ({}); const convertDataToEntities = () => ({});`,
      ],
    ],
  },
  { file: /antd\/es\/table\/hooks\/useSorter\.js$/u, lines: [[`import Tooltip from '../../tooltip';`, 'const Tooltip = () => null;']] },
] as const;

/**
 * Leaves them out of the build, about 25 KB of every list. Fails the build if a page uses one after all, or if Ant Design has changed the
 * file.
 */
export function withoutTableChoices(): Plugin {
  const seen = new Set<unknown>();
  return {
    name: 'yaodong:table-choices',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('/web/') && /\bselections:|rowSelection: \{ type:|checkStrictly: false|showSorterTooltip(?!=\{false\})/u.test(code))
        this.error(`${id} offers choices: take them out of web/build/table-choices.ts`);
      const edit = edits.find(({ file }) => file.test(id));
      if (edit === undefined) return null;
      seen.add(edit);
      let rest = code;
      for (const [line, instead] of edit.lines) {
        if (!rest.includes(line)) this.error(`${id} has changed: mend web/build/table-choices.ts`);
        rest = rest.replace(line, instead);
      }
      return { code: rest, map: null, moduleSideEffects: false };
    },
    buildEnd(error) {
      if (error === undefined && seen.size !== edits.length) this.error('antd has other files now: mend web/build/table-choices.ts');
    },
  };
}
