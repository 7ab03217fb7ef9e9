/** The person's employer, and what they keep out of: organisations by code or name, buildings and cases by code. */
type Bound = { readonly organisation: string; readonly recuse: readonly string[] };

/** What a conflict is checked against. `organisations`: codes and names alike; empty ones match no one. */
type Concerned = { readonly organisations: readonly string[]; readonly building: string | null; readonly case: string | null };

/**
 * Whether a person must keep out (`casework.md`, panel): their own organisation, or one that they keep out of, is among those concerned, or
 * they keep out of the building or the case. Full-width and half-width characters are equal, because company names are written either way.
 * @example conflicts({ organisation: 'U1', recuse: ['B7'] }, { organisations: ['U2'], building: 'B7', case: null }) // true
 */
export function conflicts(person: Bound, of: Concerned): boolean {
  const organisations = new Set(of.organisations.map(keyOf).filter((key) => key !== ''));
  const concerned = new Set([...organisations, ...[of.building, of.case].flatMap((one) => (one === null ? [] : [keyOf(one)]))]);
  concerned.delete('');
  return organisations.has(keyOf(person.organisation)) || person.recuse.some((one) => concerned.has(keyOf(one)));
}

const keyOf = (text: string): string => text.normalize('NFKC').trim();
