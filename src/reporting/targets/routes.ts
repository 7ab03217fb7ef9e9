import { implement } from '@orpc/server';
import type { AsOf } from '#kernel/as-of.ts';
import { type Language, type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { today } from '#kernel/today.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import { targetsContract } from './contract.ts';
import type { SplitShown } from './splitting.ts';
import type { Targets } from './targets.ts';

/** How many of those that would close a gap are returned. */
const mostToClose = 100;

type TargetProgress = Awaited<ReturnType<Targets['progress']>>[number];

/** @param words those of all slices */
export function targetsRoutes(targets: Targets, words: Words) {
  const on = implement(targetsContract).$context<RequestContext>();
  return on.router({
    progress: on.progress.handler(async ({ input: { knownAt, ...asked }, context: { scope, language } }) => {
      const known = targets.knownAt(knownAt);
      const found = await targets.progress(scope, { ...asked, known });
      return { targets: found.map((one) => presentProgress(one, asOfDay(asked.year, known), words, language)) };
    }),
    show: on.show.handler(async ({ input: { knownAt, ...asked }, context: { scope, language } }) => {
      const known = targets.knownAt(knownAt);
      const { progress, course, toClose } = await targets.show(scope, { ...asked, known });
      return {
        target: presentProgress(progress, asOfDay(asked.year, known), words, language),
        course: course.map((of) => ({ ...of, now: numberOf(of.now), path: numberOf(of.path) })),
        toClose:
          toClose === null
            ? null
            : { ...toClose, total: toClose.rows.length, rows: toClose.rows.slice(0, mostToClose).map((one) => ({ ...one })) },
      };
    }),
    split: on.split.handler(async ({ input, context: { scope, language } }) =>
      presentSplit(await targets.split(scope, input), words, language),
    ),
    splits: on.splits.handler(async ({ input, context: { scope, language } }) => ({
      splits: (await targets.splits(scope, input)).map((one) => presentSplit(one, words, language)),
    })),
    commit: on.commit.handler(async ({ input, context: { scope, language } }) =>
      presentSplit(await targets.commit(scope, input), words, language),
    ),
  });
}

/** The last day that an answer about a year covers. */
function asOfDay(year: number, { received }: AsOf): string {
  const last = `${year}-12-31`;
  return today(received) < last ? today(received) : last;
}

function presentProgress(one: TargetProgress, asOf: string, words: Words, language: Language) {
  const { document, target, own, indicator, form, findings, years, split, now, goal: _goal, path, gap, ...rest } = one;
  const { base, ...set } = target;
  return {
    ...set,
    ...(base !== null && { base }),
    documentTitle: document.head.title,
    region: document.head.region,
    own: own.kind === 'part' ? numberOf(own.value) : null,
    indicator: indicator?.id ?? null,
    indicatorNames: indicator?.names ?? form?.names ?? null,
    form: form === null ? null : { form: form.form, field: form.field, period: form.period },
    decimals: indicator?.decimals ?? 0,
    asOf: form?.asOf ?? asOf,
    ...rest,
    now: numberOf(now),
    path: numberOf(path),
    gap: numberOf(gap),
    years: years.map((of) => ({ ...of, value: numberOf(of.value) })),
    findings: findings.map((found) => tellPlain(found, words, language)),
    ...(split !== null && { split: presentSplit(split, words, language) }),
  };
}

const number = (text: string | null): number | null => (text === null ? null : Number(text));

function presentSplit({ target, rows, total, left, actor, made, findings, ...rest }: SplitShown, words: Words, language: Language) {
  return {
    ...rest,
    target: target.id,
    unit: target.unit,
    rows: rows.map(({ key, value, commitment, ...row }) => ({
      ...row,
      key: number(key),
      value: number(value),
      commitment: number(commitment),
    })),
    total: number(total),
    left: number(left),
    madeBy: actor,
    madeAt: made?.toISOString() ?? null,
    findings: findings.map((found) => tellPlain(found, words, language)),
  };
}
