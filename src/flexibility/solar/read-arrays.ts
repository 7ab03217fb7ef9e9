import type { Finding } from '#kernel/finding.ts';
import { jsonFaultAt } from '#kernel/json-fault.ts';
import { Problem } from '#kernel/problem.ts';
import { refuseTwiceInJson } from '#kernel/twice-in-json.ts';
import { type Mounting, mountingTerms } from '#registry/resources/vocabulary.ts';
import type { ArrayFacts } from './array.ts';

/** The allowed ranges of an array's numbers, as in the register of resources. */
const ranges = {
  kw: [0.001, 1_000_000],
  tilt: [0, 90],
  azimuth: [0, 360],
  inverterKw: [0.001, 1_000_000],
  gamma: [-0.02, 0.01],
  loss: [0, 1],
  albedo: [0, 1],
} as const;

type Numeric = keyof typeof ranges;

const required: readonly Numeric[] = ['kw', 'tilt', 'azimuth'];
const names: ReadonlySet<string> = new Set(['code', 'mounting', ...Object.keys(ranges)]);

/** The expected content of a file. */
const shape = '{"arrays": [{"code": "A", "kw": 100, "tilt": 30, "azimuth": 180}]}';

/** More arrays than a city has roofs. */
const most = 20_000;

/**
 * The arrays of a file `{arrays: [{code, kw, tilt, azimuth, …}]}`, JSON.
 * @throws Problem `arrays-broken` if it is not such a file, or has no arrays or more than 20,000; the first fault, with all of them: the
 * array, the field, its value
 */
export function readArrays(text: string): { readonly arrays: ArrayFacts[]; readonly findings: Finding[] } {
  const [faults, doubts]: [Finding[], Finding[]] = [[], []];
  const arrays = arraysIn(text).map((one, at) => arrayOf(one, at, faults, doubts));
  for (const [code, alike] of Map.groupBy(arrays, (one) => one.code))
    if (alike.length > 1) faults.push({ code: 'array-twice', severity: 'error', evidence: { array: code, count: alike.length } });
  const [first] = faults;
  if (first !== undefined) throw new Problem('bad-input', first.code, { ...first.evidence, count: faults.length }, faults.slice(0, 1000));
  return { arrays, findings: doubts.slice(0, 1000) };
}

function arraysIn(text: string): readonly unknown[] {
  const bare = text.replace(/^\uFEFF/u, '');
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch {
    const place = jsonFaultAt(bare) ?? { line: 1, column: 1 };
    throw new Problem('bad-input', 'arrays-broken', { shape, about: 'place', ...place });
  }
  refuseTwiceInJson(bare);
  const arrays = typeof value === 'object' && value !== null && 'arrays' in value ? value.arrays : undefined;
  if (!Array.isArray(arrays) || arrays.length === 0 || arrays.length > most)
    throw new Problem('bad-input', 'arrays-broken', {
      shape,
      ...(Array.isArray(arrays) ? { about: 'count', count: arrays.length, most } : {}),
    });
  return arrays as readonly unknown[];
}

function arrayOf(given: unknown, at: number, faults: Finding[], doubts: Finding[]): ArrayFacts {
  const row: Readonly<Record<string, unknown>> =
    typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Record<string, unknown>) : {};
  const code = typeof row['code'] === 'string' && row['code'].trim() !== '' ? row['code'].trim() : `arrays[${at}]`;
  const evidence = (field: string, more = {}) => ({
    array: code,
    path: `arrays[${at}].${field}`,
    name: field,
    field: `${code}.${field}`,
    ...more,
  });
  const fault = (kind: string, field: string, more = {}): void =>
    void faults.push({ code: kind, severity: 'error', evidence: evidence(field, more) });
  if (code === `arrays[${at}]`) fault('array-field-missing', 'code');
  for (const name of Object.keys(row))
    if (!names.has(name)) doubts.push({ code: 'array-field-unknown', severity: 'warning', evidence: evidence(name) });
  const told = (name: Numeric): number | null => {
    const value = row[name];
    const [min, max] = ranges[name];
    if (value === undefined || value === null) {
      if (required.includes(name)) fault('array-field-missing', name);
      return null;
    }
    if (typeof value === 'number' && value >= min && value <= max) return value;
    fault('out-of-range', name, { value: typeof value === 'number' ? String(value) : JSON.stringify(value).slice(0, 60), min, max });
    return null;
  };
  const numbers = Object.fromEntries(Object.keys(ranges).map((name) => [name, told(name as Numeric)])) as Record<Numeric, number | null>;
  const mounting = row['mounting'] ?? null;
  if (mounting !== null && !(typeof mounting === 'string' && Object.hasOwn(mountingTerms, mounting)))
    fault('array-mounting-unknown', 'mounting', {
      value: JSON.stringify(mounting).slice(0, 60),
      known: Object.keys(mountingTerms).join(', '),
    });
  const { kw, tilt, azimuth, ...rest } = numbers;
  return { code, kw: kw ?? 0, tilt: tilt ?? 0, azimuth: azimuth ?? 0, ...rest, mounting: mounting as Mounting | null };
}
