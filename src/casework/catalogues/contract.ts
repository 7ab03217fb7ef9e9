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

/** The entries in force of a place, by its code and name; null is the nation. */
const sourceShape = z.object({
  region: z.string().nullable(),
  name: z.string().nullable(),
  entries: z.number().int(),
  documents: z.array(z.string()),
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
          /** `no-catalogue`: nothing is in force there that it could be listed in. */
          verdict: z.enum(['promoted', 'restricted', 'prohibited', 'unlisted', 'no-catalogue']),
          /** The entries that decide, and what each was matched by. */
          entries: z.array(entryShape.extend({ by: z.enum(['code', 'name']) })),
          /** Similar names; they decide nothing. */
          candidates: z.array(z.object({ name: z.string(), list: listShape, likeness: z.number() })),
          findings: z.array(findingShape),
        }),
      ),
      /** The catalogues that they were checked against. */
      sources: z.array(sourceShape),
      findings: z.array(findingShape),
    }),
  );

const published = asks('public')
  .route({
    method: 'GET',
    path: '/public/catalogues',
    summary: 'What is promoted, restricted and prohibited today, for anyone: of all places, or of one and those above it. Needs no sign-in',
  })
  .input(
    z.object({
      region: codeShape.optional(),
      list: listShape.optional(),
      /** In names and codes. */
      search: z.string().trim().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
    }),
  )
  .output(
    z.object({
      day: dayShape,
      entries: z.array(entryShape.extend({ place: z.string().nullable() })),
      total: z.number().int(),
      /** The places that have any. */
      places: z.array(sourceShape),
    }),
  );

export const cataloguesContract = { importCatalogue, list, check, published };
