import type { Plugin } from 'vite';

/**
 * Parts of Ant Design that have no side effects on load but do not declare so in their package; only what is used of each is to be bundled.
 */
const quiet = /node_modules\/@rc-component\/(?:form|tree|async-validator|select|menu|table|dropdown|pagination|input)\//u;

/**
 * Leaves unused code of these parts out of the build: the whole form and the whole tree, of which Ant Design uses one context and three
 * functions.
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
