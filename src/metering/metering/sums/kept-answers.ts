import type { AsOf } from '#kernel/as-of.ts';
import type { Readings } from '#metering/readings/readings.ts';

type Kept<T> = { readonly turn: number; readonly of: object | undefined; readonly answer: T };

/** What an answer is made of. */
type Made = {
  /** Another list as soon as anything in it is another; */
  readonly list: object;
  /** which part of it, the same way; */
  readonly of?: object | undefined;
  /** and the question in words. */
  readonly name: string;
};

/** How many answers are kept of one list. */
const mostAnswers = 6;

/**
 * What was worked out of readings, kept for as long as no reading moves and it is asked of the very same things: of the list of groups that
 * metering makes anew with each write to the registry and each change of a calorific value. A question that is pinned before a reading last
 * moved is worked out for itself.
 */
export function createKeptAnswers<T>() {
  const lists = new WeakMap<object, Map<string, Kept<T>>>();
  return {
    /** The answer that is kept; else it is worked out, and kept where nothing has moved meanwhile. */
    async of(readings: Pick<Readings, 'standing'>, known: AsOf, { list, of, name }: Made, workOut: () => Promise<T>): Promise<T> {
      const { turn, last } = readings.standing();
      if (Math.min(known.received, known.recorded) < last) return workOut();
      const answers = lists.get(list) ?? new Map<string, Kept<T>>();
      lists.set(list, answers);
      const before = answers.get(name);
      if (before !== undefined && before.turn === turn && before.of === of) return before.answer;
      const answer = await workOut();
      if (readings.standing().turn !== turn) return answer;
      answers.delete(name);
      answers.set(name, { turn, of, answer });
      const [oldest] = answers.keys();
      if (answers.size > mostAnswers && oldest !== undefined) answers.delete(oldest);
      return answer;
    },
  };
}

export type KeptAnswers<T> = ReturnType<typeof createKeptAnswers<T>>;
