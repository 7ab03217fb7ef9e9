/**
 * A text in the form used for comparison with other texts that people typed: width, case, spaces, the kind of dash and invisible characters
 * are ignored. @example comparedText('Ｔ – 1') // 't-1'
 */
export const comparedText = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .toLowerCase();
