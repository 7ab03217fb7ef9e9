import { z } from 'zod';
import { askedDayShape, askedTimeShape, carrierShape, codeShape } from '#kernel/shape.ts';
import { verificationStates } from './codes.ts';

export const stateShape = z.enum(verificationStates);

export const knownAt = askedTimeShape.optional();

/** Which meters on which day, without a page of them. */
export const dueQuestion = z.object({
  /** The local day; today where none is given. */
  on: askedDayShape.optional(),
  /** A meter is `due` whose certificate ends within so many days. */
  within: z.coerce.number().int().min(0).max(3660).default(90),
  region: codeShape.optional(),
  building: codeShape.optional(),
  /** One metering point alone. */
  meter: codeShape.optional(),
  /** The organisation that reads the meters, or one above it; or the heat company that charges by them. */
  company: codeShape.optional(),
  /** A settlement point of heat: its own meter and those of the households behind it, on that day. */
  point: codeShape.optional(),
  /** The device in place was installed so many whole years ago at least. */
  age: z.coerce.number().int().min(0).max(100).optional(),
  carrier: carrierShape.optional(),
  state: stateShape.optional(),
  knownAt,
});
