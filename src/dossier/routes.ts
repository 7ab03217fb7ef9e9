import { implement } from '@orpc/server';
import type { Asker } from '#kernel/asker.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import type { Scope } from '#kernel/scope.ts';
import { dossierContract } from './contract.ts';
import { type Dossier, mostBytes } from './dossier.ts';
import type { Entry } from './facts.ts';
import { mayChange } from './rights.ts';

/** The contract of files and notes over their face. */
export function dossierRoutes(dossier: Dossier) {
  const on = implement(dossierContract).$context<Asker>();
  return on.router({
    entries: on.entries.handler(async ({ input, context: { scope } }) => {
      const { entries, ...counts } = await dossier.entries(scope, input.building, { ...input, takenBack: input.takenBack === true });
      return { entries: entries.map((entry) => told(entry, scope)), ...counts, mostBytes };
    }),
    attach: on.attach.handler(async ({ input, context: { scope } }) =>
      told(await dossier.attach(scope, input.building, input.file, input.about), scope),
    ),
    note: on.note.handler(async ({ input, context: { scope } }) => told(await dossier.note(scope, input.building, input.text), scope)),
    edit: on.edit.handler(async ({ input, context: { scope } }) => told(await dossier.edit(scope, input), scope)),
    takeBack: on.takeBack.handler(async ({ input, context: { scope } }) => told(await dossier.takeBack(scope, input), scope)),
    bringBack: on.bringBack.handler(async ({ input, context: { scope } }) => told(await dossier.bringBack(scope, input), scope)),
    history: on.history.handler(async ({ input, context: { scope } }) => {
      const { entry, revisions } = await dossier.history(scope, input.id);
      return {
        entry: told(entry, scope),
        revisions: revisions.map(({ id, at, ...rest }) => ({ ...rest, revision: id, at: at.toISOString() })),
      };
    }),
  });
}

function told(entry: Entry, scope: Scope) {
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

/** The address under which a file of a building is handed out: to be saved, never to be shown by the browser. */
export function dossierDownloads(dossier: Dossier): DownloadRoute[] {
  return [
    {
      path: '/dossier/{id}/file',
      action: 'view',
      summary: 'A file that is kept with a building',
      open: async ({ scope }, asked) => dossier.open(scope, /^\d{1,9}$/u.test(asked['id'] ?? '') ? Number(asked['id']) : 0),
    },
  ];
}
