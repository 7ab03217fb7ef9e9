import { AsyncLocalStorage } from 'node:async_hooks';

/** The two stores. */
export type StoreName = 'postgres' | 'clickhouse';

/** What some work is waiting for at the stores. */
export type StoreQuestions = {
  /** How many of its queries a store has not answered yet. */
  readonly open: (store: StoreName) => number;
  readonly isIdle: () => boolean;
};

type NotedWork = { readonly open: Map<StoreName, number>; readonly asked: (store: StoreName) => void };

const held = new AsyncLocalStorage<NotedWork>();

/** Runs work so that what it waits for is known. @param asked called for each query when it is sent */
export function whileNoted<T>(asked: (store: StoreName) => void, work: (questions: StoreQuestions) => T): T {
  const open = new Map<StoreName, number>();
  const questions = { open: (store: StoreName) => open.get(store) ?? 0, isIdle: () => [...open.values()].every((many) => many === 0) };
  return held.run({ open, asked }, () => work(questions));
}

/** The same promise; until it settles, the work it belongs to is waiting for this store. A value that is not a promise is unchanged. */
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
