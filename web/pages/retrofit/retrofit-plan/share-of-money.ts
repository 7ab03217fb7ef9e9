/** A share of the money as a person typed it, in per cent; `why` there is none. */
export type TypedShare =
  | { readonly percent: number; readonly isSmall: boolean }
  | { readonly why: 'empty' | 'not-number' | 'out-of-range' };

/** The most that the money is raised to at once, per cent: as the server has it. */
const mostPercent = 200;

/** A share below this may be meant as a part of one: 0.9 for nine tenths. */
const small = 2;

/**
 * Reads per cent: a full-width digit, a percent sign and spaces are as good as their plain forms.
 * @example readShare('９０％') // { percent: 90, isSmall: false }
 */
export function readShare(text: string): TypedShare {
  const plain = text
    .normalize('NFKC')
    .replace(/[%٪]\s*$/u, '')
    .trim();
  if (plain === '') return { why: 'empty' };
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(plain)) return { why: 'not-number' };
  const percent = Number(plain);
  return percent > 0 && percent <= mostPercent ? { percent, isSmall: percent <= small } : { why: 'out-of-range' };
}
