import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { ConsoleQueries } from './heard-anew.ts';

test('what is asked for the first time while something changes is told as it is after the change', async () => {
  const queries = new ConsoleQueries();
  const asked: PromiseWithResolvers<string>[] = [];
  const observer = new QueryObserver(queries, {
    queryKey: ['notices', 'unread'],
    queryFn: () => {
      const answer = Promise.withResolvers<string>();
      asked.push(answer);
      return answer.promise;
    },
  });
  const told: (string | undefined)[] = [];
  const leave = observer.subscribe(({ data }) => void told.push(data));
  expect(asked).toHaveLength(1);
  const anew = queries.invalidateQueries({ queryKey: ['notices'] });
  await expect.poll(() => asked.length).toBe(2);
  asked[0]?.resolve('before');
  asked[1]?.resolve('after');
  await anew;
  expect(told.at(-1)).toBe('after');
  expect(told).not.toContain('before');
  leave();
});

test('what was heard before is asked again, and shown until then', async () => {
  const queries = new ConsoleQueries({ defaultOptions: { queries: { staleTime: 30_000 } } });
  let count = 0;
  const observer = new QueryObserver(queries, { queryKey: ['a'], queryFn: async () => (count += 1) });
  const leave = observer.subscribe(() => undefined);
  await expect.poll(() => observer.getCurrentResult().data).toBe(1);
  await queries.invalidateQueries({ queryKey: ['a'] });
  expect(observer.getCurrentResult().data).toBe(2);
  leave();
});
