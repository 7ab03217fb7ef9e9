import type { FieldFault } from '#platform/ledger/kind-spec.ts';

/** The position of an organisation among others. */
export type OrganisationPlace = { readonly code: string; readonly parent: string | null; readonly region: string | null };

/** The existing organisations, and which of them the requester may use. */
export type Standing = {
  /** All organisations by code, for any requester. */
  readonly held: ReadonlyMap<string, OrganisationPlace & { readonly name: string }>;
  /** Regions whose organisations the requester may change; null is all, including those without a region. */
  readonly regions: ReadonlySet<string> | null;
};

/** An organisation in its new state; `taken`: the code exists and belongs to an organisation that the requester may not change. */
export type WantedOrganisation = {
  readonly value: OrganisationPlace;
  readonly held: OrganisationPlace | undefined;
  readonly taken: boolean;
};

/** Whether the requester may change organisations of a region. */
export const mayChange = (regions: Standing['regions'], region: string | null): boolean =>
  regions === null || (region !== null && regions.has(region));

/**
 * The faults in the parents of organisations to be written, by code: a parent must exist, or come in the same file without faults. Parents
 * out of scope are reported like nonexistent ones.
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

/** @param good what comes with it and has no faults so far */
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

/** Whether the requester sees an organisation with that code: those without a region may be named by everyone. */
function mayName(code: string, { held, regions }: Standing): boolean {
  const there = held.get(code);
  return there !== undefined && (there.region === null || mayChange(regions, there.region));
}

/** The codes from an organisation up to itself; null if it is not above itself. */
function circleOf(from: OrganisationPlace, find: (code: string) => OrganisationPlace | undefined): string[] | null {
  const passed = [from.code];
  for (let above = from.parent; above !== null; above = find(above)?.parent ?? null) {
    if (above === from.code) return [...passed, above];
    if (passed.includes(above)) return null;
    passed.push(above);
  }
  return null;
}
