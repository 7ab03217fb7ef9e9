import { z } from 'zod';
import { seenHashShape } from '#kernel/seen.ts';
import { signInRulesShape } from '#platform/access/contract.ts';
import { asks } from '#kernel/rights.ts';
import { codeShape, instantShape } from '#kernel/shape.ts';
import { textForm, writtenAs } from '#kernel/text-form.ts';

const text = (most: number) => z.string().trim().max(most);

/** What the public page shows of the bureau's disclosures, and what may be disclosed at all. */
const disclosureShape = z.object({
  /** Whether the public page shows anything. */
  open: z.boolean(),
  /** A building is disclosed only if a consent is recorded for it. */
  consent: z.boolean(),
  /** Minimum floor area of a building, m2. */
  leastArea: z.number().min(0).max(10_000_000),
  /** Minimum coverage of every carrier of a building, a share of 1. */
  leastCoverage: z.number().min(0).max(1),
  /** Minimum number of buildings in a district's sum, so that no sum reveals a single building. */
  leastBuildings: z.number().int().min(3).max(10_000),
  /** A line for the readers of the public page: who is responsible, how to object. */
  notice: text(1000),
  /** The place whose documents' targets the public page lists; empty: none. */
  targetsOf: z.union([codeShape, z.literal('')]),
});

/** When automatic backups are made, and how many of them are kept. */
const backupsShape = z.object({
  every: z.enum(['never', 'day', 'week']),
  /** In the time zone Asia/Shanghai. */
  at: z.string().regex(textForm(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, writtenAs.clock.zh, writtenAs.clock.en)),
  /** 1 (Monday) to 7, for `week`. */
  weekday: z.number().int().min(1).max(7),
  kept: z.number().int().min(1).max(1000),
});

/** All settings of the city, with their values. Empty text is «not set». */
export const settingsShape = z.object({
  cityName: text(60),
  /** 审图号; without one no boundary is shown in public. */
  mapNumber: text(60),
  /** Address of map tiles with `{z}`, `{x}`, `{y}`. */
  tiles: text(500),
  /** The attribution of the tiles, as required by their licence. */
  tilesBy: text(200),
  disclosure: disclosureShape,
  backups: backupsShape,
  /** For how many years the files of imports are kept, from their arrival; null: forever. */
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
      /** `changedAt` as read, to change existing settings. */
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
      /** Its first administrator; null if it already has one. */
      user: z.string().nullable(),
      password: z.string().nullable(),
      /** The directory that contains it. */
      data: z.string(),
    }),
  );

export const settingsContract = { get, change, ownCity };
