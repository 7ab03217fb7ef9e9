import type { Plugin } from 'vite';

/** A file of a library that the console does not need. */
type Part = {
  /** The end of its path. */
  readonly file: string;
  /** What the file exports, so that a change is noticed. */
  readonly exports: string;
  /** The replacement. */
  readonly instead: string;
  /** Matches code of a page that would need it after all. */
  readonly needed: RegExp;
};

const nothing = 'export default () => null;';
const noStyle = 'export default () => ({});';
const tableStyle = (name: string, needed: RegExp, exports = ''): Part => ({
  file: `antd/es/table/style/${name}.js`,
  exports: exports === '' ? `gen${name[0]?.toUpperCase()}${name.slice(1)}Style` : exports,
  instead: noStyle,
  needed,
});
const aTable = 'from .antd.[^]*<Table';

/**
 * Our lists are filtered by the server through fields above them and have no fixed or virtual parts and no expandable rows; our choices are
 * single-select; our language is always set. Otherwise every page would load the code for these.
 */
const parts: readonly Part[] = [
  {
    file: 'antd/es/table/hooks/useFilter/index.js',
    exports: 'getFilterData,flattenKeys,useFilter',
    instead:
      'export const getFilterData = (rows) => rows; export const flattenKeys = () => [];' +
      'const unfiltered = [(columns) => columns, [], {}]; export default () => unfiltered;',
    needed: /\b(?:onFilter|filterDropdown|filteredValue):/u,
  },
  {
    file: 'antd/es/table/RcTable/VirtualTable.js',
    exports: 'RcVirtualTable',
    instead: nothing,
    needed: new RegExp(`${aTable}[^>]* virtual\\b`, 'u'),
  },
  {
    file: '@rc-component/table/es/VirtualTable/index.js',
    exports: 'genVirtualTable,default',
    instead: `export const genVirtualTable = () => null; ${nothing}`,
    needed: new RegExp(`${aTable}[^>]* virtual\\b`, 'u'),
  },
  {
    file: '@rc-component/table/es/stickyScrollBar.js',
    exports: 'default',
    instead: nothing,
    needed: new RegExp(`${aTable}[^>]* sticky\\b`, 'u'),
  },
  {
    file: 'antd/es/grid/hooks/useBreakpoint.js',
    exports: 'useBreakpoint',
    instead: noStyle,
    needed: /\{[^}]*\b(?:Row|Col|Descriptions|Grid|Layout|List|Steps)\b[^}]*\} from 'antd'/u,
  },
  tableStyle('filter', /\bfilterDropdown:/u),
  tableStyle('bordered', new RegExp(`${aTable}[^>]* bordered\\b`, 'u')),
  tableStyle('expand', /\b(?:expandable|expandedRowRender)\b/u),
  tableStyle('virtual', new RegExp(`${aTable}[^>]* virtual\\b`, 'u')),
  tableStyle('sticky', new RegExp(`${aTable}[^>]* sticky\\b`, 'u')),
  tableStyle('summary', /Table\.Summary/u),
  tableStyle('rtl', /direction="rtl"/u, 'genStyle'),
  { file: 'antd/es/pagination/style/bordered.js', exports: 'default', instead: nothing, needed: /\bwireframe\b/u },
  {
    file: '@rc-component/select/es/SelectInput/Content/MultipleContent.js',
    exports: 'default',
    instead: nothing,
    needed: /mode="(?:multiple|tags)"/u,
  },
  {
    file: 'antd/es/select/style/select-input-multiple.js',
    exports: 'genSelectInputMultipleStyle',
    instead: noStyle,
    needed: /mode="(?:multiple|tags)"/u,
  },
  {
    file: 'antd/es/select/style/select-input-customize.js',
    exports: 'genSelectInputCustomizeStyle',
    instead: noStyle,
    needed: /getInputElement/u,
  },
  { file: 'antd/es/tooltip/UniqueProvider/index.js', exports: 'UniqueProvider', instead: nothing, needed: /tooltip=\{\{/u },
  { file: 'antd/es/tag/CheckableTagGroup.js', exports: 'CheckableTagGroup', instead: nothing, needed: /CheckableTag/u },
  { file: 'antd/es/tag/CheckableTag.js', exports: 'CheckableTag', instead: nothing, needed: /CheckableTag/u },
];

/** Leaves these files out of the build. Fails the build if a page needs one after all, or if a library has changed the file. */
export function withoutUnusedParts(): Plugin {
  const seen = new Set<Part>();
  return {
    name: 'yaodong:parts-left-out',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      const needed = id.includes('/web/') ? parts.find((part) => part.needed.test(code)) : undefined;
      if (needed !== undefined) this.error(`${id} needs ${needed.file}: take it out of web/build/parts-left-out.ts`);
      const part = parts.find(({ file }) => id.endsWith(`/node_modules/${file}`));
      if (part === undefined) return null;
      seen.add(part);
      const exported = exportsOf(code);
      if (exported !== part.exports) this.error(`${id} exports ${exported} now: mend web/build/parts-left-out.ts`);
      return { code: part.instead, map: null, moduleSideEffects: false };
    },
    buildEnd(error) {
      const gone = parts.filter((part) => !seen.has(part)).map(({ file }) => file);
      if (error === undefined && gone.length > 0) this.error(`not in the build any more: ${gone.join()}; mend web/build/parts-left-out.ts`);
    },
  };
}

/** Names that a module exports, in order. */
export function exportsOf(code: string): string {
  const named = /^export (?:default (?!\/\*|gen\w+\()(?:function )?(\w+);?|(?:const|function) (\w+)|\{ (\w+) \}|(default))/gmu;
  return [...code.matchAll(named)].map((found) => found.slice(1).find((name) => name !== undefined)).join();
}
