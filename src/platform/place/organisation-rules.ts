import type { FieldFault } from '#platform/ledger/kind-spec.ts';

/** Where an organisation stands among others. */
export type OrganisationPlace = { readonly code: string; readonly parent: string | null; readonly region: string | null };

/** What stands, and what of it the asker may do something with. */
export type Standing = {
  /** All organisations by code, whoever asks. */
  readonly held: ReadonlyMap<string, OrganisationPlace & { readonly name: string }>;
  /** Regions whose organisations the asker may change; null is all, and those of no region too. */
  readonly regions: ReadonlySet<string> | null;
};

/** An organisation as it would stand; `taken`: somebody has the code whom the asker may not touch. */
export type WantedOrganisation = {
  readonly value: OrganisationPlace;
  readonly held: OrganisationPlace | undefined;
  readonly taken: boolean;
};

/** Whether organisations of a region are the asker's to change. */
export const mayChange = (regions: Standing['regions'], region: string | null): boolean =>
  regions === null || (region !== null && regions.has(region));

/**
 * What is wrong with the parents of organisations that are to be written, by code: a parent must stand, or come in with the same file and
 * be good itself. What lies elsewhere is told like what is not there.
 */
export function faultsOfParents(wanted: readonly WantedOrganisation[], standing: Standing): ReadonlyMap<string, FieldFault> {
  const faults = new Map<string, FieldFault>();
  for (;;) {
    const left = wanted.filter(({ value }) => !faults.has(value.code));
    const good = new Map(left.filter(({ taken }) => !taken).map(({ value }) => [value.code, value]));
    const found = left.flatMap((one) => {
      const fault = faultOf(one, good, standing);
      return fault === null ? [] : [[one.value.code, fault] as const];
    });
    if (found.length === 0) return faults;
    for (const [code, fault] of found) faults.set(code, fault);
  }
}

/** @param good what comes in with it and is not at fault so far */
function faultOf(
  { value, held, taken }: WantedOrganisation,
  good: ReadonlyMap<string, OrganisationPlace>,
  standing: Standing,
): FieldFault | null {
  const { parent } = value;
  if (parent !== null && parent !== held?.parent && !good.has(parent) && !mayName(parent, standing))
    return standing.regions === null
      ? { field: 'parent', code: 'unknown-organisation', evidence: { value: parent } }
      : { field: 'parent', code: 'out-of-scope', evidence: { code: parent } };
  if (taken) return null;
  const circle = circleOf(value, (above) => good.get(above) ?? standing.held.get(above));
  if (circle === null) return null;
  const codes = circle.filter((one) => good.has(one) || mayName(one, standing)).join(' < ');
  return { field: 'parent', code: 'circle-of-parents', evidence: { codes } };
}

/** Whether the asker sees an organisation of that code: those of no region are everybody's to name. */
function mayName(code: string, { held, regions }: Standing): boolean {
  const there = held.get(code);
  return there !== undefined && (there.region === null || mayChange(regions, there.region));
}

/** The codes from an organisation up to itself; null where it is not above itself. */
function circleOf(from: OrganisationPlace, find: (code: string) => OrganisationPlace | undefined): string[] | null {
  const passed = [from.code];
  for (let above = from.parent; above !== null; above = find(above)?.parent ?? null) {
    if (above === from.code) return [...passed, above];
    if (passed.includes(above)) return null;
    passed.push(above);
  }
  return null;
}
