import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { backupType, type Backup } from './backup.ts';
import { backupContract, backupNameShape } from './contract.ts';

/** The contract of backups, implemented by their service. @param words those of all slices */
export function backupRoutes(backup: Backup, words: Words) {
  const on = implement(backupContract).$context<RequestContext>();
  return on.router({
    make: on.make.handler(({ context: { scope } }) => backup.make(scope)),
    list: on.list.handler(async ({ context: { language } }) => {
      const rows = await backup.list();
      return {
        backups: rows.map(({ actor, began, ended, problem, removed: _removed, ...row }) => ({
          ...row,
          by: actor,
          began: began.toISOString(),
          ended: ended?.toISOString() ?? null,
          problem:
            problem === null ? null : { code: problem.code, detail: tell({ ...problem, severity: 'error' }, words, language).detail },
        })),
      };
    }),
    remove: on.remove.handler(async ({ input, context: { scope } }) => {
      await backup.remove(scope, input.name);
      return { name: input.name };
    }),
  });
}

/** The download routes of backups. */
export function backupDownloads(backup: Backup): DownloadRoute[] {
  return [
    {
      path: '/backup',
      action: 'maintain',
      summary: 'Everything as it is now, in one file that is kept nowhere here; streamed',
      parameters: {},
      types: [backupType],
      open: ({ scope }) => backup.stream(scope),
    },
    {
      path: '/backups/{name}/file',
      action: 'maintain',
      summary: 'A kept backup as a file',
      parameters: { name: { about: 'its name', shape: backupNameShape } },
      types: [backupType],
      open: ({ scope }, asked) => backup.file(scope, asked['name'] ?? ''),
    },
  ];
}
