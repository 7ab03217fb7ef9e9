/** The years of a plan, from the first to the last. @example yearsText([2027, 2028, 2029]) // '2027–2029' */
export function yearsText(years: readonly number[]): string {
  const isRow = years.every((year, at) => at === 0 || year === (years[at - 1] ?? 0) + 1);
  return isRow && years.length > 1 ? `${years[0]}–${years.at(-1)}` : years.join(' ');
}
