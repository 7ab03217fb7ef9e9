import { seenNumberShape } from '#kernel/seen.ts';
import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, codeShape, dayShape, idShape, instantShape, saidShape } from '#kernel/shape.ts';
import { textForm } from '#kernel/text-form.ts';
import { measuredContract } from './measured-contract.ts';

const daysOfYear = z.object({ from: z.string(), to: z.string() });

const season = z.object({
  region: z.string(),
  heating: daysOfYear,
  cooling: daysOfYear,
  /** K */
  tolerance: z.number(),
  by: z.string(),
  recorded: instantShape,
  /** The version among all that the place stated: passed as `seen` to replace it. */
  version: z.number().int(),
});

const setSeason = asks('settings')
  .route({
    method: 'POST',
    path: '/temperature/seasons',
    summary:
      'States when a place heats and cools, first and last day of each included (`11-15:03-15`), and by how much a room may be off, K',
  })
  .input(
    z.object({
      region: codeShape,
      heating: z.string().max(40),
      cooling: z.string().max(40),
      tolerance: z.number().optional(),
      /** The version that this replaces, as read. */
      seen: seenNumberShape.optional(),
    }),
  )
  .output(season);

const seasons = asks('view')
  .route({ method: 'GET', path: '/temperature/seasons', summary: 'When places heat and cool, as far as it was stated' })
  .output(z.object({ seasons: z.array(season) }));

const verdict = z.enum(['inside', 'outside', 'undecided', 'not-judged']);
const seasonKind = z.enum(['heating', 'cooling']).nullable();
const note = z.string().trim().max(2000).optional();

const measurement = z.object({
  client: z.string(),
  at: instantShape,
  instrument: z.object({ number: z.string(), accuracyK: z.number(), verifiedUntil: dayShape }),
  rooms: z.array(z.object({ room: z.string(), temperature: z.number(), verdict })),
  witness: z.string().nullable(),
  note: z.string().nullable(),
  season: seasonKind,
  /** degC; null on a day in neither season. */
  limit: z.number().nullable(),
  /** K beyond the limit that are allowed: the larger of tolerance and accuracy. */
  margin: z.number(),
  verdict,
  rule: z.object({
    id: z.string(),
    version: z.number().int(),
    source: z.object({ document: z.string(), clause: z.string() }),
    status: z.string(),
    indicative: z.boolean(),
  }),
});

const kept = { n: z.number().int(), by: z.string(), recorded: instantShape };

const act = z.discriminatedUnion('kind', [
  z.object({ ...kept, kind: z.literal('inspect'), detail: measurement }),
  z.object({ ...kept, kind: z.literal('recheck'), detail: measurement }),
  z.object({ ...kept, kind: z.literal('notice'), detail: z.object({ due: dayShape, text: z.string().nullable() }) }),
  z.object({
    ...kept,
    kind: z.literal('penalty'),
    /** yuan, as typed */
    detail: z.object({ authority: z.string(), clause: z.string(), amount: z.string(), note: z.string().nullable() }),
  }),
  z.object({ ...kept, kind: z.literal('close'), detail: z.object({ note: z.string().nullable() }) }),
]);

const photo = z.object({
  id: z.number().int(),
  /** The number of its measurement. */
  act: z.number().int(),
  room: z.string().nullable(),
  name: z.string(),
  /** Determined by its first bytes. */
  type: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  by: z.string(),
  recorded: instantShape,
});

const inspection = z.object({
  id: z.number().int(),
  building: z.string(),
  state: z.enum(['measured', 'ordered', 'rechecked', 'penalised', 'closed']),
  /** Of the last measurement. */
  verdict,
  season: seasonKind,
  /** The day by which it must be rectified. */
  due: dayShape.nullable(),
  acts: z.array(act),
  photos: z.array(photo),
});

/** An inspection in responses. */
export type InspectionShown = z.infer<typeof inspection>;

/** `{client, at, instrument: {number, accuracyK, verifiedUntil}, rooms: [{room, temperature}], witness?, note?}` */
const measured = saidShape;

const inspect = asks('inspect')
  .route({
    method: 'POST',
    path: '/buildings/{building}/temperature-inspections',
    summary: 'Writes down what was measured in the rooms of a building; sent again by its `client` it counts once',
  })
  .input(z.object({ building: codeShape, measured }))
  .output(inspection);

const addPhoto = asks('inspect')
  .route({
    method: 'POST',
    path: '/temperature/inspections/{id}/photos',
    summary: 'Keeps an uploaded JPEG or PNG with a measurement, the last unless its client is told; the same bytes count once',
  })
  .input(
    z.object({
      id: idShape,
      file: z.string().min(1).max(100),
      client: z.string().max(200).optional(),
      room: z.string().max(200).optional(),
    }),
  )
  .output(inspection);

const notice = asks('inspect')
  .route({ method: 'POST', path: '/temperature/inspections/{id}/notice', summary: 'Orders it to be mended until a day' })
  .input(z.object({ id: idShape, due: askedDayShape, text: note }))
  .output(inspection);

const recheck = asks('inspect')
  .route({ method: 'POST', path: '/temperature/inspections/{id}/recheck', summary: 'Writes down what was measured again' })
  .input(z.object({ id: idShape, measured }))
  .output(inspection);

const penalty = asks('inspect')
  .route({
    method: 'POST',
    path: '/temperature/inspections/{id}/penalty',
    summary: 'Writes down a penalty as it was imposed: authority, clause and amount (yuan) as typed; none is proposed',
  })
  .input(
    z.object({
      id: idShape,
      authority: z.string().trim().min(1).max(200),
      clause: z.string().trim().min(1).max(500),
      amount: z
        .string()
        .trim()
        .regex(
          textForm(
            /^\d{1,12}(\.\d{1,2})?$/u,
            '金额（元），至多两位小数，如 1500.00',
            'an amount in yuan with two decimals at most, like 1500.00',
          ),
        ),
      note,
    }),
  )
  .output(inspection);

const close = asks('inspect')
  .route({ method: 'POST', path: '/temperature/inspections/{id}/close', summary: 'Closes an inspection that is not outside' })
  .input(z.object({ id: idShape, note, seen: seenNumberShape.optional() }))
  .output(inspection);

const get = asks('view')
  .route({ method: 'GET', path: '/temperature/inspections/{id}', summary: 'An inspection with all its acts' })
  .input(z.object({ id: idShape }))
  .output(inspection);

const list = asks('view')
  .route({ method: 'GET', path: '/temperature/inspections', summary: 'Inspections of a building, of a place, or all, the newest first' })
  .input(z.object({ building: codeShape.optional(), region: codeShape.optional() }))
  .output(z.object({ inspections: z.array(inspection), total: z.number().int() }));

export const comfortContract = {
  ...measuredContract,
  seasons: { set: setSeason, list: seasons },
  inspections: { inspect, photo: addPhoto, notice, recheck, penalty, close, get, list },
};
