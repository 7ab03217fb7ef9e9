import { expect, test } from 'vitest';
import { withProfile } from './profile.ts';

test('columns of a profile become those of its layout, and stated options take precedence', () => {
  const profile = { column: { time: '时间', meter: '表号', value: '示数' }, set: { layout: 'long', kind: 'register', year: '2025' } };
  expect(withProfile(profile, {})).toEqual({
    layout: 'long',
    kind: 'register',
    year: 2025,
    timeColumn: '时间',
    meterColumn: '表号',
    valueColumn: '示数',
  });
  expect(withProfile(profile, { valueColumn: '另一列', year: 2024 })).toMatchObject({
    valueColumn: '另一列',
    year: 2024,
    kind: 'register',
  });
});

test('a profile of months names only the codes, one of billing periods both ends', () => {
  expect(
    withProfile({ column: { meter: '户号', time: '时间' }, set: { layout: 'months', createMeters: 'true', interval: '1d' } }, {}),
  ).toEqual({
    layout: 'months',
    meterColumn: '户号',
    createMeters: true,
  });
  expect(withProfile({ column: { time: '起', end: '止' }, set: { layout: 'long', ends: 'included', marks: 'end' } }, {})).toEqual({
    layout: 'long',
    startColumn: '起',
    endColumn: '止',
    ends: 'included',
  });
});

test('unknown options, and a unit left to the meters, have no effect', () => {
  expect(withProfile({ set: { unit: 'meter', matchOn: 'code:x', createMeters: 'false', zone: 'Asia/Shanghai' } }, {})).toEqual({
    zone: 'Asia/Shanghai',
  });
});
