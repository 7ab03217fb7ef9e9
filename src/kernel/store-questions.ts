import { AsyncLocalStorage } from 'node:async_hooks';

/** The two stores. */
export type StoreName = 'postgres' | 'clickhouse';

/** What some work is waiting for at the stores. */
export type StoreQuestions = {
  /** How many of its questions a store has not answered yet. */
  readonly open: (store: StoreName) => number;
  readonly isIdle: () => boolean;
};

type NotedWork = { readonly open: Map<StoreName, number>; readonly asked: (store: StoreName) => void };

const held = new AsyncLocalStorage<NotedWork>();

/** Runs work so that it can be told what it waits for. @param asked hears of each question when it is put */
export function whileNoted<T>(asked: (store: StoreName) => void, work: (questions: StoreQuestions) => T): T {
  const open = new Map<StoreName, number>();
  const questions = { open: (store: StoreName) => open.get(store) ?? 0, isIdle: () => [...open.values()].every((many) => many === 0) };
  return held.run({ open, asked }, () => work(questions));
}

/** The same promise; until it settles the work that it belongs to waits for this store. What is no promise stays as it is. */
export function notedQuestion<T>(store: StoreName, sent: T): T {
  const own = held.getStore();
  if (own === undefined || !(sent instanceof Promise)) return sent;
  const count = (by: number): void => void own.open.set(store, (own.open.get(store) ?? 0) + by);
  count(1);
  const over = (): void => count(-1);
  sent.then(over, over);
  own.asked(store);
  return sent;
}
