import { z } from 'zod';
import { importOutput, listInput } from '#platform/imports/contract.ts';
import { asks } from '#kernel/rights.ts';
import { askedDayShape, askedTimeShape, codeShape, dayShape, findingShape } from '#kernel/shape.ts';

const listShape = z.enum(['promoted', 'restricted', 'prohibited']);
const knownAt = askedTimeShape.optional();

const entryShape = z.object({
  /** The place whose catalogue it is; null is the nation. */
  region: z.string().nullable(),
  code: z.string().nullable(),
  name: z.string(),
  list: listShape,
  document: z.string().nullable(),
  clause: z.string().nullable(),
  /** The first and last day on which it is in force. */
  from: dayShape.nullable(),
  until: dayShape.nullable(),
});

const importCatalogue = asks('keep-standards')
  .route({
    method: 'POST',
    path: '/imports/catalogue',
    summary: 'Import a catalogue of products and techniques from an uploaded csv or xlsx',
  })
  .input(
    listInput.extend({
      /** The place whose catalogue it is; otherwise the importer's own place, or the nation for those who see everything. */
      region: codeShape.optional(),
    }),
  )
  .output(importOutput);

const list = asks('view')
  .route({
    method: 'GET',
    path: '/catalogues',
    summary: 'What is promoted, restricted and prohibited: all, or what holds for a region on a day',
  })
  .input(z.object({ region: codeShape.optional(), on: askedDayShape.optional(), knownAt }))
  .output(z.object({ entries: z.array(entryShape) }));

const check = asks('view')
  .route({
    method: 'POST',
    path: '/catalogues/check',
    summary: 'A list of products against the catalogues that hold for a region on a day',
  })
  .input(z.object({ file: z.string().min(1).max(100), region: codeShape, date: askedDayShape, knownAt }))
  .output(
    z.object({
      items: z.array(
        z.object({
          /** Row number in the spreadsheet. */
          row: z.number().int(),
          product: z.string(),
          verdict: z.enum(['promoted', 'restricted', 'prohibited', 'unlisted']),
          /** The entries that decide, and what each was matched by. */
          entries: z.array(entryShape.extend({ by: z.enum(['code', 'name']) })),
          /** Similar names; they decide nothing. */
          candidates: z.array(z.object({ name: z.string(), list: listShape, likeness: z.number() })),
          findings: z.array(findingShape),
        }),
      ),
    }),
  );

export const cataloguesContract = { importCatalogue, list, check };
