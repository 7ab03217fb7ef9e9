import { z } from 'zod';
import { expect, test } from 'vitest';
import { ORPCError } from '@orpc/contract';
import { codeShape, measuredYearShape } from '#kernel/shape.ts';
import { downloadQuestion } from './download-question.ts';
import { problemFrom } from '../problem.ts';

const parameters = {
  region: { about: 'the place', shape: codeShape },
  year: { about: 'the year', shape: measuredYearShape },
  share: { about: 'a share', shape: z.coerce.number().min(0).max(1).optional() },
};

const ask = (query: Record<string, string[]>) => downloadQuestion({ parameters }, { path: {}, query });

function refusal(query: Record<string, string[]>): string {
  try {
    return JSON.stringify(ask({ region: ['140302'], year: ['2025'], ...query }));
  } catch (error) {
    const { problem } = problemFrom(error);
    return `${problem.kind} ${problem.code}`;
  }
}

test('a nonsensical number is refused before a download starts', () => {
  for (const year of ['1e400', '-0', '0x10', '300000000', '9007199254740993', 'NaN', '2025.5', ' ', 'abc', '２０２５'])
    expect([year, refusal({ year: [year] })]).toEqual([year, 'bad-input input-invalid']);
  expect(refusal({ year: ['2025', '2026'] })).toBe('bad-input parameter-repeated');
  expect(refusal({ year: [''] })).toBe('bad-input parameter-missing');
  expect(refusal({ years: ['2025'] })).toBe('bad-input parameter-unknown');
  for (const share of ['', ' ', 'true', '[]', '1.0e1', '-0.1'])
    expect([share, refusal({ share: [share] })]).toEqual([share, 'bad-input input-invalid']);
});

test('a valid query is left as written', () => {
  expect(ask({ region: ['140302'], year: ['02025'], share: ['1e-3'], lang: ['en'] })).toEqual({
    region: '140302',
    year: '02025',
    share: '1e-3',
    lang: 'en',
  });
  expect(() => ask({ region: ['140302'], year: ['x'] })).toThrow(ORPCError);
});
