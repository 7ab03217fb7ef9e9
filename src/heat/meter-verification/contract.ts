import { z } from 'zod';
import { asks } from '#kernel/rights.ts';
import { carrierShape, dayShape, figureShape, measuredDayShape, pageOf } from '#kernel/shape.ts';
import { kindContract, provenance } from '#platform/ledger/kind-contract.ts';
import { verificationKinds, verificationResults } from './codes.ts';
import { kindListShapes } from '#platform/ledger/kind-list-shapes.ts';
import { kindShapes } from '#platform/ledger/kind-shapes.ts';
import { dueQuestion, knownAt, stateShape } from './due-question.ts';
import { sampleContract } from './sample-contract.ts';
import { certificateFacts, certificateList } from './vocabulary.ts';

const certificateShape = z.object({
  certificate: z.string(),
  /** `until`: the last day of validity stated on it; `device`: the day on which the verified device had been installed. */
  ...kindShapes(certificateFacts),
  /** The metering point, by its code. */
  meter: z.string(),
  kind: z.enum(verificationKinds),
  verified: dayShape,
  result: z.enum(verificationResults),
});

const { sort: _sort, descending: _descending, ...listShapes } = kindListShapes(certificateList);

const kind = kindContract({
  one: 'certificate',
  many: 'certificates',
  path: '/certificates',
  article: 'a certificate of a meter',
  plural: 'certificates of meters',
  rights: { file: 'keep-certificates', edit: 'keep-certificates', see: 'view' },
  remarks: { add: '`code` is its number' },
});

const list = asks('view')
  .route({ method: 'GET', path: '/certificates', summary: 'Certificates of meters, filtered and paged, in the order of their numbers' })
  .input(z.object(listShapes))
  .output(z.object({ certificates: z.array(certificateShape), total: z.number().int() }));

const get = asks('view')
  .route({ method: 'GET', path: '/certificates/{certificate}', summary: 'A certificate of a meter: its fields, and where each comes from' })
  .input(kind.one.extend({ knownAt }))
  .output(certificateShape.extend(provenance));

const due = asks('view')
  .route({
    method: 'GET',
    path: '/meter-verification/due',
    summary: 'Meters by their certificates on a day: failed, overdue, due soon, without certificate, of unknown interval, valid',
  })
  .input(dueQuestion.extend({ ...pageOf(1000, 1000) }))
  .output(
    z.object({
      on: dayShape,
      within: z.number().int(),
      meters: z.array(
        z.object({
          meter: z.string(),
          carrier: carrierShape,
          building: z.string().nullable(),
          /** The household that has the meter on that day; null if no visible household does. */
          household: z.string().nullable(),
          /** When the device in place was installed. */
          device: dayShape.nullable(),
          /** Whole years since then. */
          age: z.number().int().nullable(),
          certificate: z.string().nullable(),
          verified: dayShape.nullable(),
          /** The first day on which its certificate is no longer valid. */
          due: dayShape.nullable(),
          state: stateShape,
          /** It depends on an interval that has not been checked against its source. */
          indicative: z.boolean(),
        }),
      ),
      total: z.number().int(),
      /** Over all selected meters, regardless of their state. */
      counts: z.record(stateShape, z.number().int()),
      /** If filtered by age: how many are left out because their installation day is unknown. */
      ageUnknown: z.number().int().nullable(),
      /** The share of meters without a certificate; null if there are no meters. */
      shareWithout: z.number().nullable(),
    }),
  );

const countedShape = z.object({
  /** A company or a region by its code; null: meters without a reading company, or without a building. */
  code: z.string().nullable(),
  name: z.string().nullable(),
  total: z.number().int(),
  counts: z.record(stateShape, z.number().int()),
  shareWithout: z.number(),
});

const shares = asks('view')
  .route({
    method: 'GET',
    path: '/meter-verification/shares',
    summary: 'How many meters of each company and of each region are in each state on a day, and the share of those without certificate',
  })
  .input(dueQuestion.omit({ state: true, age: true }))
  .output(
    z.object({
      on: dayShape,
      within: z.number().int(),
      total: z.number().int(),
      /** The share of meters without a certificate; null if there are no meters. */
      shareWithout: z.number().nullable(),
      /** By reading company; highest share without a certificate first. */
      companies: z.array(countedShape),
      /** By the region of their building; likewise. */
      regions: z.array(countedShape),
    }),
  );

const invalid = asks('view')
  .route({
    method: 'GET',
    path: '/meter-verification/invalid',
    summary:
      'Meters that were overdue or failed on days of a period, with the days, what they measured on them and the notes that stand on that',
  })
  .input(
    dueQuestion.omit({ on: true, within: true, state: true, age: true }).extend({
      from: measuredDayShape,
      /** The day after the last. */
      to: measuredDayShape,
      ...pageOf(500, 100),
    }),
  )
  .output(
    z.object({
      from: dayShape,
      to: dayShape,
      meters: z.array(
        z.object({
          meter: z.string(),
          carrier: carrierShape,
          building: z.string().nullable(),
          /** The number of days on which it was not valid for settlement. */
          days: z.number().int(),
          /** What it measured on these days; null if nothing was measured. */
          quantity: z.number().nullable(),
          unit: z.string(),
          /** The numbers of the heat notes that depend on these days. */
          notes: z.array(z.string()),
          spans: z.array(
            z.object({
              from: dayShape,
              /** The day after the last. */
              to: dayShape,
              state: z.enum(['overdue', 'failed']),
              days: z.number().int(),
              quantity: figureShape,
            }),
          ),
        }),
      ),
      total: z.number().int(),
      /** Over all that are listed. */
      days: z.number().int(),
    }),
  );

export const meterVerificationContract = {
  importCertificates: kind.importFile,
  list,
  get,
  edit: kind.edit,
  add: kind.add,
  history: kind.history,
  due,
  shares,
  invalid,
  ...sampleContract,
};
