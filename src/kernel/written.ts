import { z } from 'zod';
import { documentedAs } from './documented.ts';
import type { JsonWriter } from './json-writer.ts';

/**
 * A part of an answer that writes itself as JSON: a year by quarters of an hour is 35,040 objects otherwise, which are made to be read
 * once, copied as they are checked against the contract, and cleared away.
 */
export class WrittenJson {
  /** Writes one JSON value, at once. Who makes it proves by a test that it is what the contract says. */
  readonly write: (into: JsonWriter) => void;

  constructor(write: (into: JsonWriter) => void) {
    this.write = write;
  }
}

/** The shape of what a procedure gives as `WrittenJson`; readers get the value. It stands at the top of an answer, not deeper. */
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

/** A list that is left empty. */
export const writtenEmpty = new WrittenJson((into) => into.text('[]'));
