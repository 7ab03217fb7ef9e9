import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import type { Words } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { idShape } from '#kernel/shape.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import { attachmentsContract } from './contract.ts';
import { type Attachments, mostBytes } from './attachments.ts';
import type { Entry } from './facts.ts';
import { safeTypes } from './file-type.ts';
import { listHeader } from './list-file.ts';
import { mayChange } from './rights.ts';

/** The contract of files and notes, implemented by their service. */
export function attachmentsRoutes(attachments: Attachments, words: Words) {
  const on = implement(attachmentsContract).$context<RequestContext>();
  return on.router({
    importList: on.importList.handler(importing(words, attachments.importList)),
    entries: on.entries.handler(async ({ input, context: { scope } }) => {
      const { entries, ...counts } = await attachments.entries(scope, input.building, { ...input, takenBack: input.takenBack === true });
      return { entries: entries.map((entry) => presentEntry(entry, scope)), ...counts, mostBytes };
    }),
    attach: on.attach.handler(async ({ input, context: { scope } }) =>
      presentEntry(await attachments.attach(scope, input.building, input.file, input.about), scope),
    ),
    note: on.note.handler(async ({ input, context: { scope } }) =>
      presentEntry(await attachments.note(scope, input.building, input.text), scope),
    ),
    edit: on.edit.handler(async ({ input, context: { scope } }) => presentEntry(await attachments.edit(scope, input), scope)),
    takeBack: on.takeBack.handler(async ({ input, context: { scope } }) => presentEntry(await attachments.takeBack(scope, input), scope)),
    bringBack: on.bringBack.handler(async ({ input, context: { scope } }) =>
      presentEntry(await attachments.bringBack(scope, input), scope),
    ),
    history: on.history.handler(async ({ input, context: { scope } }) => {
      const { entry, revisions } = await attachments.history(scope, input.id);
      return {
        entry: presentEntry(entry, scope),
        revisions: revisions.map(({ id, at, ...rest }) => ({ ...rest, revision: id, at: at.toISOString() })),
      };
    }),
  });
}

function presentEntry(entry: Entry, scope: Scope) {
  const { id, building, file, made, now } = entry;
  return {
    id,
    kind: file === null ? ('note' as const) : ('file' as const),
    building,
    text: now.text,
    by: made.by,
    at: made.at.toISOString(),
    changed: made.id !== now.id ? { by: now.by, at: now.at.toISOString() } : null,
    takenBack: now.takenBack,
    revision: now.id,
    file: file === null ? null : { name: file.name, type: file.type, bytes: file.bytes, sha256: file.sha256 },
    mayChange: mayChange(scope, entry),
  };
}

/**
 * The downloads of the list, and of a building's file, which is always saved and never displayed by the browser.
 * @param note a line above the list
 */
export function attachmentsDownloads(attachments: Attachments, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/attachments',
      action: 'export',
      summary: 'Notes and files of all buildings that are seen, as a list that can be imported again (without the bytes of the files)',
      parameters: { format: tableFormat },
      types: tableTypes,
      open: async ({ scope }, asked) => {
        const format = formatGiven(asked['format']);
        await attachments.auditList(scope, format);
        return tableFile('attachments', format, listHeader, attachments.listOut(scope), { note });
      },
    },
    {
      path: '/attachments/{id}/file',
      action: 'view',
      summary: 'A file that is kept with a building',
      parameters: { id: { about: 'its number', shape: idShape } },
      types: safeTypes,
      open: async ({ scope }, asked) => attachments.open(scope, /^\d{1,9}$/u.test(asked['id'] ?? '') ? Number(asked['id']) : 0),
    },
  ];
}
