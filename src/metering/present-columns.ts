import { runsOf } from '#kernel/columns.ts';
import { formatInstant } from '#kernel/instant.ts';
import { mostDigits, type JsonWriter } from '#kernel/json-writer.ts';
import { WrittenJson } from '#kernel/written.ts';
import type { CombinedSteps } from './combine.ts';

/**
 * Steps as columns, `{start, seconds, values, coverage, estimated}`: the same as `presentSteps` says of them, see `useStepsOf`.
 * @param edges bounds of the steps, whole seconds UTC of the years 0 to 9999: one more than there are steps
 */
export function presentColumns(edges: Float64Array, { value, coverage, estimated }: CombinedSteps): WrittenJson {
  return new WrittenJson((into) => {
    const runs = {
      start: formatInstant(edges[0] as number),
      seconds: runsOf(value.length, (at) => (edges[at + 1] as number) - (edges[at] as number)),
      coverage: runsOf(value.length, (at) => coverage[at] as number),
      estimated: runsOf(value.length, (at) => estimated[at] === 1),
    };
    into.text(`${JSON.stringify(runs).slice(0, -1)},"values":`);
    writeNumbers(value, into);
    into.text('}');
  });
}

/** A list of numbers, null where nothing is known. */
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
