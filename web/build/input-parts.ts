import type { Plugin } from 'vite';

const file = /antd\/es\/input\/index\.js$/u;

/**
 * Kinds of input that would be loaded with every page that has a plain one: no page uses them, or it imports them from their own file
 * (`antd/es/input/Password.js`).
 */
const unused = ['Group', 'OTP', 'Password', 'TextArea'] as const;

/**
 * Leaves them out of the build, about 7 KB of every page. Fails the build if a page uses one after all, or if Ant Design has changed the
 * file.
 */
export function withoutUnusedInputs(): Plugin {
  let seen = false;
  return {
    name: 'yaodong:input-parts',
    apply: 'build',
    transform(code, id) {
      const used = id.includes('/web/') ? unused.find((name) => code.includes(`Input.${name}`)) : undefined;
      if (used !== undefined)
        this.error(`${id} uses Input.${used}: import it from its own file, or take it out of web/build/input-parts.ts`);
      if (!file.test(id)) return null;
      seen = true;
      let rest = code;
      for (const name of unused) {
        const lines = [`import ${name} from './${name}';`, `Input.${name} = ${name};`];
        if (!lines.every((line) => rest.includes(line))) this.error(`${id} has changed: mend web/build/input-parts.ts`);
        rest = lines.reduce((text, line) => text.replace(line, ''), rest);
      }
      return { code: rest, map: null, moduleSideEffects: false };
    },
    buildEnd(error) {
      if (error === undefined && !seen) this.error('antd has no input/index.js any more: mend web/build/input-parts.ts');
    },
  };
}
