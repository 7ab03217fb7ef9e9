/**
 * A code in the form in which a person may confuse it with another: ignoring width, case, spaces, kinds of dashes, leading zeros and an
 * empty decimal part.
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
