import { labelTerms } from '#kernel/label-terms.ts';
import type { Action } from '#kernel/rights.ts';
import type { Term } from '#kernel/vocabulary.ts';
import { planTerms } from '#retrofit/retrofit-plan/vocabulary.ts';
import { retrofitEstimateTerms } from '#retrofit/retrofit-estimate/vocabulary.ts';
import { retrofitTerms } from '#retrofit/retrofit/vocabulary.ts';
import { sourceCheckTerms } from '#supervision/source-check/vocabulary.ts';
import type { Searchable } from './match.ts';
import { plainText, spellingOf } from './pinyin.ts';
import { howToAddress, howToTerms, menuPages, pageTerms, type HowTo } from './vocabulary.ts';

type FoundPage = { readonly to: string; readonly term: Term; readonly action: Action };

/** Pages that are reached from other pages. */
const below: readonly FoundPage[] = [
  { to: '/baseline-test', term: labelTerms.baselineTest, action: 'view' },
  { to: '/retrofit/plans/new', term: planTerms.scenario, action: 'keep-retrofits' },
  { to: '/retrofit/surveys', term: labelTerms.retrofitSurvey, action: 'view' },
  { to: '/retrofit/progress', term: retrofitTerms.progress, action: 'view' },
  { to: '/retrofit/measures', term: retrofitEstimateTerms.library, action: 'view' },
  { to: '/policy/obligations', term: labelTerms.policyDuties, action: 'view' },
  { to: '/policy/plot', term: labelTerms.planningConditions, action: 'view' },
  { to: '/rating/prefab', term: labelTerms.prefabRate, action: 'view' },
  { to: '/rating/materials', term: labelTerms.greenMaterials, action: 'view' },
  { to: '/rating/incentives', term: labelTerms.incentives, action: 'view' },
  { to: '/knowledge/check', term: sourceCheckTerms.title, action: 'view' },
  { to: '/account', term: labelTerms.myAccount, action: 'self' },
];

const menu = menuPages.map(({ name, to, action }): FoundPage => ({ to, term: pageTerms[name], action }));

const tasks = Object.entries(howToTerms).map(([task, term]): FoundPage => ({ to: howToAddress(task as HowTo), term, action: 'view' }));

/** All pages that the search finds, and what each is found by. */
export const searchedPages: readonly (FoundPage & { readonly by: Searchable })[] = [...menu, ...below, ...tasks].map((page) => ({
  ...page,
  by: { spelling: spellingOf(page.term.zh), code: plainText(page.term.en), more: page.to },
}));
