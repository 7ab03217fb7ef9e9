import type { Imports } from '#platform/imports/imports.ts';
import { today } from '#kernel/today.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import { slice } from '#slice.ts';
import { projectVocabulary } from './vocabulary.ts';
import { projectWords } from './words.ts';

type Before = { readonly knowledge: Knowledge; readonly imports: Imports; readonly place: Place; readonly registry: Registry };

export const projectSlice = slice({
  name: 'project',
  words: projectWords,
  vocabulary: projectVocabulary,
  async create({ stores: { postgres }, now, audit, mark, words }, { knowledge, imports, place, registry }: Before) {
    const [{ createProjects }, { projectDownloads, projectRoutes }] = await Promise.all([import('./project.ts'), import('./routes.ts')]);
    const facts = () => knowledge.inForce('fact', { on: today(now()), recorded: now() });
    const service = createProjects({ postgres, now, imports, place, registry, facts, audit });
    return {
      service,
      router: projectRoutes(service, words),
      downloads: projectDownloads(service, { audit, note: mark }),
      checks: { projects: service.examine },
      tasks: [{ name: 'putting in force what holds of projects from today on', everyMs: 3_600_000, atOnce: true, run: service.passDays }],
    };
  },
});
