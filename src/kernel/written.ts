import { z } from 'zod';
import { documentedAs } from './documented.ts';
import type { JsonWriter } from './json-writer.ts';

/**
 * A list of an answer that writes itself as JSON: a year by quarters of an hour is 35,040 objects otherwise, which are made to be read once, copied as they are checked against
 * the contract, and cleared away.
 */
export class WrittenList {
  /** Writes a JSON array, at once. Who makes it proves by a test that it is what the contract says. */
  readonly write: (into: JsonWriter) => void;

  constructor(write: (into: JsonWriter) => void) {
    this.write = write;
  }
}

/** The shape of a list of such rows that a procedure gives as a `WrittenList`; readers get an array. It stands at the top of an answer, not deeper. */
export function writtenListShape<Row extends z.ZodType>(row: Row): z.ZodType<z.output<Row>[], WrittenList> {
  return documentedAs(
    z.custom<never>((value) => value instanceof WrittenList),
    z.array(row),
  );
}
