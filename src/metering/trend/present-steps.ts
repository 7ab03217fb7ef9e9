import { mostDigits, type JsonWriter } from '#kernel/json-writer.ts';
import type { WrittenJson } from '#kernel/written.ts';
import { writtenSteps } from '#kernel/written-steps.ts';
import { shownStep, type PointSteps } from './steps.ts';

const names = ['mean', 'min', 'max', 'last', 'coverage', 'within'] as const;
const labels = names.map((name) => [name, new TextEncoder().encode(`,"${name}":`)] as const);
const mostBytes = labels.reduce((sum, [, label]) => sum + label.length + mostDigits, 0);

/**
 * Steps in the form of the contract, `{start, end, mean, min, max, last, coverage, within?}`: a year by hour is 8,760 rows.
 * @param edges bounds of the steps, whole seconds UTC, one more than the number of steps
 * @param isWithin limits were requested
 */
export function presentPointSteps(edges: Float64Array, steps: PointSteps, isWithin: boolean): WrittenJson {
  const told = isWithin ? labels : labels.slice(0, -1);
  const write = (into: JsonWriter, at: number): void => {
    const shown = shownStep(steps, at, isWithin);
    for (const [name, label] of told) {
      into.bytes(label, 0, label.length);
      into.number(shown[name] ?? Number.NaN);
    }
  };
  return writtenSteps(edges, { mostBytes, write });
}
