import type { PolicyService } from '#green-building/policy/policy.ts';
import type { Rating } from '#green-building/rating/rating.ts';
import type { SpecialPlansService } from '#green-building/special-plans/special-plans.ts';
import { Problem } from '#kernel/problem.ts';
import type { DraftKind } from './facts.ts';

export type RestsOnNeeds = {
  readonly policy: Pick<PolicyService, 'documents' | 'regionsOf' | 'dayAsked'>;
  readonly specialPlans: Pick<SpecialPlansService, 'plans'>;
  readonly rating: Pick<Rating, 'items' | 'prefabScheme'>;
};

type Question = Readonly<Record<string, unknown>>;
type Entry = { readonly id: string; readonly version: number };

const versioned = ({ id, version }: Entry): string => `${id}@${version}`;
const textIn = (question: Question, name: string): string | undefined =>
  typeof question[name] === 'string' && question[name] !== '' ? question[name] : undefined;

/**
 * What the answer to a question is based on now, `id@version` each: the documents and special plans in force in its place on its day, or
 * the standard with its items. Empty if the question names no place, or a nonexistent one: a draft need not be whole.
 */
export async function restsOn(needs: RestsOnNeeds, kind: DraftKind, question: Question): Promise<string[]> {
  try {
    if (kind === 'rating') return standardOf(needs, question);
    if (kind === 'prefab')
      return [versioned(needs.rating.prefabScheme({ standard: textIn(question, 'standard') ?? prefabStandard, ...dayIn(question) }))];
    return await documentsOf(needs, question);
  } catch (error) {
    if (error instanceof Problem && error.kind !== 'broken') return [];
    throw error;
  }
}

const greenStandard = 'GB/T50378-2019';
const prefabStandard = 'GB/T51129-2017';

/** The day of a rating is in its input if the question names none. */
function dayIn(question: Question): { readonly date?: string } {
  const { input } = question;
  const date = textIn(question, 'date') ?? (typeof input === 'object' && input !== null ? textIn(input as Question, 'date') : undefined);
  return date === undefined ? {} : { date };
}

function standardOf({ rating }: RestsOnNeeds, question: Question): string[] {
  const { standard, items } = rating.items({ standard: textIn(question, 'standard') ?? greenStandard, ...dayIn(question) });
  return [standard, ...items].map(versioned);
}

async function documentsOf({ policy, specialPlans }: RestsOnNeeds, question: Question): Promise<string[]> {
  const region = textIn(question, 'region');
  if (region === undefined) return [];
  const date = policy.dayAsked(textIn(question, 'date'));
  const [documents, plans] = await Promise.all([
    policy.documents({ region, date }),
    policy.regionsOf(region).then((regions) => specialPlans.plans(regions)),
  ]);
  return [
    ...documents.map(({ document }) => versioned(document.head)),
    ...plans.map(({ id, code }) => versioned({ id: `special-plan/${code}`, version: id })),
  ];
}
