import { minifyContractRouter } from '@orpc/contract';
import { runnerImport } from 'vite';
import type { Plugin } from 'vite';
import type { Contract } from '#contract.ts';

const name = 'virtual:contract-routes';
const resolved = `\0${name}`;

/**
 * The contract as the browser needs it: method, path and needed right of each procedure, written out when the console is built. The shapes
 * stay behind, and zod with them; their types come by `import type`.
 */
export function contractRoutes(): Plugin {
  return {
    name: 'yaodong:contract-routes',
    resolveId: (id) => (id === name ? resolved : null),
    async load(id) {
      if (id !== resolved) return null;
      const { module, dependencies } = await runnerImport<{ contract: Contract }>('/src/contract.ts', { configFile: false });
      for (const file of dependencies) this.addWatchFile(file);
      return `export const routes = ${JSON.stringify(minifyContractRouter(module.contract), withoutWords)};`;
    },
  };
}

/** What procedures say of themselves to people stays in the API document; a procedure may be called like such words. */
export function withoutWords(name: string, value: unknown): unknown {
  const words = typeof value === 'string' ? ['summary', 'description'] : Array.isArray(value) ? ['tags'] : [];
  return words.includes(name) ? undefined : value;
}
