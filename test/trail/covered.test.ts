import { expect, test } from 'vitest';
import { procedures } from '../procedures.ts';
import { accounts } from './accounts.ts';
import { asking } from './asking.ts';
import { cases } from './cases.ts';
import { collecting } from './collecting.ts';
import { energy } from './energy.ts';
import { flexibility } from './flexibility.ts';
import { filesOfDistricts } from './files.ts';
import { heat } from './heat.ts';
import { library } from './library.ts';
import { offices } from './offices.ts';
import { registry } from './registry.ts';
import { leaving, nothing, unanswered } from './table.ts';

/** A view is not a changing procedure: it is a query by another method. */
const changing = procedures().filter(({ route, action }) => route.method !== 'GET' && action !== 'view');
const names = changing.map(({ name }) => name).toSorted();
const all = [accounts(), asking, cases, collecting, energy, flexibility, heat, library, offices, registry].flat().map(([name]) => name);
const walked = all.filter((name) => !name.startsWith('/'));

test('every changing procedure says what it leaves in the trail, or why it leaves nothing, once', () => {
  expect([...leaving, ...Object.keys(nothing)].toSorted()).toEqual(names);
});

test('every changing procedure is asked in a district, once, or is said why it cannot be', () => {
  expect([...walked, ...Object.keys(unanswered)].toSorted()).toEqual(names);
});

test('every file that needs what a district makes is taken in one', () => {
  expect(all.filter((name) => name.startsWith('/')).toSorted()).toEqual(filesOfDistricts.toSorted());
});
