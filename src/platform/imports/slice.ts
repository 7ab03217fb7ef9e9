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
    const face = createImports({ postgres, directory: places.files, workers, jobs, words, now, ending, report, audit });
    const endFiles = face.watchFiles();
    jobs.onEnded(face.jobEnded);
    return {
      face,
      router: importsRoutes(face, words),
      downloads: importsDownloads(face),
      regionOf: { import: (id) => face.lies(Number(id)), change: (id) => face.lies(Number(id)) },
      checks: { 'files-of-imports': face.lostSources },
      gauges: { yaodong_imports_running: { help: 'Imports that run in this process', ask: async () => face.running() } },
      tasks: [{ name: 'packing files of imports', everyMs: 600_000, run: face.packFiles }],
      jobs: {
        import: { run: face.importJob, resume: 'again', attempts: { most: 3, pauseMs: 0 } },
        'import-preview': { run: face.importJob, resume: 'never' },
      },
      mend: async () => {
        await face.mend();
        await face.sweep();
      },
      stop: async () => {
        await face.settled();
        await endFiles();
      },
    };
  },
});
