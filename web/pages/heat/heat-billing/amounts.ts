/** A piece of a sentence; amounts are those of yuan to the cent. */
export type Piece = { readonly part: string; readonly isAmount: boolean };

const amount = /(\d{1,3}(?:,\d{3})*\.\d{2} (?:元|yuan))/u;

/** A sentence cut at its amounts of money. @example amountsIn('多 1.50 元。') // [{ part: '多 ' …}, { part: '1.50 元', isAmount: true }, …] */
export const amountsIn = (text: string): Piece[] =>
  text
    .split(amount)
    .map((part, at) => ({ part, isAmount: at % 2 === 1 }))
    .filter(({ part }) => part !== '');
