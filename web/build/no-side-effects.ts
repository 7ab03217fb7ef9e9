import type { Plugin } from 'vite';

/** Parts of Ant Design's that do nothing on being loaded, and do not say so in their package: of each only what is used is to travel. */
const quiet = /node_modules\/@rc-component\/(?:form|tree|async-validator|select|menu|table|dropdown|pagination|input)\//u;

/**
 * Leaves out of the build what of these parts nobody uses: the whole form and the whole tree, of which Ant Design takes one context and
 * three functions.
 */
export function withoutUnused(): Plugin {
  return {
    name: 'yaodong:no-side-effects',
    apply: 'build',
    transform(code, id) {
      return quiet.test(id) ? { code, map: null, moduleSideEffects: false } : null;
    },
  };
}
