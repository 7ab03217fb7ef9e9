/** How many there are at one per `each`, but at least `least`. */
export function useCount(of: number, each: number, least: number): number {
  return Math.max(least, Math.round(of / each));
}
