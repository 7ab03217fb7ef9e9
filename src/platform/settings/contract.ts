import { z } from 'zod';
import { seenHashShape } from '#kernel/seen.ts';
import { signInRulesShape } from '#platform/access/contract.ts';
import { asks } from '#kernel/rights.ts';
import { codeShape, instantShape } from '#kernel/shape.ts';
import { textForm, writtenAs } from '#kernel/text-form.ts';

const text = (most: number) => z.string().trim().max(most);

/** What the public page shows of what the bureau discloses, and what may be disclosed at all. */
const disclosureShape = z.object({
  /** Whether the public page shows anything. */
  open: z.boolean(),
  /** A building is disclosed only where somebody wrote down who agreed to it. */
  consent: z.boolean(),
  /** Least floor area of a building, m2. */
  leastArea: z.number().min(0).max(10_000_000),
  /** Least coverage of every carrier of a building, a share of 1. */
  leastCoverage: z.number().min(0).max(1),
  /** Least number of buildings in a district's sum, so that no sum tells of one building. */
  leastBuildings: z.number().int().min(3).max(10_000),
  /** A line for the readers of the public page: who answers, how to object. */
  notice: text(1000),
  /** The place whose documents' targets the public page lists; empty: none are. */
  targetsOf: z.union([codeShape, z.literal('')]),
});

/** When backups are made by themselves, and how many of these are kept. */
const backupsShape = z.object({
  every: z.enum(['never', 'day', 'week']),
  /** On the clock of Asia/Shanghai. */
  at: z.string().regex(textForm(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, writtenAs.clock.zh, writtenAs.clock.en)),
  /** 1 (Monday) to 7, for `week`. */
  weekday: z.number().int().min(1).max(7),
  kept: z.number().int().min(1).max(1000),
});

/** Every setting of the city, with the value that it has. Empty text is «not set». */
export const settingsShape = z.object({
  cityName: text(60),
  /** 审图号; without one no boundary is shown in public. */
  mapNumber: text(60),
  /** Address of map tiles with `{z}`, `{x}`, `{y}`. */
  tiles: text(500),
  /** Who made the tiles, as their licence wants it said. */
  tilesBy: text(200),
  disclosure: disclosureShape,
  backups: backupsShape,
  /** For how many years the files of imports are kept, from when they came in; null: for ever. */
  filesKeptYears: z.number().int().min(1).max(100).nullable(),
  signIn: signInRulesShape,
});

const told = settingsShape.extend({ changedAt: instantShape.nullable(), changedBy: z.string().nullable() });

const get = asks('view')
  .route({ method: 'GET', path: '/settings', summary: 'What belongs to the city: name, map, rules of disclosure' })
  .output(told);

const change = asks('settings')
  .route({ method: 'POST', path: '/settings', summary: 'Change settings of the city; what is left out stays' })
  .input(
    settingsShape
      .extend({ disclosure: disclosureShape.partial(), backups: backupsShape.partial(), signIn: signInRulesShape.partial() })
      .partial()
      /** `changedAt` as it was read, where what somebody has set is changed. */
      .extend({ seen: seenHashShape.optional() }),
  )
  .output(told);

const ownCity = asks('settings')
  .route({
    method: 'POST',
    path: '/own-city',
    summary: 'From the demo: opens an empty city beside it and tells its address and the one-time password of its administrator',
  })
  .output(
    z.object({
      url: z.string(),
      /** Its first administrator; null where it has one already. */
      user: z.string().nullable(),
      password: z.string().nullable(),
      /** The directory that holds it. */
      data: z.string(),
    }),
  );

export const settingsContract = { get, change, ownCity };
