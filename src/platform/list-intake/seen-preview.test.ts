import type { Job } from './job.ts';
import { expect, test } from 'vitest';
import { programScope } from '#kernel/scope.ts';
import type { ImportsInternals } from '#platform/imports/internals.ts';
import { workOf } from '#platform/imports/run.ts';
import type { Perform } from '#platform/imports/types.ts';

/** Previews and writes in order, for a file that names the preview that was shown. */
async function readings(seen: string | undefined, agrees: boolean): Promise<string[]> {
  const done: string[] = [];
  const perform: Perform = async (_, { preview }, job) => {
    done.push(preview ? 'preview' : 'write');
    if (!preview) job.agreed?.({ created: 1, rests: 'a' });
    return { created: 1, rests: 'a' };
  };
  const internals = { performers: new Map([['kind', perform]]), agreeing: new Set(agrees ? ['kind'] : []), words: {} };
  const ask = { kind: 'kind', file: 'f', options: seen === undefined ? {} : { seen }, language: 'zh' as const };
  const work = workOf(internals as unknown as ImportsInternals, programScope, ask);
  await work({ preview: false } as Job).catch(({ code }: { code: string }) => done.push(code));
  return done;
}

const preview = async (): Promise<string> => {
  const perform: Perform = async () => ({ created: 1, rests: 'a', seconds: 7 });
  const internals = { performers: new Map([['kind', perform]]), agreeing: new Set(), words: {} } as unknown as ImportsInternals;
  const ask = { kind: 'kind', file: 'f', options: {}, preview: true, language: 'zh' as const };
  return String((await workOf(internals, programScope, ask)({ preview: true } as Job))['hash']);
};

test('a kind that asks before it shows anything is read once, any other is previewed again', async () => {
  const seen = await preview();
  expect(await readings(seen, true)).toEqual(['write']);
  expect(await readings(seen, false)).toEqual(['preview', 'write']);
  expect(await readings(undefined, true)).toEqual(['write']);
  expect(await readings('a-b-c-d-e', true)).toEqual(['write', 'seen-not-latest']);
  expect(await readings('a-b-c-d-e', false)).toEqual(['preview', 'seen-not-latest']);
});
