import { expect, test } from 'vitest';
import { stretches } from './stretches.ts';

const stays = [
  { state: 'draft', from: '2026-03-01T02:00:00Z' },
  { state: 'check', from: '2026-03-02T02:00:00Z' },
  { state: 'mend', from: '2026-03-04T17:00:00Z' },
  { state: 'check', from: '2026-03-09T02:00:00Z' },
];

test('a clock runs from the local day of entry to the local day on which the case left', () => {
  expect(stretches(stays, ['check'], false, 'Asia/Shanghai')).toEqual([
    { from: '2026-03-02', to: '2026-03-05' },
    { from: '2026-03-09', to: undefined },
  ]);
});

test('states of one limit that follow each other are one stretch; one that begins anew has its last alone', () => {
  expect(stretches(stays, ['draft', 'check'], false, 'Asia/Shanghai')).toEqual([
    { from: '2026-03-01', to: '2026-03-05' },
    { from: '2026-03-09', to: undefined },
  ]);
  expect(stretches(stays, ['check'], true, 'Asia/Shanghai')).toEqual([{ from: '2026-03-09', to: undefined }]);
  expect(stretches(stays, ['granted'], false, 'Asia/Shanghai')).toEqual([]);
});
