/** How many there are for one in `each`, but never fewer than `least`. */
export function useCount(of: number, each: number, least: number): number {
  return Math.max(least, Math.round(of / each));
}
