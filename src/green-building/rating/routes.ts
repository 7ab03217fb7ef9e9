import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { fill, tell, type Finding, type Words } from '#kernel/finding.ts';
import { plain } from '#green-building/policy/policy.ts';
import { ratingContract } from './contract.ts';
import type { Condition, PrefabCondition, Rating } from './rating.ts';

export { ratingDownloads } from './downloads.ts';

type Scheme = ReturnType<Rating['items']>;

/** @param words those of all slices */
export function ratingRoutes(rating: Rating, words: Words) {
  const os = implement(ratingContract).$context<RequestContext>();
  const found = <T extends { readonly findings: readonly Finding[] }>(answer: T, { language }: RequestContext) => ({
    ...answer,
    findings: answer.findings.map((one) => ({
      ...tell(one, words, language),
      evidence: { ...one.evidence },
    })),
  });
  const said = <T extends Condition | PrefabCondition>(one: T, { language }: RequestContext) => ({
    ...one,
    what: fill(words[one.code]?.[language] ?? one.code, one.evidence, language, words),
    needs: [...one.needs],
    evidence: { ...one.evidence },
  });
  return os.router({
    standards: os.standards.handler(({ input }) => ({ standards: presentStandards(rating.standards(input.date)) })),
    scheme: os.scheme.handler(({ input }) => plain(presentScheme(rating.items(input)))),
    prefabScheme: os.prefabScheme.handler(({ input }) => plain(presentPrefab(rating.prefabScheme(input)))),
    rate: os.rate.handler(({ input: { input, ...asked }, context }) => {
      const answer = found(rating.rate(asked, input), context);
      const told = (list: readonly Condition[]) => list.map((one) => said(one, context));
      const next = answer.next.map((one) => ({ ...one, besides: told(one.besides) }));
      return plain({ ...answer, unmet: told(answer.unmet), undecided: told(answer.undecided), next });
    }),
    readSheet: os.readSheet.handler(async ({ input, context }) => ({ input: await rating.readSheet(context.scope, input) })),
    prefab: os.prefab.handler(({ input: { input, ...asked }, context }) => {
      const answer = found(rating.prefab(asked, input), context);
      const told = (list: readonly PrefabCondition[]) => list.map((one) => said(one, context));
      const conditions = answer.conditions.map((one) => ({ ...said(one, context), met: one.met }));
      return plain({ ...answer, conditions, unmet: told(answer.unmet), undecided: told(answer.undecided) });
    }),
    materials: os.materials.handler(async ({ input: { input, ...where }, context }) =>
      plain(found(await rating.materials(where, input), context)),
    ),
    readProducts: os.readProducts.handler(async ({ input, context }) => ({ input: await rating.readProducts(context.scope, input.file) })),
    ultraLow: os.ultraLow.handler(async ({ input: { input, ...where }, context }) =>
      plain(found(await rating.ultraLow(where, input), context)),
    ),
    district: os.district.handler(async ({ input: { input, ...where }, context }) => {
      const answer = found(await rating.district(where, input), context);
      return plain({ ...answer, projects: answer.projects.map((one) => found(one, context)) });
    }),
    incentives: os.incentives.handler(async ({ input: { measures, ...where }, context }) =>
      plain(found(await rating.incentives(where, measures), context)),
    ),
  });
}

function presentStandards({ rating, prefab }: ReturnType<Rating['standards']>) {
  const stars = rating.map(({ standard, names, validFrom, revised, gaps }) => ({
    standard,
    names,
    kind: 'stars' as const,
    validFrom: validFrom ?? null,
    revisedFrom: revised?.from ?? null,
    gaps,
  }));
  const rates = prefab.map(({ standard, names, validFrom }) => ({
    standard,
    names,
    kind: 'prefab' as const,
    validFrom: validFrom ?? null,
    revisedFrom: null,
    gaps: [],
  }));
  return [...stars, ...rates];
}

function presentScheme({ standard, items }: Scheme) {
  const { parts, bonus, base, revised, validFrom, ...rest } = standard;
  return {
    ...rest,
    validFrom: validFrom ?? null,
    revised: revised ?? null,
    parts: [base, ...parts, bonus].map((part) => ({ ...part, pre: part.pre ?? part.max })),
    items: items.map(({ max, nameStatus, status, ...item }) => ({ ...item, status, max: max ?? null, nameStatus: nameStatus ?? status })),
  };
}

function presentPrefab({ items, ...standard }: ReturnType<Rating['prefabScheme']>) {
  return { ...standard, items: items.map((item) => ({ ...item, ratio: item.ratio ?? null })) };
}
