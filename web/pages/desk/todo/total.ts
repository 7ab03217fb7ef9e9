/** The total number of waiting items; the page and the tile of the overview show the same. */
export function totalOf(items: readonly { readonly count: number }[]): number {
  return items.reduce((sum, { count }) => sum + count, 0);
}
