import type { Plugin } from 'vite';

const file = /@rc-component\/util\/es\/Dom\/dynamicCSS\.js$/u;
const before = '  if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;\n  }\n';
const after = `  styleNode.nonce = csp?.nonce ?? document.querySelector('meta[property=csp-nonce]')?.nonce ?? '';\n`;

/**
 * Ant Design's parts insert a few styles into the page without its nonce (the width of the scroll bar, the scroll lock of a drawer), which
 * the page's policy refuses. This adds the nonce. Fails the build if the text it changes is no longer there.
 */
export function styleNonce(): Plugin {
  let seen = false;
  return {
    name: 'yaodong:style-nonce',
    apply: 'build',
    transform(code, id) {
      if (!file.test(id)) return null;
      seen = true;
      if (!code.includes(before)) this.error(`${id} has changed: look how it makes its <style> now, and mend web/build/style-nonce.ts`);
      return { code: code.replace(before, after), map: null };
    },
    buildEnd(error) {
      if (error === undefined && !seen)
        this.error('@rc-component/util/es/Dom/dynamicCSS.js is no longer in the build: mend web/build/style-nonce.ts');
    },
  };
}
