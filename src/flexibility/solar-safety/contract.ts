import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, idShape } from '#kernel/shape.ts';
import { solarDutyTerms, solarItemTerms, solarResultTerms, solarStateTerms } from './vocabulary.ts';

/** The most files per check. */
const mostFiles = 20;

const oneOf = <Code extends string>(terms: Readonly<Record<Code, unknown>>) => z.enum(Object.keys(terms) as [Code, ...Code[]]);
const [item, result, state] = [oneOf(solarItemTerms), oneOf(solarResultTerms), oneOf(solarStateTerms)];
const note = z.string().trim().max(2000).optional();

const safeShape = z.object({
  code: z.string(),
  name: z.string().nullable(),
  building: z.string(),
  buildingName: z.string().nullable(),
  kw: z.number(),
  installed: dayShape.nullable(),
  state,
  /** Up to the requested day, latest first. */
  checks: z.array(
    z.object({
      item,
      result,
      on: dayShape,
      /** Files of the dossier that document it; absent if there are none. */
      files: z.array(z.object({ entry: z.number().int(), name: z.string(), type: z.string(), about: z.string() })).optional(),
    }),
  ),
  duties: z.array(
    z.object({
      duty: oneOf(solarDutyTerms),
      since: dayShape.nullable(),
      /** Up to the requested day. */ days: z.number().int().nullable(),
      document: z.string(),
      clause: z.string(),
    }),
  ),
});

/** The current state after the action. */
const recorded = z.object({ change: z.number().int(), on: dayShape, resources: z.array(safeShape) });

const check = asks('edit')
  .route({ method: 'POST', path: '/solar/checks', summary: 'What a check of photovoltaics found of an item. `undo` takes it back' })
  .input(
    z.object({
      resource: codeShape,
      item,
      result,
      on: askedDayShape,
      note,
      /** Numbers of files in the dossier of its building that document the result. */
      files: z.array(idShape).max(mostFiles).optional(),
      /** Uploads that document it: they are stored in the dossier together with the check, or not at all. */
      uploads: z.array(z.string().min(1).max(100)).max(mostFiles).optional(),
    }),
  )
  .output(recorded);

const setState = asks('edit')
  .route({
    method: 'POST',
    path: '/solar/states',
    summary: 'Which state photovoltaics are in from a day on; into service only where no duty stands against it. `undo` takes it back',
  })
  .input(z.object({ resource: codeShape, as: state, on: askedDayShape, note }))
  .output(recorded);

const register = asks('view')
  .route({
    method: 'GET',
    path: '/solar/safety',
    summary: 'Photovoltaics of a place or a building: state, checks and what is owed on a day',
  })
  .input(
    z.object({
      region: codeShape.optional(),
      building: codeShape.optional(),
      /** If absent: the day of `knownAt`, otherwise today. */
      on: askedDayShape.optional(),
      knownAt: askedTimeShape.optional(),
    }),
  )
  .output(z.object({ on: dayShape, resources: z.array(safeShape) }));

export const solarSafetyContract = { check, setState, register };
