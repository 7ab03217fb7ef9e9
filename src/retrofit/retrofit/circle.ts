/** By project the projects that come before it. */
export type ComesAfter = ReadonlyMap<string, readonly string[]>;

/**
 * The shortest way from a project over those that come before it back to itself, itself at its beginning and not at its end; null where
 * there is none. @example circleOf('A', new Map([['A', ['B']], ['B', ['A']]])) // ['A', 'B']
 */
export function circleOf(code: string, after: ComesAfter): string[] | null {
  const from = new Map<string, string | null>([[code, null]]);
  const next = [code];
  for (const at of next)
    for (const one of after.get(at) ?? []) {
      if (one === code) return wayTo(at, from);
      if (from.has(one)) continue;
      from.set(one, at);
      next.push(one);
    }
  return null;
}

function wayTo(last: string, from: ReadonlyMap<string, string | null>): string[] {
  const way: string[] = [];
  for (let at: string | null = last; at !== null; at = from.get(at) ?? null) way.unshift(at);
  return way;
}
