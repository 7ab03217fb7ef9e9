import type { Plugin } from 'vite';

const file = /antd\/es\/table\/hooks\/useFilter\/FilterDropdown\.js$/u;

/**
 * Our lists are filtered by the server, through fields above them. Ant Design's own column filters, which bring a whole tree component
 * along, are left out of the build: about 20 KB of every list. It fails the build where the file it leaves out has changed its exports.
 */
export function withoutTableFilters(): Plugin {
  let seen = false;
  return {
    name: 'yaodong:table-filters',
    apply: 'build',
    transform(code, id) {
      if (!file.test(id)) return null;
      seen = true;
      const exported = [...code.matchAll(/^export (?:default )?(?:function |const )?(\w+)/gmu)].map(([, name]) => name).join();
      if (exported !== 'flattenKeys,FilterDropdown') this.error(`${id} exports ${exported} now: mend web/build/table-filters.ts`);
      return { code: 'export const flattenKeys = () => [];\nexport default () => null;\n', map: null, moduleSideEffects: false };
    },
    buildEnd(error) {
      if (error === undefined && !seen) this.error('antd has no useFilter/FilterDropdown.js any more: mend web/build/table-filters.ts');
    },
  };
}
