import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { slice } from '#slice.ts';
import { importsVocabulary } from './vocabulary.ts';
import { importsValues, importsWords } from './words.ts';

export const importsSlice = slice({
  name: 'imports',
  words: importsWords,
  vocabulary: importsVocabulary,
  valueWords: importsValues,
  async create(
    { stores: { postgres, places }, now, ending, audit, warn, words },
    { workers, jobs }: { readonly workers: Workers; readonly jobs: Jobs },
  ) {
    const [{ createImports }, { importsDownloads, importsRoutes }] = await Promise.all([import('./imports.ts'), import('./routes.ts')]);
    const report = (cause: unknown): void => warn('an import failed', cause);
    const service = createImports({ postgres, directory: places.files, workers, jobs, words, now, ending, report, audit });
    const endFiles = service.watchFiles();
    jobs.onEnded(service.jobEnded);
    return {
      service,
      router: importsRoutes(service, words),
      downloads: importsDownloads(service),
      regionOf: { import: (id) => service.lies(Number(id)), change: (id) => service.lies(Number(id)) },
      checks: { 'files-of-imports': service.lostSources },
      gauges: { yaodong_imports_running: { help: 'Imports that run in this process', ask: async () => service.running() } },
      tasks: [{ name: 'packing files of imports', everyMs: 600_000, run: service.packFiles }],
      jobs: {
        import: { run: service.importJob, resume: 'again', attempts: { most: 3, pauseMs: 0 } },
        'import-preview': { run: service.importJob, resume: 'never' },
      },
      mend: async () => {
        await service.mend();
        await service.sweep();
      },
      stop: async () => {
        await service.settled();
        await endFiles();
      },
    };
  },
});
