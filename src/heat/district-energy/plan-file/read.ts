import type { z } from 'zod';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { mostFaults, readText, valueOf, type TypedText } from '#platform/typed-text/typed-text.ts';
import { type District, districtShape } from './shape.ts';

/** The value of a text, JSON or YAML. Throws Problem `district-broken` if it is neither. */
export const districtValue = (read: TypedText): unknown =>
  valueOf(read, ({ said }) => new Problem('bad-input', 'district-broken', { said }));

/**
 * A district as its file describes it. Nothing missing is guessed, and an unknown name is a fault.
 * @throws Problem `district-broken`; `district-bad` with every fault and where it is
 */
export function readDistrict(given: unknown): District {
  const read = districtShape.safeParse(typeof given === 'string' ? districtValue(readText(given)) : given);
  const faults = read.success ? unlike(read.data) : read.error.issues.flatMap(faultsOf);
  if (!read.success || faults.length > 0)
    throw new Problem('bad-input', 'district-bad', { count: faults.length }, faults.slice(0, mostFaults));
  return read.data;
}

const fault = (code: string, path: string, more: Readonly<Record<string, unknown>> = {}): Finding => ({
  code,
  severity: 'error',
  evidence: { path, ...more },
});

function faultsOf(issue: z.core.$ZodIssue): Finding[] {
  const path = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => fault('district-name-unknown', pathOf([...issue.path, key])));
  if (issue.code === 'invalid_type') return [fault('district-not-of-kind', path, { expected: issue.expected })];
  if (issue.code === 'too_small' && issue.inclusive === false) return [fault('district-not-above', path, { least: Number(issue.minimum) })];
  if (issue.code === 'too_small') return [fault('district-too-small', path, { least: Number(issue.minimum) })];
  if (issue.code === 'too_big') return [fault('district-too-big', path, { most: Number(issue.maximum) })];
  if (issue.code === 'invalid_value') return [fault('district-not-among', path, { values: issue.values.join(', ') })];
  return [fault('district-not-allowed', path)];
}

/** @example pathOf(['plots', 0, 'use']) // 'plots[0].use' */
const pathOf = (path: readonly PropertyKey[]): string =>
  path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('');

/** What no field by itself shows. */
const unlike = ({ plots, supplies, stores }: District): Finding[] => [
  ...plots.flatMap(({ building, use, areaM2 }, at) =>
    (building === undefined) === (use !== undefined && areaM2 !== undefined) ? [] : [fault('district-plot-which', `plots[${at}]`)],
  ),
  ...supplies.flatMap((one, at) => [
    ...((one.from === undefined) === (one.ratio === undefined) ? [] : [fault('district-ratio', `supplies[${at}]`)]),
    ...(one.yuanPerYear > 0 && one.mostKw === undefined ? [fault('district-needs-most', `supplies[${at}]`)] : []),
  ]),
  ...twice(plots, 'plots'),
  ...buildingsTwice(plots),
  ...twice([...supplies, ...stores], 'supplies'),
];

/** A building that is two plots would be supplied twice. */
function buildingsTwice(plots: District['plots']): Finding[] {
  const had = new Set<string>();
  return plots.flatMap(({ building }, at) => {
    if (building === undefined) return [];
    if (had.has(building)) return [fault('district-building-twice', `plots[${at}].building`, { building })];
    had.add(building);
    return [];
  });
}

function twice(all: readonly { readonly code: string }[], list: string): Finding[] {
  const had = new Set<string>();
  return all.flatMap(({ code }, at) => {
    if (had.has(code)) return [fault('district-code-twice', `${list}[${at}].code`, { value: code })];
    had.add(code);
    return [];
  });
}
