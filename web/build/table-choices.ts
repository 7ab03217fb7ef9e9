import type { Plugin } from 'vite';

const file = /antd\/es\/table\/hooks\/useSelection\.js$/u;

/** What a table's own choosing brings along beside its check boxes: a menu of choices above them, and round boxes. Ours has neither. */
const unused = ['Dropdown', 'Radio'] as const;

/**
 * Leaves them out of the build, about 20 KB of every list. It fails the build where a page uses one after all, or where Ant Design has
 * changed the file.
 */
export function withoutTableChoices(): Plugin {
  let seen = false;
  return {
    name: 'yaodong:table-choices',
    apply: 'build',
    transform(code, id) {
      if (id.includes('/web/') && /\bselections:|rowSelection: \{ type:/u.test(code))
        this.error(`${id} offers choices: take them out of web/build/table-choices.ts`);
      if (!file.test(id)) return null;
      seen = true;
      let rest = code;
      for (const name of unused) {
        const line = `import ${name} from '../../${name.toLowerCase()}';`;
        if (!rest.includes(line)) this.error(`${id} has changed: mend web/build/table-choices.ts`);
        rest = rest.replace(line, `const ${name} = () => null;`);
      }
      return { code: rest, map: null, moduleSideEffects: false };
    },
    buildEnd(error) {
      if (error === undefined && !seen) this.error('antd has no useSelection.js any more: mend web/build/table-choices.ts');
    },
  };
}
