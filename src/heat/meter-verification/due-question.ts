import { z } from 'zod';
import { askedDayShape, askedTimeShape, carrierShape, codeShape } from '#kernel/shape.ts';
import { verificationStates } from './codes.ts';

export const stateShape = z.enum(verificationStates);

export const knownAt = askedTimeShape.optional();

/** Filter for meters and day, without paging. */
export const dueQuestion = z.object({
  /** The local day; defaults to today. */
  on: askedDayShape.optional(),
  /** A meter is `due` if its certificate ends within this many days. */
  within: z.coerce.number().int().min(0).max(3660).default(90),
  region: codeShape.optional(),
  building: codeShape.optional(),
  /** Only one metering point. */
  meter: codeShape.optional(),
  /** The organisation that reads the meters, or one above it; or the heat company that charges by them. */
  company: codeShape.optional(),
  /** A heat settlement point: its own meter and those of the households behind it, on that day. */
  point: codeShape.optional(),
  /** The device in place was installed at least this many whole years ago. */
  age: z.coerce.number().int().min(0).max(100).optional(),
  carrier: carrierShape.optional(),
  state: stateShape.optional(),
  knownAt,
});
