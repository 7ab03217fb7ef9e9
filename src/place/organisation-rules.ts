import type { ReadRow } from '#imports/intake.ts';
import type { Checked } from './checks.ts';
import type { Found } from './regions.ts';
import type { OrganisationRow } from './store.ts';

/** What stands, and what of it the asker may do something with. */
export type Standing = {
  /** All organisations by code, whoever asks. */
  readonly held: ReadonlyMap<string, OrganisationRow>;
  /** Regions whose organisations the asker may change; null is all, and those of no region too. */
  readonly regions: ReadonlySet<string> | null;
  readonly gazetteer: { find(text: string): Found };
};

type CheckedOrganisation = Checked<OrganisationRow>;
type Fault = Exclude<CheckedOrganisation, { readonly value: OrganisationRow }>;

/** A row as it would stand; `taken`: somebody has the code whom the asker may not touch. */
type Wanted = {
  readonly row: number;
  readonly value: OrganisationRow;
  readonly held: OrganisationRow | undefined;
  readonly taken: boolean;
};

/**
 * Organisations as rows tell them. The right is asked of what stands and of what it becomes. What lies elsewhere is told like what is not there: of a code that is taken
 * no more is told than that it is not free, and that only where a new organisation could have been made of the row.
 */
export function judgeOrganisations(rows: readonly ReadRow[], standing: Standing): CheckedOrganisation[] {
  const read = rows.map((row) => readRow(row, standing));
  const faults = new Map<number, Fault>();
  for (;;) {
    const wanted = read.flatMap((one) => ('value' in one && !faults.has(one.row) ? [one] : []));
    const good = new Map(wanted.filter(({ taken }) => !taken).map(({ value }) => [value.code, value]));
    const found = wanted.flatMap((one) => faultOf(one, good, standing) ?? []);
    if (found.length === 0) break;
    for (const fault of found) faults.set(fault.row, fault);
  }
  return read.map((one) => ('value' in one ? (faults.get(one.row) ?? { row: one.row, value: one.value }) : one));
}

function readRow({ row, fields }: ReadRow, { held, regions, gazetteer }: Standing): Wanted | Fault {
  const code = String(fields['code']);
  const named = fields['region'] === undefined ? null : gazetteer.find(String(fields['region'] as string));
  if (named !== null && 'fault' in named) {
    const evidence = { value: fields['region'], ...('codes' in named && { codes: named.codes.join(' ') }) };
    return { row, column: 'region', code: named.fault, evidence };
  }
  const there = held.get(code);
  const taken = there !== undefined && !mayChange(regions, there.region);
  const before = taken ? undefined : there;
  const text = (name: 'kind' | 'parent' | 'contact' | 'phone'): string | null =>
    (fields[name] as string | undefined) ?? before?.[name] ?? null;
  const value = {
    code,
    name: String(fields['name']),
    kind: text('kind'),
    parent: text('parent'),
    region: named?.code ?? before?.region ?? null,
    contact: text('contact'),
    phone: text('phone'),
  };
  if (!mayChange(regions, value.region)) return { row, column: 'region', code: 'out-of-scope', evidence: { code } };
  return { row, value, held: before, taken };
}

const mayChange = (regions: Standing['regions'], region: string | null): boolean =>
  regions === null || (region !== null && regions.has(region));

/** @param good rows of the file that are not at fault so far */
function faultOf({ row, value, held, taken }: Wanted, good: ReadonlyMap<string, OrganisationRow>, standing: Standing): Fault | null {
  const { code, parent } = value;
  if (parent !== null && parent !== held?.parent && !good.has(parent) && !mayName(parent, standing))
    return standing.regions === null
      ? { row, column: 'parent', code: 'unknown-organisation', evidence: { value: parent } }
      : { row, column: 'parent', code: 'out-of-scope', evidence: { code: parent } };
  if (taken) return { row, column: 'code', code: 'out-of-scope', evidence: { code } };
  const circle = circleOf(value, (above) => good.get(above) ?? standing.held.get(above));
  if (circle === null) return null;
  const codes = circle.filter((one) => good.has(one) || mayName(one, standing)).join(' < ');
  return { row, column: 'parent', code: 'circle-of-parents', evidence: { codes } };
}

/** Whether the asker sees an organisation of that code: those of no region are everybody's to name. */
function mayName(code: string, { held, regions }: Standing): boolean {
  const there = held.get(code);
  return there !== undefined && (there.region === null || mayChange(regions, there.region));
}

/** The codes from an organisation up to itself; null where it is not above itself. */
function circleOf(from: OrganisationRow, find: (code: string) => OrganisationRow | undefined): string[] | null {
  const passed = [from.code];
  for (let above = from.parent; above !== null; above = find(above)?.parent ?? null) {
    if (above === from.code) return [...passed, above];
    if (passed.includes(above)) return null;
    passed.push(above);
  }
  return null;
}
