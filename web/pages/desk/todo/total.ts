/** How much waits in all; the page and the tile of the overview say the same. */
export function totalOf(items: readonly { readonly count: number }[]): number {
  return items.reduce((sum, { count }) => sum + count, 0);
}
