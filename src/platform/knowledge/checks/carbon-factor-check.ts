import { carbonUnit, fitsCarrier } from '#kernel/carbon-unit.ts';
import type { EntryOf } from '../entry.ts';
import type { Fault, Placed } from '../read.ts';

/** Contradictions in carbon factors: a unit that its carrier is not measured in, a year together with days, days that end too early. */
export function carbonFactorFaults(entries: readonly Placed[]): Fault[] {
  return entries.filter(({ kind }) => kind === 'carbon-factor').flatMap(faultsOf);
}

function faultsOf({ file, held, lineAt, positionAt }: Placed): Fault[] {
  const { carrier, unit, year, validFrom, validTo, covers = [] } = held as EntryOf<'carbon-factor'>;
  const faults: Fault[] = [];
  const told = (path: readonly (string | number)[], code: string, evidence: Fault['evidence']) => {
    const { line, column } = positionAt?.(path) ?? { line: lineAt(path), column: 1 };
    faults.push({ file, line, code, evidence: { column, ...evidence } });
  };
  const read = carbonUnit(unit);
  if (read === null || !fitsCarrier(read, carrier)) told(['unit'], 'carbon-factor-unit', { unit, carrier });
  if (year !== undefined && (validFrom ?? validTo) !== undefined) told(['year'], 'carbon-factor-year-and-days', {});
  if (validFrom !== undefined && validTo !== undefined && validTo <= validFrom)
    told(['validTo'], 'carbon-factor-days-backwards', { from: validFrom, to: validTo });
  const before = new Set<string>();
  covers.forEach((place, at) => {
    if (before.has(place)) told(['covers', at], 'carbon-factor-covers-twice', { place });
    before.add(place);
  });
  return faults.toSorted((a, b) => a.line - b.line || Number(a.evidence['column']) - Number(b.evidence['column']));
}
