import type { Answer, GroupResult, Question, QuestionResult, Results } from './facts.ts';

/** How many were invited, by group. */
export type Invited = ReadonlyMap<string, number>;

/**
 * What a closed survey shows (`casework.md`, Survey). A group with 1 to k−1 answers is hidden; while the hidden groups have 1 to k−1
 * answers together, the smallest shown group with answers is hidden too, ties broken by code; a question answered by fewer than k is empty.
 * Over all groups a question is shown only if it covers nothing or at least k answers beyond the groups' own numbers, so that no difference
 * of numbers is about fewer than k. Words are shown only over all groups, shuffled.
 * @param shuffled returns the same items in random order
 */
export function resultsOf(
  { k, questions }: { readonly k: number; readonly questions: readonly Question[] },
  invited: Invited,
  answers: readonly Answer[],
  shuffled: <T>(all: readonly T[]) => T[],
): Results {
  const codes = [...new Set([...invited.keys(), ...answers.map(({ group }) => group)])].toSorted();
  const byGroup = Map.groupBy(answers, ({ group }) => group);
  const of = (group: string): readonly Answer[] => byGroup.get(group) ?? [];
  const hidden = hiddenGroups(codes, (group) => of(group).length, k);
  const groups = codes.map((group): GroupResult => {
    const isHidden = hidden.has(group);
    return {
      group,
      invited: invited.get(group) ?? 0,
      answered: isHidden ? null : of(group).length,
      hidden: isHidden,
      questions: isHidden ? [] : questions.map((question) => ofGroup(question, of(group), k)),
    };
  });
  const isTooFew = answers.length > 0 && answers.length < k;
  return {
    invited: [...invited.values()].reduce((sum, one) => sum + one, 0),
    answered: isTooFew ? null : answers.length,
    groups,
    questions: questions.map((question) => overall(question, answers, groups, k, shuffled)),
  };
}

/** Which groups are hidden. @param count how many answers a group has */
export function hiddenGroups(codes: readonly string[], count: (group: string) => number, k: number): ReadonlySet<string> {
  const hidden = new Set(codes.filter((group) => count(group) > 0 && count(group) < k));
  const together = (): number => [...hidden].reduce((sum, group) => sum + count(group), 0);
  while (together() > 0 && together() < k) {
    const shown = codes.filter((group) => !hidden.has(group) && count(group) > 0);
    const [next] = shown.toSorted((a, b) => count(a) - count(b) || (a < b ? -1 : 1));
    if (next === undefined) break;
    hidden.add(next);
  }
  return hidden;
}

/** Words are never shown by group, not even how many wrote some. */
function ofGroup(question: Question, answers: readonly Answer[], k: number): QuestionResult {
  return question.type === 'text' ? empty(question) : counted(question, answers, k);
}

function overall(
  question: Question,
  answers: readonly Answer[],
  groups: readonly GroupResult[],
  k: number,
  shuffled: <T>(all: readonly T[]) => T[],
): Results['questions'][number] {
  if (question.type === 'text') {
    const words = given(question, answers);
    return words.length < k ? { ...empty(question), words: [] } : { ...empty(question), n: words.length, words: shuffled(words) };
  }
  const all = counted(question, answers, k);
  const shown = groups.flatMap((group) => group.questions.filter(({ id }) => id === question.id)).reduce((sum, { n }) => sum + (n ?? 0), 0);
  const rest = (all.n ?? 0) - shown;
  return { ...(rest > 0 && rest < k ? empty(question) : all), words: [] };
}

const empty = ({ id }: Question): QuestionResult => ({ id, n: null, mean: null, counts: {} });

const given = ({ id }: Question, answers: readonly Answer[]): string[] =>
  answers.flatMap(({ set }) => (set[id] === undefined || set[id].trim() === '' ? [] : [set[id]]));

function counted(question: Question, answers: readonly Answer[], k: number): QuestionResult {
  const values = given(question, answers);
  if (values.length < k) return empty(question);
  const counts = Object.fromEntries(question.options.map((option) => [option, values.filter((value) => value === option).length]));
  return { id: question.id, n: values.length, mean: question.type === 'scale' ? meanOf(values.map(Number)) : null, counts };
}

/** The mean of whole numbers to a hundredth, half up, without binary fractions in between. */
export function meanOf(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return Math.floor((200 * sum + values.length) / (2 * values.length)) / 100;
}
