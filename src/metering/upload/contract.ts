import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { askedDayShape, codeShape, dayShape, findingShape, instantShape, measuredDayShape } from '#kernel/shape.ts';
import { parcelStates } from './facts.ts';

const targetCode = z.string().min(1).max(60);
const count = z.number().int();
const versionShape = z.coerce.number().int().min(1).max(999_999_999);

const receiptFields = {
  /** The id of the receipt; there is one for each version. */
  receipt: z.string(),
  version: count,
  sha256: z.string(),
  rows: count,
  accepted: count,
  revised: count,
  repeated: count,
  /** Hours that the version before contained and this one does not: they are set aside. */
  withdrawn: count,
  rejected: count,
};

const targetShape = z.object({
  code: z.string(),
  /** `http(s)://…`, `file:DIR` or `collector://HOST:PORT`. */
  to: z.string(),
  centre: z.string(),
  region: codeShape,
  enabled: z.boolean(),
  /** The first day that is sent without being requested. */
  firstDay: dayShape,
  /** When it was last changed: passed as `seen`. */
  changedAt: instantShape,
});

const parcelShape = z.object({
  day: dayShape,
  state: z.enum(parcelStates),
  /** Null if no parcel was built for the day. */
  version: count.nullable(),
  rows: count.nullable(),
  sha256: z.string().nullable(),
  receipt: z.string().nullable(),
  /** The other side's counts of the rows; null over a collector connection, which acknowledges messages alone. */
  counts: z.object(receiptFields).omit({ receipt: true, version: true, sha256: true }).nullable(),
  /** The time as of which its rows were calculated. */
  knownAt: instantShape.nullable(),
  tried: instantShape.nullable(),
  attempts: count,
  /** Why there is no receipt yet. */
  reason: findingShape.nullable(),
  findings: z.array(findingShape),
});

const targets = asks('see-parcels')
  .route({ method: 'GET', path: '/upload/targets', summary: 'Where parcels of hours are sent' })
  .output(z.object({ targets: z.array(targetShape) }));

const target = asks('keep-upload-targets')
  .route({ method: 'POST', path: '/upload/targets', summary: 'Set up where parcels of a place are sent; the key is never told again' })
  .input(
    z.object({
      code: targetCode,
      to: z.string().min(1).max(1000),
      /** The six digits of the sending centre. */
      centre: z.string().max(20),
      region: codeShape,
      secret: z.string().min(1).max(500).optional(),
      firstDay: askedDayShape.optional(),
      enabled: z.boolean().optional(),
      /** `changedAt` of the target with this code as read; required if another destination, key or day replaces it. */
      seen: seenHashShape.optional(),
    }),
  )
  .output(targetShape);

const change = asks('keep-upload-targets')
  .route({ method: 'PUT', path: '/upload/targets/{target}', summary: 'Switch a target on or off' })
  .input(z.object({ target: targetCode, enabled: z.boolean() }))
  .output(targetShape);

const remove = asks('keep-upload-targets')
  .route({ method: 'DELETE', path: '/upload/targets/{target}', summary: 'Take a target away, with what was made for it' })
  .input(z.object({ target: targetCode }))
  .output(z.object({ removed: z.string() }));

const run = asks('keep-upload-targets')
  .route({ method: 'POST', path: '/upload/targets/{target}/run', summary: 'Make and send a day, or all that is owed or has changed' })
  .input(z.object({ target: targetCode, day: askedDayShape.optional() }))
  .output(z.object({ parcels: z.array(parcelShape) }));

const status = asks('see-parcels')
  .route({ method: 'GET', path: '/upload/targets/{target}/parcels', summary: 'The newest parcel of each day of a period that is over' })
  .input(z.object({ target: targetCode, from: measuredDayShape, to: measuredDayShape }))
  .output(z.object({ parcels: z.array(parcelShape) }));

const versions = asks('see-parcels')
  .route({ method: 'GET', path: '/upload/targets/{target}/parcels/{day}', summary: 'All versions of a day, the newest first' })
  .input(z.object({ target: targetCode, day: askedDayShape }))
  .output(z.object({ parcels: z.array(parcelShape) }));

const changes = asks('see-parcels')
  .route({
    method: 'GET',
    path: '/upload/targets/{target}/parcels/{day}/{version}/changes',
    summary: 'What a version tells otherwise than the one before it: rows with their old and new values',
  })
  .input(
    z.object({
      target: targetCode,
      day: askedDayShape,
      version: versionShape,
      limit: z.coerce.number().int().min(1).max(10_000).default(1000),
    }),
  )
  .output(
    z.object({
      changes: z.array(
        z.object({
          building: z.string(),
          item: z.string(),
          /** Local time of the building. */
          start: z.string(),
          /** Null: there was no row. */
          before: z.number().nullable(),
          after: z.number().nullable(),
        }),
      ),
      total: count,
    }),
  );

const receive = asks('hand-in-parcel')
  .route({
    method: 'POST',
    path: '/uploads',
    summary: 'Hand in a parcel: the zip itself as the body (its name in `name`), or a file uploaded before; answered when it is durable',
  })
  .input(z.object({ file: z.string().max(100), version: versionShape.optional() }))
  .output(
    z.object({
      ...receiptFields,
      import: count,
      centre: z.string(),
      day: dayShape,
      findings: z.array(findingShape),
    }),
  );

const received = asks('see-parcels')
  .route({ method: 'GET', path: '/uploads', summary: 'What came from other centres: the newest parcel of each day' })
  .input(z.object({ from: measuredDayShape, to: measuredDayShape }))
  .output(
    z.object({
      parcels: z.array(
        z.object({
          ...receiptFields,
          centre: z.string(),
          day: dayShape,
          import: count,
          by: z.string(),
          at: instantShape,
          undone: z.boolean(),
        }),
      ),
      /** Past days of the period for which nothing was received, by centre. */
      missing: z.array(z.object({ centre: z.string(), days: z.array(dayShape) })),
    }),
  );

export const uploadContract = { targets, target, change, remove, run, status, versions, changes, receive, received };
