/**
 * A text as it is compared with others that people typed: width, case, spaces and the kind of dash do not count, nor signs that nobody
 * sees. @example comparedText('Ｔ – 1') // 't-1'
 */
export const comparedText = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .toLowerCase();
