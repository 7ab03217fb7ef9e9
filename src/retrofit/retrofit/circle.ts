/** The projects that come before each project. */
export type ComesAfter = ReadonlyMap<string, readonly string[]>;

/**
 * The shortest path from a project over those that come before it back to itself, starting with the project and not repeating it at the
 * end; null if there is none. @example circleOf('A', new Map([['A', ['B']], ['B', ['A']]])) // ['A', 'B']
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
