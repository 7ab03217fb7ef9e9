import { z } from 'zod';
import { billOptionsShape, billsReadFields } from './bill-shapes.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { decimalsShape, headerRowShape, sheetShape, listInput, importOutput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { dateOrders } from '#platform/tables/date-order.ts';
import { sortShape } from '#kernel/sorting.ts';
import { decisionShape, questionShape } from './inspection-shapes.ts';
import type { FindingSort } from './quality/sort-findings.ts';
import type { SilentSort } from './quality/sort-silent.ts';
import {
  askedTimeShape,
  carrierShape,
  codeShape,
  dayShape,
  findingShape,
  instantShape,
  pageOf,
  rejectReasonShape,
  rejectShape,
  readUnitShape,
} from '#kernel/shape.ts';

/** The columns that offline meters are sorted by. */
export const silentSorts = ['meter', 'building', 'carrier', 'last', 'days'] as const satisfies readonly SilentSort[];

/** The columns that findings are sorted by. */
export const findingSorts = ['code', 'meter', 'building', 'from', 'length', 'decision'] as const satisfies readonly FindingSort[];

export const layoutShape = z.enum(['long', 'wide', 'days', 'months']);
export const kindShape = z.enum(['interval', 'register']);
/** Which part comes first in dates that end with the year. */
export const dateOrderShape = z.enum(dateOrders);
export const intervalShape = z.enum(['15min', '30min', '1h', '1d', '1month', '1year']);

/** How to interpret a file of readings, where its own words do not say. */
export const readingsOptionsShape = z.object({
  headerRow: headerRowShape.optional(),
  sheet: sheetShape.optional(),
  layout: layoutShape.optional(),
  timeColumn: z.string().optional(),
  /** The code of the metering point of the whole file, if no column names one. It is created if it does not exist. */
  meter: codeShape.optional(),
  meterColumn: z.string().optional(),
  /** For the wide layout: the column or columns that are read. */
  valueColumn: z.union([z.string(), z.array(z.string()).min(1).max(20_000)]).optional(),
  startColumn: z.string().optional(),
  endColumn: z.string().optional(),
  zone: z.string().optional(),
  kind: kindShape.optional(),
  interval: intervalShape.optional(),
  marks: z.enum(['start', 'end']).optional(),
  /** Whether the named end of a period belongs to it; if omitted, the file's own periods decide. */
  ends: z.enum(['included', 'excluded']).optional(),
  year: z.number().int().min(1970).max(2100).optional(),
  decimals: decimalsShape.optional(),
  dateOrder: dateOrderShape.optional(),
  /**
   * `ledger`: the multiplier of the register of meters counts, even if the file gives another or may already be multiplied; `applied`: the
   * use in the file is already multiplied, and is not multiplied again.
   */
  multiplier: z.enum(['ledger', 'applied']).optional(),
  unit: readUnitShape.optional(),
  carrier: carrierShape.optional(),
  zero: z.enum(['missing', 'value']).optional(),
  createMeters: z.boolean().optional(),
  received: askedTimeShape.optional(),
});

export const readingsResultShape = z.object({
  import: z.number().int(),
  state: z.string(),
  preview: z.boolean(),
  readings: z.number().int(),
  accepted: z.number().int(),
  repeated: z.number().int(),
  revised: z.number().int(),
  missing: z.number().int(),
  rejected: z.array(rejectShape),
  rejectedCount: z.number().int(),
  rejectedReasons: z.array(rejectReasonShape).optional(),
  meters: z.number().int(),
  from: instantShape.nullable(),
  to: instantShape.nullable(),
  seconds: z.number(),
  /** For a preview: hash of its content, and of the metering points that it depends on. Passed as `seen` when the file is imported. */
  hash: z.string().optional(),
  findings: z.array(findingShape),
  /** How the file is read. */
  decisions: z.array(decisionShape).optional(),
  /** For a preview: what must be settled before the file can be imported. */
  open: z.array(questionShape).optional(),
});

const billsResultShape = readingsResultShape.extend(billsReadFields);

const liveAnswerShape = z.object({
  /** The record of this sender's day. */
  import: z.number().int(),
  message: z.string().nullable(),
  /** It was accepted before: this is the result from then. */
  again: z.boolean(),
  received: instantShape,
  readings: z.number().int(),
  accepted: z.number().int(),
  repeated: z.number().int(),
  revised: z.number().int(),
  missing: z.number().int(),
  rejected: z.array(rejectShape),
  rejectedCount: z.number().int(),
  /** Registers that rose faster than they can: the readings are stored, but doubtful. */
  findings: z.array(findingShape),
});

const meterFindingShape = findingShape.extend({
  id: z.string(),
  meter: codeShape,
  building: codeShape.nullable(),
  from: instantShape,
  to: instantShape,
  decision: z.object({ id: z.number().int(), as: z.string(), note: z.string(), by: z.string(), at: instantShape }).nullable().optional(),
});

export const decideAsShape = z.enum(['rollover', 'reset', 'good', 'bad', 'this']);

export const readingsContract = {
  importReadings: asks('import-readings')
    .route({ method: 'POST', path: '/imports/readings', summary: 'Import readings from an uploaded file' })
    .input(
      readingsOptionsShape
        .extend({
          file: z.string(),
          /** A saved profile by name; options given with it take precedence. */
          profile: z.string().optional(),
          preview: z.boolean().optional(),
          wait: z.boolean().optional(),
          /** The hash of the preview that was read: if the preview would differ by now, nothing is imported (409). */
          seen: seenHashShape.optional(),
        })
        .strict(),
    )
    .output(readingsResultShape.partial().extend({ import: z.number().int(), state: z.string(), job: z.string().optional() })),
  importBills: asks('import-readings')
    .route({
      method: 'POST',
      path: '/imports/bills',
      summary: 'Import a bill book as property firms keep it: its months, meters and registers are recognised, and shown cell by cell',
    })
    .input(
      billOptionsShape
        .extend({
          file: z.string(),
          preview: z.boolean().optional(),
          wait: z.boolean().optional(),
          /** The hash of the preview that was read: if the preview would differ by now, nothing is imported (409). */
          seen: seenHashShape.optional(),
        })
        .strict(),
    )
    .output(billsResultShape.partial().extend({ import: z.number().int(), state: z.string(), job: z.string().optional() })),
  record: asks('import-readings')
    .route({ method: 'POST', path: '/readings', summary: 'Readings typed in or sent by a system; acknowledged when durable' })
    .input(
      z.object({
        readings: z
          .array(
            z.object({
              meter: codeShape,
              time: askedTimeShape,
              end: askedTimeShape.optional(),
              value: z.union([z.number(), z.string().max(40)]).nullable(),
              unit: readUnitShape.optional(),
            }),
          )
          .min(1)
          .max(10_000),
        /** Uploads that are kept with them: photos of meters. */
        photos: z.array(z.string().max(100)).max(10).optional(),
      }),
    )
    .output(readingsResultShape),
  recordLive: asks('import-readings')
    .route({
      method: 'POST',
      path: '/readings/live',
      summary: 'Readings that a system sends message by message, up to 10,000 in one; answered when durable and seen by every figure',
    })
    .input(
      z.object({
        /** The sender's own name of the message: sent again after a lost answer, it is not accepted twice. */
        message: z.string().min(1).max(100).optional(),
        /** The values for readings that give none themselves. */
        time: askedTimeShape.optional(),
        end: askedTimeShape.optional(),
        kind: kindShape.optional(),
        interval: intervalShape.optional(),
        marks: z.enum(['start', 'end']).optional(),
        unit: readUnitShape.optional(),
        zone: z.string().max(100).optional(),
        zero: z.enum(['missing', 'value']).optional(),
        readings: z
          .array(
            z.object({
              // an invalid field is refused reading by reading, not with the whole message
              meter: z.string().max(200),
              time: z.string().max(100).optional(),
              end: z.string().max(100).optional(),
              value: z.union([z.number(), z.string().max(100)]).nullable(),
              unit: z.string().max(20).optional(),
            }),
          )
          .min(1),
      }),
    )
    .output(liveAnswerShape),
  findings: asks('view')
    .route({ method: 'GET', path: '/findings', summary: 'What is doubtful in the readings' })
    .input(
      z.object({
        building: codeShape.optional(),
        meter: codeShape.optional(),
        region: codeShape.optional(),
        code: z.string().optional(),
        open: z.boolean().optional(),
        /** In the code of the meter or the building. */
        search: z.string().max(100).optional(),
        /** If omitted: the newest first. */
        ...sortShape(findingSorts),
        /** As they would have been reported then; for one building or meter. */
        knownAt: askedTimeShape.optional(),
        ...pageOf(10_000, 1000),
      }),
    )
    .output(z.object({ findings: z.array(meterFindingShape), total: z.number().int(), more: z.boolean() })),
  findingReadings: asks('view')
    .route({ method: 'GET', path: '/findings/{finding}/readings', summary: 'The readings that a finding is about, as they were told' })
    .input(z.object({ finding: z.string().max(200) }))
    .output(
      z.object({
        meter: codeShape,
        kind: z.enum(['interval', 'register', 'instant']),
        readings: z.array(
          z.object({
            time: instantShape,
            /** Null for a register. */
            end: instantShape.nullable(),
            value: z.number(),
            unit: z.string(),
            /** Whether it is in force: corrected and contradicting values are not. */
            counts: z.boolean(),
            /** Opens its import, and the row of the file. */
            figure: z.string(),
          }),
        ),
        more: z.boolean(),
      }),
    ),
  findingCounts: asks('view')
    .route({ method: 'GET', path: '/findings/counts', summary: 'How many doubts there are of each kind, and how many wait for a word' })
    .input(z.object({ building: codeShape.optional(), region: codeShape.optional() }))
    .output(z.object({ counts: z.array(z.object({ code: z.string(), count: z.number().int(), open: z.number().int() })) })),
  silent: asks('view')
    .route({
      method: 'GET',
      path: '/silent-meters',
      summary: 'Meters of which nothing is known for longer than they usually leave between readings',
    })
    .input(
      z.object({
        building: codeShape.optional(),
        region: codeShape.optional(),
        carrier: carrierShape.optional(),
        /** In the code of the meter or the building. */
        search: z.string().max(100).optional(),
        /** If omitted: the longest offline first. */
        ...sortShape(silentSorts),
        /** The instant looked back from; now if none is given, or if it is in the future. */
        at: askedTimeShape.optional(),
        ...pageOf(1000, 100),
      }),
    )
    .output(
      z.object({
        meters: z.array(
          z.object({
            meter: codeShape,
            building: codeShape.nullable(),
            carrier: carrierShape,
            last: z.string().nullable(),
            days: z.number().int().nullable(),
          }),
        ),
        total: z.number().int(),
      }),
    ),
  measuredDays: asks('view')
    .route({ method: 'GET', path: '/measured-days', summary: 'The first and the last local day on which anything was measured' })
    .input(z.object({ building: codeShape.optional(), region: codeShape.optional() }))
    /** Null if nothing was. */
    .output(z.object({ first: dayShape.nullable(), last: dayShape.nullable() })),
  importDecisions: asks('decide')
    .route({ method: 'POST', path: '/imports/decisions', summary: 'Decisions on findings, from a file as they are exported' })
    .input(listInput)
    .output(importOutput),
  decide: asks('decide')
    .route({ method: 'POST', path: '/findings/{finding}/decision', summary: "A person's word on a finding" })
    .input(z.object({ finding: z.string().max(200), as: decideAsShape, note: z.string().max(2000).default('') }))
    .output(z.object({ decision: z.number().int(), finding: z.string(), as: decideAsShape })),
};
