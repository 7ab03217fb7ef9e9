import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedTimeShape, codeShape, dayShape, instantShape, measuredDayShape, measuredTimeShape } from '#kernel/shape.ts';
import { capabilityByTerms, seasonTerms } from './vocabulary.ts';

const codes = <Code extends string>(terms: Readonly<Record<Code, unknown>>) => z.enum(Object.keys(terms) as [Code, ...Code[]]);
const knownAt = askedTimeShape.optional();
const known = z.number().nullable();

const able = { downKw: known, upKw: known };

/** What resources can lower and raise over some hours. */
export const capability = asks('view')
  .route({
    method: 'GET',
    path: '/capability',
    summary: 'What adjustable resources of a region, a portfolio or a building can lower and raise over some hours',
  })
  .input(
    z.object({
      region: codeShape.optional(),
      portfolio: codeShape.optional(),
      building: codeShape.optional(),
      at: measuredTimeShape,
      hours: z.coerce.number().positive().max(48),
      knownAt,
    }),
  )
  .output(
    z.object({
      resources: z.array(z.object({ code: z.string(), building: z.string(), kind: z.string(), ...able })),
      byKind: z.array(z.object({ kind: z.string(), ...able })),
      total: z.object(able),
      /** A typical year was used where outdoor temperature was not observed. */
      indicative: z.boolean(),
      /** Codes of the resources about which too little is known. */
      unknown: z.array(z.string()),
    }),
  );

const byHour = z.array(known);
const capableRow = {
  resources: z.number().int(),
  /** From the register, kW; null if it has none. */
  registeredKw: z.number().nullable(),
  downKw: byHour,
  upKw: byHour,
  /** Mean response of settled events of the past year that touched the hour; null if there were none, and when grouped by kind. */
  provenDownKw: byHour,
  provenUpKw: byHour,
  /** The same regardless of the hour, with the number of responses it is based on. */
  proven: z.object({ ...able, events: z.number().int() }),
};

/** The same, starting at each hour of a day. */
export const capabilityHours = asks('view')
  .route({
    method: 'GET',
    path: '/capability/hours',
    summary: 'What adjustable resources can lower and raise from each hour of a day on, beside registered and proven power',
  })
  .input(
    z.object({
      region: codeShape.optional(),
      portfolio: codeShape.optional(),
      building: codeShape.optional(),
      /** With a season: the latest day considered when the season is looked up. */
      day: measuredDayShape,
      season: codes(seasonTerms).optional(),
      by: codes(capabilityByTerms).optional(),
      hours: z.coerce.number().positive().max(48).optional(),
      knownAt,
    }),
  )
  .output(
    z.object({
      day: dayShape,
      zone: z.string(),
      season: codes(seasonTerms).nullable(),
      by: codes(capabilityByTerms),
      /** The start of each hour, and its hour of the clock. */
      starts: z.array(instantShape),
      clock: z.array(z.number().int()),
      rows: z.array(z.object({ code: z.string(), name: z.string().nullable(), ...capableRow })),
      total: z.object(capableRow),
      indicative: z.boolean(),
      unknown: z.array(z.string()),
    }),
  );
