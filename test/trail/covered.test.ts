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

test('every changing procedure states once what it leaves in the audit trail, or why it leaves nothing', () => {
  expect([...leaving, ...Object.keys(nothing)].toSorted()).toEqual(names);
});

test('every changing procedure is called once in a district, or states why it cannot be', () => {
  expect([...walked, ...Object.keys(unanswered)].toSorted()).toEqual(names);
});

test('every file that needs data of a district is downloaded in one', () => {
  expect(all.filter((name) => name.startsWith('/')).toSorted()).toEqual(filesOfDistricts.toSorted());
});
