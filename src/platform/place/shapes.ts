import { isDeepStrictEqual } from 'node:util';
import type { Tally } from '#platform/list-intake/intake.ts';
import type { NamedBoundary } from './boundary.ts';
import { type Checked, checkPlace } from './checks.ts';
import { placeDictionary } from './fields.ts';
import { createGazetteer } from './regions.ts';
import type { PlaceRow } from './store.ts';

/** Reads features as places, one after another: the place that a feature describes, or the place whose boundary it is. */
export function placeFinder(known: ReadonlyMap<string, PlaceRow>, shapes: readonly NamedBoundary[]) {
  const gazetteer = createGazetteer([...known.values()]);
  const codes = new Set([...known.keys(), ...shapes.flatMap(({ own, code }) => (own && code !== null ? [code] : []))]);
  return (shape: NamedBoundary, row: number): Checked<PlaceRow> => {
    const { code, name, parent, boundary } = shape;
    if (shape.own) {
      const faulty = Object.entries({ code, name, parent }).find(([field, text]) => text !== null && !isText(field, text));
      if (faulty !== undefined) return { row, column: faulty[0], code: 'bad-text', evidence: { value: faulty[1] } };
      const fields = { code, name, ...(parent !== null && { parent }), ...(boundary !== null && { boundary }) };
      const checked = checkPlace({ row, fields, faults: [] }, codes);
      const held = known.get(code ?? '');
      return 'value' in checked && held !== undefined ? { row, value: { ...checked.value, source: held.source } } : checked;
    }
    const text = code ?? name ?? '';
    const found = gazetteer.find(text);
    const held = 'code' in found ? known.get(found.code) : undefined;
    if (held === undefined) return { row, column: 'code', code: 'unknown-region', evidence: { value: text } };
    if (boundary === null) return { row, column: 'geometry', code: 'bad-boundary', evidence: { value: text } };
    return { row, value: { ...held, boundary } };
  };
}

/** In the form accepted by a table of places. */
function isText(field: string, text: string): boolean {
  const spec = placeDictionary.fields.find(({ name }) => name === field);
  return spec === undefined || 'value' in spec.parse(text, 1);
}

type Fault = { readonly row: number; readonly column: string; readonly code: string; readonly evidence: Record<string, unknown> };

/** Of features with the same code equal ones count once, different ones not at all (`cli.md`, Rows). */
export function oncePerCode(checked: readonly Checked<PlaceRow>[], tally: Tally): { good: PlaceRow[]; rejected: Fault[] } {
  const rejected: Fault[] = checked.flatMap((one) => ('value' in one ? [] : [one]));
  const good: PlaceRow[] = [];
  for (const [code, same] of Map.groupBy(
    checked.flatMap((one) => ('value' in one ? [one] : [])),
    ({ value }) => value.code,
  )) {
    const rows = same.map(({ row }) => row).join(', ');
    if (same.every(({ value }) => isDeepStrictEqual(value, same[0]?.value))) {
      good.push((same[0] as { value: PlaceRow }).value);
      tally.repeated += same.length - 1;
    } else rejected.push(...same.map(({ row }) => ({ row, column: 'code', code: 'code-twice', evidence: { code, rows } })));
  }
  return { good, rejected: rejected.toSorted((a, b) => a.row - b.row) };
}
