import { implement } from '@orpc/server';
import { importing } from '#platform/imports/public/present-result.ts';
import { type Finding, type Language, tell, type Words, tellPlain } from '#kernel/finding.ts';
import { textIn } from '#kernel/localized-text.ts';
import { editing, historyOf } from '#platform/ledger/kind-routes.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { kindFile, type KindFileNeeds } from '#platform/ledger/kind-file.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { retrofitContract } from './contract.ts';
import type { Found } from './find.ts';
import type { PoolRows } from './pool-add.ts';
import type { Retrofits } from './retrofit.ts';

/** The same with its findings in words. */
const inWords = <T extends { readonly findings: readonly Finding[] }>(one: T, words: Words, language: Language) => ({
  ...one,
  findings: one.findings.map((finding) => ({ ...tell(finding, words, language), evidence: { ...finding.evidence } })),
});

/** One project with the origin of its estimate. */
const shownInWords = <T extends Pick<Awaited<ReturnType<Retrofits['show']>>, 'findings' | 'estimates'>>(
  one: T,
  words: Words,
  language: Language,
) => ({
  ...inWords(one, words, language),
  estimates: one.estimates.map(({ name, measures, ...origin }) => ({
    ...origin,
    name: name === null ? null : textIn(name, language),
    measures: measures.map((measure) => ({
      ...measure,
      name: textIn(measure.name, language),
      source: textIn(measure.source, language),
    })),
  })),
});

const presentFound = ({ candidates }: Found) => ({ candidates: candidates.map((one) => ({ ...one, reasons: [...one.reasons] })) });

const presentPool = ({ rows, seen }: PoolRows, words: Words, language: Language) => ({
  seen,
  rows: rows.map((row) => inWords({ ...row, reasons: [...row.reasons], projects: [...row.projects] }, words, language)),
});

/** All retrofit projects that the scope sees, as a file. */
export const retrofitDownloads = (retrofits: Retrofits, needs: KindFileNeeds): DownloadRoute[] => [
  kindFile({ name: 'retrofits', all: 'All retrofit projects that are seen', header: retrofits.header, rows: retrofits.rows }, needs),
];

/** Routes of the retrofit project contract over its service. */
export function retrofitRoutes(retrofits: Retrofits, words: Words) {
  const on = implement(retrofitContract).$context<RequestContext>();
  return on.router({
    importRetrofits: on.importRetrofits.handler(importing(words, retrofits.importRetrofits)),
    list: on.list.handler(async ({ input, context: { scope, language } }) => {
      const found = await retrofits.list(scope, input);
      return { ...found, projects: found.projects.map((one) => inWords(one, words, language)) };
    }),
    map: on.map.handler(async ({ input, context }) => {
      const { rows, total } = await retrofits.placed(context.scope, input);
      return { placed: rows, total };
    }),
    board: on.board.handler(async ({ input, context }) => ({ rows: await retrofits.board(context.scope, input.region) })),
    show: on.show.handler(async ({ input: { project, knownAt }, context: { scope, language } }) =>
      shownInWords(await retrofits.show(scope, project, { knownAt }), words, language),
    ),
    edit: on.edit.handler(editing('projects', words, retrofits.edit)),
    add: on.add.handler(async ({ input, context: { scope, language } }) => inWords(await retrofits.add(scope, input), words, language)),
    advance: on.advance.handler(async ({ input: { project, ...given }, context: { scope, language } }) =>
      shownInWords(await retrofits.advance(scope, project, given), words, language),
    ),
    estimated: on.estimated.handler(async ({ input, context: { scope } }) => {
      const told = await retrofits.estimated(scope, input);
      return { ...told, figures: [...told.figures], missing: [...told.missing] };
    }),
    find: on.find.handler(async ({ input, context }) => presentFound(await retrofits.find(context.scope, input))),
    addFound: on.addFound.handler(async ({ input, context }) => {
      const { added, ...found } = await retrofits.addFound(context.scope, input);
      return { ...presentFound(found), added: [...added] };
    }),
    poolPreview: on.poolPreview.handler(async ({ input, context: { scope, language } }) =>
      presentPool(await retrofits.previewPool(scope, input), words, language),
    ),
    pool: on.pool.handler(async ({ input, context: { scope, language } }) => {
      const { added, ...rows } = await retrofits.addToPool(scope, input);
      return { ...presentPool(rows, words, language), added: [...added] };
    }),
    progress: on.progress.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...told } = await retrofits.progress(scope, input);
      return { ...told, findings: findings.map((one) => tellPlain(one, words, language)) };
    }),
    history: on.history.handler(historyOf('project', retrofits.history)),
  });
}
