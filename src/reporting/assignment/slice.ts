import type { Access } from '#platform/access/access.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Place } from '#platform/place/place.ts';
import type { PolicyService } from '#green-building/policy/policy.ts';
import { slice } from '#slice.ts';
import { assignmentVocabulary, taskNotices } from './vocabulary.ts';
import { assignmentWords } from './words.ts';

type Before = {
  readonly access: Access;
  readonly imports: Imports;
  readonly notice: Notices;
  readonly place: Place;
  readonly policy: PolicyService;
};

/**
 * Assigned tasks of documents. The slice is named after what it stores, the assignment: the tasks themselves belong to `policy`, and
 * `tasks` are recurring work of the program.
 */
export const assignmentSlice = slice({
  name: 'assignment',
  words: assignmentWords,
  vocabulary: assignmentVocabulary,
  async create({ stores: { postgres }, now, audit, words, mark }, before: Before) {
    const [{ createAssignments }, { assignmentRoutes }, { assignmentDownloads }] = await Promise.all([
      import('./assignment.ts'),
      import('./routes.ts'),
      import('./downloads.ts'),
    ]);
    const service = createAssignments({ ...before, postgres, now, audit });
    const checks = { 'evidence-of-tasks': service.filesLost };
    for (const kind of Object.values(taskNotices)) before.notice.register(kind);
    const tasks = [{ name: 'telling of tasks that are due', everyMs: 3_600_000, atOnce: true, run: service.remind }];
    return {
      service,
      tasks,
      explain: service.explainers,
      router: assignmentRoutes(service, words, now),
      downloads: assignmentDownloads(service, { now, mark }),
      checks,
    };
  },
});
