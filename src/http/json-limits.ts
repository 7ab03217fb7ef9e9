const kb = 1024;
const mb = 1024 * kb;

/** The most that a body of JSON may hold. */
export type JsonLimit = {
  readonly bytes: number;
  /** Keys and values that it names: what reading it costs hangs on these, not on its length. */
  readonly values: number;
};

/** Questions and edits of people: some hundred fields at most. */
const usual: JsonLimit = { bytes: 128 * kb, values: 8000 };

/** How a mapping of columns comes, where a file has one for each meter. */
const wide: JsonLimit = { bytes: 2 * mb, values: 45_000 };

/** Names, passwords, codes. */
const signIn: JsonLimit = { bytes: 64 * kb, values: 100 };

/** Addresses that really take lists, and what their longest ones need. Every other one takes what is `usual`. */
const more: Readonly<Record<string, JsonLimit>> = {
  // ten thousand readings, each with meter, time, end, value and unit
  '/readings/live': { bytes: 3 * mb, values: 140_000 },
  '/readings': { bytes: 3 * mb, values: 140_000 },
  // as many columns as a wide file may have
  '/imports/readings': wide,
  '/profiles': wide,
  '/imports/weather': wide,
  '/disclosure': { bytes: mb, values: 12_000 },
  '/disclosure/withdraw': { bytes: mb, values: 12_000 },
  // one text, ten times the longest document that is shipped
  '/knowledge/file': { bytes: 3 * mb, values: 100 },
  // a table of a city, as a page shows it
  '/exports/table': { bytes: 16 * mb, values: 1_500_000 },
  '/rating/rate': { bytes: mb, values: 30_000 },
  '/rating/prefab': { bytes: mb, values: 30_000 },
  '/rating/materials': { bytes: mb, values: 30_000 },
  '/rating/district': { bytes: mb, values: 30_000 },
  '/policy/rules': { bytes: mb, values: 30_000 },
  '/policy/check': { bytes: mb, values: 30_000 },
  '/policy/conditions': { bytes: mb, values: 30_000 },
  // one text: ten thousand projects with options and years
  '/retrofit/solve': { bytes: 64 * mb, values: 100 },
  '/policy/compare': { bytes: 2 * mb, values: 60_000 },
};

/** What the body of a request to this address may hold. @param path below `/api`, names in braces; null for the addresses of the sign-in */
export function jsonLimitOf(path: string | null): JsonLimit {
  return path === null ? signIn : (more[path] ?? usual);
}

/** The addresses that are named, for who asks whether they are still there. */
export const limitedPaths: readonly string[] = Object.keys(more);
