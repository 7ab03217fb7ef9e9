import { expect, test } from 'vitest';
import { kindList } from '#kernel/kind-list.ts';
import { category } from '#kernel/vocabulary.ts';
import { listAddress } from './list-address.ts';

const { read, input } = listAddress(
  kindList({
    filters: { building: 'building', kind: category({ pump: { zh: '水泵', en: 'Pump' } }), room: 20 },
    sought: ['code'],
    sort: { code: 'code', name: 'name' },
  }),
);

test('an address is read as far as it means something, and asks for what it names alone', () => {
  expect(input(read({ kind: 'pump', room: '301', search: 'P', sort: 'name', order: 'desc' }))).toEqual({
    kind: 'pump',
    room: '301',
    search: 'P',
    sort: 'name',
    descending: true,
  });
  expect(input(read({ kind: 'bicycle', sort: 'colour', building: '' }))).toEqual({ sort: 'code', descending: false });
  expect(read({ building: 12 })).toMatchObject({ building: '12', page: 1, kind: undefined });
});
