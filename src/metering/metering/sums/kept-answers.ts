import type { AsOf } from '#kernel/as-of.ts';
import type { Readings } from '#metering/readings/readings.ts';

type Kept<T> = { readonly turn: number; readonly of: object | undefined; readonly answer: T };

/** What an answer is computed from. */
type Made = {
  /** A different list object as soon as anything in it changes; */
  readonly list: object;
  /** the part of it, likewise; */
  readonly of?: object | undefined;
  /** and the question in words. */
  readonly name: string;
};

/** The number of answers cached per list. */
const mostAnswers = 6;

/**
 * Results computed from readings, cached as long as no reading moves and the question is about the same objects: the list of groups that
 * metering rebuilds with each write to the registry and each change of a calorific value. A question pinned before a reading last moved is
 * computed without the cache.
 */
export function createKeptAnswers<T>() {
  const lists = new WeakMap<object, Map<string, Kept<T>>>();
  return {
    /** The cached answer; otherwise it is computed, and cached if nothing has moved meanwhile. */
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
