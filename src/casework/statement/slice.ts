import type { Access } from '#platform/access/access.ts';
import { programVersion } from '#platform/db/data-directory.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { statementWords } from './words.ts';

type Before = { readonly access: Pick<Access, 'lastStatement'>; readonly registry: Registry };

export const statementSlice = slice({
  name: 'statement',
  words: statementWords,
  async create({ stores: { postgres }, now, audit, mark, words }, { access, registry }: Before) {
    const [{ createStatement }, routes] = await Promise.all([import('./statement.ts'), import('./routes.ts')]);
    const service = createStatement({ postgres, now, registry, audit, lastAudited: access.lastStatement, mark, program: programVersion });
    return {
      service,
      router: routes.statementRoutes(service, words),
      downloads: routes.statementDownloads(service),
      checks: { statements: service.health },
    };
  },
});
