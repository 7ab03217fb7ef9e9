import { runsOf } from './columns.ts';
import { formatInstant } from './instant.ts';
import { mostDigits, type JsonWriter } from './json-writer.ts';
import { WrittenJson } from './written.ts';

/**
 * Steps of time as columns, written as JSON: `{start, seconds, values}` together with columns given in runs; see `TimeColumns`.
 * @param edges bounds of the steps, whole seconds UTC of the years 0 to 9999: one more than there are steps
 * @param values NaN if unknown
 * @param runs by name, the value at a step
 */
export function writtenColumns(
  edges: Float64Array,
  values: Float64Array,
  runs: Readonly<Record<string, (step: number) => number | boolean>> = {},
): WrittenJson {
  return new WrittenJson((into) => {
    const told = {
      start: formatInstant(edges[0] as number),
      seconds: runsOf(values.length, (at) => (edges[at + 1] as number) - (edges[at] as number)),
      ...Object.fromEntries(Object.entries(runs).map(([name, at]) => [name, runsOf(values.length, at)])),
    };
    into.text(`${JSON.stringify(told).slice(0, -1)},"values":`);
    writeNumbers(values, into);
    into.text('}');
  });
}

/** A list of numbers, null if unknown. */
function writeNumbers(numbers: Float64Array, into: JsonWriter): void {
  into.text('[');
  into.reserve(numbers.length * (mostDigits + 1));
  for (let at = 0; at < numbers.length; at++) {
    if (at > 0) into.sign(comma);
    into.number(numbers[at] as number);
  }
  into.text(']');
}

const comma = 0x2c;
