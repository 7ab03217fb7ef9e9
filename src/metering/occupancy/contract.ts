import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenNumberShape } from '#kernel/seen.ts';
import {
  askedDayShape,
  askedTimeShape,
  codeShape,
  dayShape,
  findingShape,
  instantShape,
  measuredTimeShape,
  saidShape,
} from '#kernel/shape.ts';

const listShape = z.array(z.string());

/** `08:00-18:00`, by type of day, weekday and single day. */
const hoursShape = z.object({
  workday: listShape.optional(),
  rest: listShape.optional(),
  mon: listShape.optional(),
  tue: listShape.optional(),
  wed: listShape.optional(),
  thu: listShape.optional(),
  fri: listShape.optional(),
  sat: listShape.optional(),
  sun: listShape.optional(),
  days: z.record(z.string(), listShape).optional(),
  calendar: z.enum(['china', 'none']).optional(),
});

/** Hours in the form of answers. */
export type HoursShown = z.infer<typeof hoursShape>;

const building = codeShape;
const knownAt = askedTimeShape.optional();
/** The number of times hours were set or undone; 0 if never. */
const version = z.number().int().min(0);

const set = asks('edit')
  .route({
    method: 'POST',
    path: '/buildings/{building}/occupancy',
    summary: 'Sets the occupied time of a building, all along or from a local day on. `undo` takes it back',
  })
  .input(
    z.object({
      building,
      /** `{"workday": ["08:00-18:00"], "rest": [], "sat": ["09:00-12:00"], "days": {"2025-05-01": []}, "calendar": "none"}` */
      hours: saidShape,
      from: askedDayShape.optional(),
      /** The version that was read, if hours were set before. */
      seen: seenNumberShape.optional(),
    }),
  )
  .output(z.object({ building, version, change: z.number().int(), from: dayShape.nullable(), hours: hoursShape }));

const show = asks('view')
  .route({ method: 'GET', path: '/buildings/{building}/occupancy', summary: 'The occupied time of a building, as it is or was known' })
  .input(z.object({ building, from: measuredTimeShape, to: measuredTimeShape, knownAt }))
  .output(
    z.object({
      building,
      zone: z.string(),
      occupied: z.array(z.object({ start: instantShape, end: instantShape })),
      findings: z.array(findingShape),
    }),
  );

const versions = asks('view')
  .route({
    method: 'GET',
    path: '/buildings/{building}/occupancy/versions',
    summary: 'From which day on which hours hold, and who said what when',
  })
  .input(z.object({ building, knownAt }))
  .output(
    z.object({
      building,
      version,
      zone: z.string(),
      /** Whose holidays count, unless the hours say so. */
      calendar: z.enum(['china', 'none']),
      /** `from` null: always; `hours` null: nothing is set. */
      line: z.array(z.object({ from: dayShape.nullable(), hours: hoursShape.nullable() })),
      /** The newest first. */
      changes: z.array(
        z.object({
          change: z.number().int(),
          from: dayShape.nullable(),
          hours: hoursShape,
          by: z.string(),
          at: instantShape,
          takenBack: instantShape.nullable(),
        }),
      ),
    }),
  );

export const occupancyContract = { set, show, versions };
