/**
 * A code as a person may take it for another: without width, case, blanks, kinds of dashes, leading noughts and a decimal of none.
 * @example codeForm('ＡＢ–０１') // 'ab-01'
 */
export const codeForm = (code: string): string =>
  code
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s'’]+/gu, '')
    .replaceAll(/[‐‑‒–—―−]/gu, '-')
    .replace(/^(\d+)\.0+$/u, '$1')
    .replace(/^0+(?=\d+$)/u, '');
