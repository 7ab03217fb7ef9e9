/** How steps are named. */
export type StepWords = {
  readonly below: (value: string) => string;
  readonly between: (low: string, high: string) => string;
  readonly from: (value: string) => string;
};

/** The names of the steps made by rising bounds: below the first, between two, from the last on. A step between equal bounds has none. */
export function stepNames(bounds: readonly number[], form: (value: number) => string, words: StepWords): string[] {
  const [first, last] = [bounds[0], bounds.at(-1)];
  if (first === undefined || last === undefined) return [];
  const between = bounds.slice(1).map((high, index) => {
    const low = bounds[index] as number;
    return low === high ? '' : words.between(form(low), form(high));
  });
  return [words.below(form(first)), ...between, words.from(form(last))];
}
