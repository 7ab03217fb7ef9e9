import { dayOrders } from '#platform/tables/date-order.ts';
import { z } from 'zod';
import { fileShape } from '#kernel/documented.ts';
import { asks } from '#kernel/rights.ts';
import { seenHashShape } from '#kernel/seen.ts';
import { sortShape } from '#kernel/sorting.ts';
import { decimalMarks } from '#platform/tables/decimal-mark.ts';
import { findingShape, idShape, instantShape, offsetShape, rejectReasonShape, rejectShape } from '#kernel/shape.ts';

/** The columns that the list of imports can be sorted by. */
export const importSorts = ['import', 'subject', 'kind', 'by', 'at', 'state'] as const;

export type ImportSort = (typeof importSorts)[number];

const words = z.record(z.string(), z.string());

/** The number of the header row as a spreadsheet counts rows, if there are titles above it. */
export const headerRowShape = z.coerce.number().int().min(1).max(100);

/** The name of a sheet of a workbook, if several contain tables. */
export const sheetShape = z.string().min(1).max(100);

export const coordinatesShape = z.enum(['wgs84', 'gcj02', 'bd09']);

/** The decimal mark, if the file does not show it. */
export const decimalsShape = z.enum(decimalMarks);

/** For dates that end with the year: which number is the day. */
export const dayOrderShape = z.enum(dayOrders);

/** How the columns of a file become fields; the options of `import buildings` and similar commands. */
export const mappingShape = z.object({
  /** field -> column */
  column: words.optional(),
  /** field -> value for every row */
  set: words.optional(),
  /** field -> text in the file -> code */
  value: z.record(z.string(), words).optional(),
  /** field -> unit of the file */
  unit: words.optional(),
  /** Columns that are not read although their headers are names of fields. */
  ignore: z.array(z.string()).optional(),
  coordinates: coordinatesShape.optional(),
  decimals: decimalsShape.optional(),
  dateOrder: dayOrderShape.optional(),
  headerRow: headerRowShape.optional(),
  sheet: sheetShape.optional(),
});

/** The options of every import of entities by code; those that do not apply are rejected. */
export const listInput = mappingShape
  .omit({ coordinates: true })
  .extend({
    file: z.string().min(1),
    /** A saved profile by name; options given in addition take precedence over it. */
    profile: z.string().optional(),
    preview: z.boolean().optional(),
    /** false: the response is immediate, `GET /imports/{id}` returns the rest. */
    wait: z.boolean().optional(),
    /** The hash of the preview that was shown: if the preview would differ by now, nothing is imported (409). */
    seen: seenHashShape.optional(),
  })
  .strict();

/** The same for entities that can also be edited by hand. */
export const importInput = listInput.extend({
  onConflict: z.enum(['keep', 'take']).optional(),
  /**
   * Rows that would change what identifies something that exists (its building, its kind, the carrier of a meter): refused with
   * `identity-changes`, which is the default, or accepted and told of with `identity-changed`.
   */
  onIdentityChange: z.enum(['refuse', 'accept']).optional(),
});

export const stateShape = z.enum(['begun', 'shown', 'previewed', 'failed', 'undone']);

/** The result of an import of entities by code. */
export const importResultShape = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  kept: z.array(z.object({ code: z.string(), field: z.string(), ours: z.unknown(), theirs: z.unknown() })),
  keptCount: z.number().int(),
  /** How much of what identifies things it changes, with `onIdentityChange: accept`. */
  identityChanged: z.number().int().optional(),
  rejected: z.array(rejectShape),
  rejectedCount: z.number().int(),
  rejectedReasons: z.array(rejectReasonShape).optional(),
  rows: z.number().int(),
  repeated: z.number().int(),
  candidates: z.number().int().optional(),
  seconds: z.number(),
  /** Of a preview: what was reported, and the entities that it depends on. The caller passes it as `seen` when importing the file. */
  hash: z.string().optional(),
  findings: z.array(findingShape),
});

/** The response to an import: with `wait: false` only its number and state. */
export const importOutput = importResultShape.partial().extend({
  import: z.number().int(),
  state: stateShape,
  preview: z.boolean(),
  /** With `wait: false`: the job that does the import, by which it can be cancelled. */
  job: z.string().optional(),
});

const importShape = z.object({
  import: z.number().int(),
  kind: z.string(),
  /** The file's name, or the code of what was changed by hand. */
  subject: z.string(),
  byHand: z.boolean(),
  /** It was received message by message: the subject is the day, `ended` the instant of the last message so far. */
  live: z.boolean(),
  by: z.string(),
  at: instantShape,
  ended: instantShape.nullable(),
  state: stateShape,
  undone: instantShape.nullable(),
  undoneBy: z.string().nullable(),
  rejects: z.boolean(),
  preview: z.boolean(),
  /** The upload that it read, as long as it is kept. */
  file: z.string().nullable(),
  /**
   * What is known of the original file; null if there was none, or it was received by a version that kept none. `removed`: since when it is
   * no longer kept.
   */
  source: z.object({ bytes: z.number().int(), sha256: z.string(), removed: instantShape.nullable() }).nullable(),
  /** The job that does it; null if its sender waited for it. */
  job: z.string().nullable(),
  /** The options that were given. */
  options: z.record(z.string(), z.unknown()),
  photos: z.array(z.object({ name: z.string(), bytes: z.number() })),
  progress: z.object({ done: z.number(), total: z.number().nullable() }),
  result: z.record(z.string(), z.unknown()).nullable(),
  problem: z.object({ code: z.string(), detail: z.string(), findings: z.array(findingShape) }).nullable(),
});

const id = z.object({
  id: idShape,
});

const profileShape = z.object({
  id: z.number().int(),
  kind: z.string(),
  name: z.string(),
  header: z.array(z.string()),
  mapping: mappingShape,
});

const list = asks('view')
  .route({ method: 'GET', path: '/imports', summary: 'What came in: by whom, when, with which result; newest first' })
  .input(
    z.object({
      kind: z.string().optional(),
      byHand: z.boolean().optional(),
      /** Part of the file's name or of the code that was changed. */
      search: z.string().max(100).optional(),
      by: z.string().max(100).optional(),
      state: stateShape.optional(),
      /** Default: newest first. `before` applies to that order alone. */
      ...sortShape(importSorts),
      before: idShape.optional(),
      offset: offsetShape.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
  )
  .output(z.object({ imports: z.array(importShape), next: z.number().int().nullable(), total: z.number().int() }));

const get = asks('view')
  .route({ method: 'GET', path: '/imports/{id}', summary: 'One import: how far it is, its result or what went wrong' })
  .input(id)
  .output(importShape);

const rejects = asks('view')
  .route({
    method: 'GET',
    path: '/imports/{id}/rejects',
    summary:
      'The rejected rows, to be corrected and sent again: in the format that was brought, or the one asked for; in a workbook the cells at fault are coloured and say why',
  })
  .input(id.extend({ format: z.enum(['csv', 'xlsx']).optional() }))
  .output(fileShape('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'));

const rows = asks('view')
  .route({
    method: 'GET',
    path: '/imports/{id}/rows',
    summary: 'Rows of the file that an import read, as they came, each with what was said of it',
  })
  .input(
    id.extend({
      /** The number of the first row, as a spreadsheet counts rows, including the header. */
      from: z.coerce.number().int().min(1).max(2_000_000_000).default(1),
      count: z.coerce.number().int().min(1).max(200).default(20),
    }),
  )
  .output(
    z.object({
      import: z.number().int(),
      name: z.string(),
      /** Empty if none was found. */
      header: z.array(z.string()),
      headerRow: z.number().int().nullable(),
      /** How many rows the file has, including the header; null if that is not known without reading all of it. */
      all: z.number().int().nullable(),
      /** Empty lines are counted but not returned; fewer rows are returned if they are long. */
      rows: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()), rejected: z.array(rejectShape) })),
    }),
  );

const undo = asks('undo')
  .route({ method: 'POST', path: '/undo', summary: 'Take an import or a change by hand back, whole' })
  .input(id)
  .output(z.object({ import: z.number().int(), undone: z.boolean() }));

const inspect = asks('upload')
  .route({
    method: 'POST',
    path: '/imports/inspect',
    summary: 'Look into an uploaded file: its likely kind and how its columns may be read',
  })
  .input(
    z.object({
      file: z.string().min(1),
      kind: z.string().optional(),
      rows: z.number().int().min(1).max(100).optional(),
      /** Default: the row that looks like a header, see `headerRow` of the response. */
      headerRow: headerRowShape.optional(),
      /** Default: the first that contains a table. */
      sheet: sheetShape.optional(),
    }),
  )
  .output(
    z.object({
      /** The most likely kind. */
      kind: z.string(),
      /** All possible kinds, most likely first: if there are several, such as a list and readings, a person must choose. */
      kinds: z.array(z.string()),
      name: z.string(),
      /** The sheet that was inspected; empty if the file has none. */
      sheet: z.string(),
      /** All sheets, if there are several: the likely kind of each, and its columns; both null if it contains no table. */
      sheets: z.array(z.object({ name: z.string(), kind: z.string().nullable(), header: z.array(z.string()).nullable() })),
      format: z.string(),
      encoding: z.string().nullable(),
      /** The number of the header row. */
      headerRow: z.number().int(),
      header: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      columns: z.array(z.object({ column: z.string(), field: z.string(), why: z.enum(['name', 'synonym']), unit: z.string().optional() })),
      profiles: z.array(profileShape.omit({ kind: true })),
      fields: z.array(
        z.object({
          name: z.string(),
          zh: z.string(),
          en: z.string(),
          required: z.boolean(),
          units: z.array(z.string()),
          choices: z.array(z.string()),
        }),
      ),
      /** What the first rows show about the options of the import. */
      options: z.record(z.string(), z.string()),
      findings: z.array(findingShape),
    }),
  );

const profiles = {
  list: asks('upload')
    .route({ method: 'GET', path: '/profiles', summary: 'Saved profiles: how files of a certain header are read' })
    .input(z.object({ kind: z.string().optional() }))
    .output(z.object({ profiles: z.array(profileShape) })),
  save: asks('upload')
    .route({ method: 'POST', path: '/profiles', summary: 'Save a profile of your own; one of the same kind and name is replaced' })
    .input(
      z.object({
        kind: z.string().min(1),
        name: z.string().min(1).max(100),
        header: z.array(z.string()).default([]),
        mapping: mappingShape,
      }),
    )
    .output(z.object({ id: z.number().int() })),
  remove: asks('upload')
    .route({ method: 'DELETE', path: '/profiles/{id}', summary: 'Forget a profile' })
    .input(id)
    .output(z.object({ removed: z.boolean() })),
};

export const importsContract = { list, get, rejects, rows, undo, inspect, profiles };
