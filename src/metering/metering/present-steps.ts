import { mostDigits, type JsonWriter } from '#kernel/json-writer.ts';
import type { WrittenJson } from '#kernel/written.ts';
import { writtenSteps } from '#kernel/written-steps.ts';
import type { CombinedSteps } from './sums/combine.ts';

/**
 * Steps in the form of the contract, `{start, end, value, coverage, estimated?}`, written from their columns.
 * @param edges bounds of the steps, whole seconds UTC of the years 0 to 9999: one more than the number of steps
 */
export function presentSteps(edges: Float64Array, { value, coverage, estimated }: CombinedSteps): WrittenJson {
  const write = (into: JsonWriter, at: number): void => {
    into.bytes(valueText, 0, valueText.length);
    into.number(value[at] as number);
    into.bytes(coverageText, 0, coverageText.length);
    into.number(coverage[at] as number);
    if (estimated[at] === 1) into.bytes(estimatedText, 0, estimatedText.length);
  };
  return writtenSteps(edges, { mostBytes, write });
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const [valueText, coverageText, estimatedText] = [ascii(',"value":'), ascii(',"coverage":'), ascii(',"estimated":true')];
const mostBytes = valueText.length + coverageText.length + estimatedText.length + 2 * mostDigits;
