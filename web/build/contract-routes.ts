import { minifyContractRouter } from '@orpc/contract';
import { runnerImport } from 'vite';
import type { Plugin } from 'vite';
import type { Contract } from '#contract.ts';

const name = 'virtual:contract-routes';
const resolved = `\0${name}`;

/**
 * The contract as the browser needs it: method, path and required right of each procedure, generated when the console is built. The shapes
 * and zod are left out; their types come by `import type`.
 */
export function contractRoutes(): Plugin {
  return {
    name: 'yaodong:contract-routes',
    resolveId: (id) => (id === name ? resolved : null),
    async load(id) {
      if (id !== resolved) return null;
      const { module, dependencies } = await runnerImport<{ contract: Contract }>('/src/contract.ts', { configFile: false });
      for (const file of dependencies) this.addWatchFile(file);
      const written = JSON.parse(JSON.stringify(minifyContractRouter(module.contract), withoutWords)) as Written;
      return `const spread = ${spread.toString()};\nexport const routes = spread(${JSON.stringify(inBrief(written))});`;
    },
  };
}

/** A procedure, or a tree of them by name. */
type Written = { readonly [name: string]: unknown };

/** The same in short form: a procedure that has only these three becomes `right METHOD /path`, because every page loads all of them. */
export function inBrief(one: Written): unknown {
  const { errorMap, meta, route, ...rest } = (one['~orpc'] ?? {}) as Record<string, Record<string, string> | undefined>;
  if (one['~orpc'] === undefined) return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, inBrief(inner as Written)]));
  const { action, ...others } = meta ?? {};
  const { method, path, ...more } = route ?? {};
  const isPlain = [errorMap ?? {}, rest, others, more].every((part) => Object.keys(part).length === 0);
  return isPlain && action !== undefined && method !== undefined && path !== undefined ? `${action} ${method} ${path}` : one;
}

/** Expands what `inBrief` wrote. Its source text is embedded in the page, so it must not reference anything outside itself. */
export function spread(brief: unknown): unknown {
  if (typeof brief !== 'string') {
    const tree = brief as Record<string, unknown>;
    return '~orpc' in tree ? tree : Object.fromEntries(Object.entries(tree).map(([name, inner]) => [name, spread(inner)]));
  }
  const [action, method, path] = brief.split(' ');
  return { '~orpc': { errorMap: {}, meta: { action }, route: { method, path } } };
}

/** Drops the descriptions of procedures, which only the API document needs; a procedure may itself have one of these names. */
export function withoutWords(name: string, value: unknown): unknown {
  const words = typeof value === 'string' ? ['summary', 'description'] : Array.isArray(value) ? ['tags'] : [];
  return words.includes(name) ? undefined : value;
}
