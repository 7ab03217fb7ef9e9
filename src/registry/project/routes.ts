import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import { type Finding, type Language, tell, type Words } from '#kernel/finding.ts';
import { editing, historyOf } from '#platform/ledger/kind-routes.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { kindFile, type KindFileNeeds } from '#platform/ledger/kind-file.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { projectContract } from './contract.ts';
import type { Projects } from './project.ts';

/** The same with its findings as text. */
const inWords = <T extends { readonly findings: readonly Finding[] }>(one: T, words: Words, language: Language) => ({
  ...one,
  findings: one.findings.map((finding) => tell(finding, words, language)),
});

/** All visible projects, as a file. */
export const projectDownloads = (projects: Projects, needs: KindFileNeeds): DownloadRoute[] => [
  kindFile({ name: 'projects', all: 'All projects that are seen', header: projects.header, rows: projects.rows }, needs),
];

/** The contract of projects, implemented by their service. */
export function projectRoutes(projects: Projects, words: Words) {
  const on = implement(projectContract).$context<RequestContext>();
  return on.router({
    importProjects: on.importProjects.handler(importing(words, projects.importProjects)),
    projects: on.projects.handler(async ({ input, context: { scope, language } }) => {
      const found = await projects.projects(scope, input);
      return { ...found, projects: found.projects.map((one) => inWords(one, words, language)) };
    }),
    project: on.project.handler(async ({ input: { project, knownAt }, context: { scope, language } }) =>
      inWords(await projects.project(scope, project, { knownAt }), words, language),
    ),
    edit: on.edit.handler(editing('projects', words, projects.edit)),
    add: on.add.handler(async ({ input, context: { scope, language } }) => inWords(await projects.add(scope, input), words, language)),
    question: on.question.handler(({ input: { project, ...asked }, context }) => projects.question(context.scope, project, asked)),
    history: on.history.handler(historyOf('project', projects.history)),
  });
}
