/** How many things wait: organisations to be asked, each once for all that it owes, and items of other kinds. */
export function totalOf(items: readonly { readonly count: number; readonly units: number | null }[]): number {
  return items.reduce((sum, { count, units }) => sum + (units ?? count), 0);
}
