import { z } from 'zod';
import { documentedAs } from './documented.ts';
import type { JsonWriter } from './json-writer.ts';

/**
 * A part of a response that writes itself as JSON: otherwise a year by quarter hours is 35,040 objects that are created to be read once,
 * copied while being checked against the contract, and garbage collected.
 */
export class WrittenJson {
  /** Writes one JSON value, synchronously. Its author proves by a test that it conforms to the contract. */
  readonly write: (into: JsonWriter) => void;

  constructor(write: (into: JsonWriter) => void) {
    this.write = write;
  }
}

/** The shape of a `WrittenJson` returned by a procedure; readers receive the value. It must be at the top level of a response. */
export function writtenShape<Value extends z.ZodType>(value: Value): z.ZodType<z.output<Value>, WrittenJson> {
  return documentedAs(
    z.custom<never>((given) => given instanceof WrittenJson),
    value,
  );
}

/** The shape of a list of such rows, likewise. */
export function writtenListShape<Row extends z.ZodType>(row: Row): z.ZodType<z.output<Row>[], WrittenJson> {
  return writtenShape(z.array(row)) as z.ZodType<z.output<Row>[], WrittenJson>;
}

/** An empty list. */
export const writtenEmpty = new WrittenJson((into) => into.text('[]'));
