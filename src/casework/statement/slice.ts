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
    const face = createStatement({ postgres, now, registry, audit, lastAudited: access.lastStatement, mark, program: programVersion });
    return {
      face,
      router: routes.statementRoutes(face, words),
      downloads: routes.statementDownloads(face),
      checks: { statements: face.health },
    };
  },
});
