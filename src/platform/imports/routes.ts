import type { Reject } from '#platform/list-intake/job.ts';
import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { emptyForm, shownByPage, type DownloadRoute } from '#kernel/download.ts';
import { type Evidence, fill, type Finding, type Language, type Words, tellPlain } from '#kernel/finding.ts';
import { idShape } from '#kernel/shape.ts';
import { termText } from '#kernel/vocabulary.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import { z } from 'zod';
import { importsContract, mappingShape } from './contract.ts';
import type { Imports } from './imports.ts';
import { photosOf, photoTypes } from './photos.ts';
import { importKindTerms } from './vocabulary.ts';
import type { ImportRow } from './store.ts';
import type { Profile } from './suggest.ts';
import { isSpoken, tellReject, tellResult, type SpokenReject } from './public/present-result.ts';

/**
 * The contract of imports over their service.
 * @param words the words of all slices, because imports of all kinds are described here
 */
export function importsRoutes(imports: Imports, words: Words) {
  const on = implement(importsContract).$context<RequestContext>();
  return on.router({
    list: on.list.handler(async ({ input, context }) => {
      const rows = await imports.list(context.scope, { ...input, byHand: input.byHand === true });
      const next = rows.length === input.limit ? (rows.at(-1)?.id ?? null) : null;
      const total = await imports.count(context.scope, { ...input, byHand: input.byHand === true });
      return { imports: rows.map((row) => presentImport(row, words, context.language)), next, total };
    }),
    get: on.get.handler(async ({ input, context }) => presentImport(await imports.get(context.scope, input.id), words, context.language)),
    rejects: on.rejects.handler(({ input, context }) => imports.rejectsOf(context.scope, input.id, input.format)),
    rows: on.rows.handler(async ({ input, context }) => {
      const { row, name, header, headerRow, all, rows } = await imports.sourceRows(context.scope, input.id, input.from, input.count);
      const rejected = rejectedRows(row, words, context.language);
      const told = rows.map((one) => ({ row: one.row, cells: [...one.cells], rejected: rejected.get(one.row) ?? [] }));
      return { import: row.id, name, header: [...header], headerRow, all, rows: told };
    }),
    undo: on.undo.handler(({ input, context }) => imports.undo(context.scope, input.id)),
    inspect: on.inspect.handler(async ({ input, context }) => {
      const seen = await imports.inspect(context.scope, input);
      return {
        ...seen,
        kinds: [...seen.kinds],
        header: [...seen.header],
        sheets: seen.sheets.map(({ header, ...one }) => ({ ...one, header: header === null ? null : [...header] })),
        rows: seen.rows.map((row) => [...row]),
        columns: [...seen.columns],
        profiles: seen.profiles.map(({ id, name, header, mapping }) => ({ id, name, header: [...header], mapping: plain(mapping) })),
        fields: seen.fields.map((field) => ({ ...field, units: [...field.units], choices: [...field.choices] })),
        options: { ...seen.options },
        findings: seen.findings.map((one) => tellPlain(one, words, context.language)),
      };
    }),
    profiles: {
      list: on.profiles.list.handler(async ({ input, context }) => {
        const rows = await imports.profiles(context.scope, input.kind ?? null);
        return {
          profiles: rows.map((row) => ({
            id: row.id,
            kind: row.kind,
            name: row.name,
            header: [...row.header],
            mapping: plain(row.mapping),
          })),
        };
      }),
      save: on.profiles.save.handler(async ({ input, context }) => ({ id: await imports.saveProfile(context.scope, input) })),
      remove: on.profiles.remove.handler(async ({ input, context }) => ({ removed: await imports.removeProfile(context.scope, input.id) })),
    },
  });
}

/** A stored mapping in the form of the contract. */
function plain(mapping: Profile['mapping']): z.infer<typeof mappingShape> {
  return mappingShape.parse(mapping);
}

/** The messages for the rejected rows listed in the result of an import, by row number. */
function rejectedRows({ result }: ImportRow, words: Words, language: Language): ReadonlyMap<number, SpokenReject[]> {
  const rejected = Array.isArray(result?.['rejected']) ? (result['rejected'] as Reject[]) : [];
  return Map.groupBy(
    rejected.map((one) => tellReject(one, words, language)),
    ({ row }) => row,
  );
}

const instant = (date: Date | null): string | null => (date === null ? null : date.toISOString().replace(/\.000Z$/u, 'Z'));

function presentImport(row: ImportRow, words: Words, language: Language) {
  return {
    import: row.id,
    kind: row.kind,
    subject: row.subject,
    byHand: row.by_hand,
    live: row.live_day !== null,
    by: row.actor,
    at: instant(row.began) as string,
    ended: instant(row.ended),
    state: row.state,
    undone: instant(row.undone),
    undoneBy: row.undone_by,
    rejects: row.rejects !== null,
    preview: row.preview,
    file: row.upload,
    source:
      row.source === null
        ? null
        : { ...row.source, removed: row.source.removed === null ? null : new Date(row.source.removed).toISOString() },
    job: row.job,
    options: row.options,
    photos: photosOf(row).map(({ name, bytes }) => ({ name, bytes })),
    progress: { done: Number(row.done), total: row.total === null ? null : Number(row.total) },
    result: row.result === null ? null : tellResult(row.result, words, language),
    problem: row.problem === null ? null : presentProblem(row.problem, words, language),
  };
}

function presentProblem(problem: NonNullable<ImportRow['problem']>, words: Words, language: Language) {
  const told = isSpoken(problem) || problem.code === 'interrupted';
  const code = told ? problem.code : 'broken';
  const template = words[code]?.[language];
  const detail = template === undefined ? code : fill(template, problem.evidence as Evidence, language, words);
  return { code, detail, findings: (problem.findings as Finding[]).map((one) => tellPlain(one, words, language)) };
}

/** The download addresses for files of imports: originals and photos. */
export function importsDownloads(imports: Imports): DownloadRoute[] {
  return [
    {
      path: '/imports/{id}/file',
      action: 'view',
      summary: 'The file that an import read, byte for byte as it came',
      parameters: { id: { about: 'the number of the import', shape: idShape } },
      types: ['application/octet-stream'],
      open: async ({ scope }, asked) => imports.source(scope, whole(asked['id'])),
    },
    {
      path: '/imports/{id}/photos/{number}',
      action: 'view',
      summary: 'A photo that was sent with readings',
      parameters: {
        id: { about: 'the number of the import', shape: idShape },
        number: { about: 'which of its photos, from 1', shape: idShape },
      },
      types: photoTypes,
      leavesNone: shownByPage,
      open: async ({ scope }, asked) => imports.photo(scope, whole(asked['id']), whole(asked['number'])),
    },
    {
      path: '/import-templates/{kind}',
      action: 'upload',
      summary: 'An empty table of a kind to be filled in and imported: headings in Chinese, and above them what must be there',
      parameters: { kind: { about: 'of what, as in POST /imports/inspect', shape: z.string().max(60) }, format: tableFormat },
      types: tableTypes,
      leavesNone: emptyForm,
      open: async (_context, asked) => {
        const kind = asked['kind'] ?? '';
        const { name, header, note } = imports.template(kind, termText(importKindTerms, kind, 'zh'));
        return tableFile(name, formatGiven(asked['format']), header, [], { note });
      },
    },
  ];
}

function whole(text: string | undefined): number {
  return /^\d{1,9}$/u.test(text ?? '') ? Number(text) : 0;
}
