import type { Carrier } from '#kernel/carrier.ts';
import { mostDigits } from '#kernel/json-writer.ts';
import { WrittenJson } from '#kernel/written.ts';

/** How much of each step is measured, 0 to 1, for one building and carrier; NaN for heat out of its season. */
export type CoverageRow = {
  readonly code: string;
  readonly name: string;
  readonly carrier: Carrier;
  readonly steps: readonly number[];
};

/** Rows in the form of the contract; a city's months or a building's days may be four million numbers. */
export function presentCoverage(rows: readonly CoverageRow[]): WrittenJson {
  return new WrittenJson((into) => {
    into.text('[');
    for (const [at, { steps, code, name, carrier }] of rows.entries()) {
      into.text(`${at === 0 ? '' : ','}${JSON.stringify({ code, name, carrier }).slice(0, -1)},"steps":[`);
      into.reserve(steps.length * (mostDigits + 1));
      for (const [step, share] of steps.entries()) {
        if (step > 0) into.sign(comma);
        into.number(share);
      }
      into.text(']}');
    }
    into.text(']');
  });
}

const comma = 0x2c;
