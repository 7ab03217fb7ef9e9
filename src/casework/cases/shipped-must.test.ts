import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readProcedureFile, type Procedure } from '#platform/knowledge/facts.ts';
import { doubtsOf } from './agreement/must.ts';
import type { MustKnown } from './agreement/must-value.ts';
import { effectsOf } from './steps/effects.ts';
import { readValue } from './public/field-value.ts';
import type { Fields } from './facts.ts';

/** What the procedures that ship refuse, ask a reason for, or tell, file by file. */

function shipped(name: string): Procedure {
  const file = new URL(`../../../knowledge/procedures/${name}.yaml`, import.meta.url);
  const { procedure } = readProcedureFile(name, readFileSync(file, 'utf8'));
  if (procedure === null) throw new Error(name);
  return procedure;
}

type Given = Partial<Pick<MustKnown, 'building' | 'found'>> & { readonly steps?: Readonly<Record<string, string>> };

/** `field code strength` of what does not agree on 2026-03-02 in a case begun the day before. */
function doubts(name: string, fields: Fields, { building = null, found = new Map(), steps = {} }: Given = {}): string[] {
  const procedure = shipped(name);
  const known: MustKnown = {
    procedure,
    fields,
    building,
    found,
    day: '2026-03-02',
    begun: '2026-03-01',
    steps: new Map(Object.entries(steps).map(([step, day]) => [step, { day, count: 1 }])),
  };
  return doubtsOf(known, procedure.must ?? [], ['case', ...Object.keys(fields)]).map((one) => `${one.field} ${one.code} ${one.else}`);
}

const building = { code: 'B1', floorArea: 22722, yearBuilt: 2010, lifeEvents: [{ kind: 'construction', day: '2009-01-01' }] };
const gone = { ...building, lifeEvents: [{ kind: 'demolished', day: '2025-01-01' }] };

/** The totals of a demolition: of the building, and of its unit. */
const totals = (ofBuilding: string, ofUnit: string) =>
  new Map([
    ['area/0', ofBuilding],
    ['area/2', ofUnit],
  ]);

test.each(['demolition', 'acceptance', 'label', 'energy-label', 'subsidy'])('%s: no case begins on what is gone', (name) => {
  expect(doubts(name, {}, { building: gone })).toEqual(['case must-be-absent refuse']);
  expect(doubts(name, {}, { building })).toEqual([]);
});

test('demolition: not more than the building has, with others of the building; above a fifth of the unit only with a reason', () => {
  const fields = { area: '999999', unitArea: '5000000' };
  expect(doubts('demolition', fields, { building, found: totals('999999', '999999') })).toEqual(['area must-be-at-most refuse']);
  expect(doubts('demolition', { area: '100', unitArea: '50' }, { building, found: totals('100', '10') })).toEqual([
    'area must-be-at-most refuse',
  ]);
  expect(doubts('demolition', { area: '300', unitArea: '1000' }, { building, found: totals('300', '300') })).toEqual([
    'area must-be-at-most reason',
  ]);
  expect(doubts('demolition', { area: '200', unitArea: '1000' }, { building, found: totals('200', '200') })).toEqual([]);
});

test('demolition: of a building without a floor area it is told that it could not be compared', () => {
  const fields = { area: '999999', unitArea: '9999999' };
  expect(doubts('demolition', fields, { building: { code: 'B2' }, found: totals('999999', '1') })).toEqual(['area must-unknown tell']);
});

test('demolition: more than twice what is demolished is built only with a reason', () => {
  expect(doubts('demolition', { area: '1', newArea: '2' }, { building, found: totals('1', '1') })).toContain('area must-unknown tell');
  expect(doubts('demolition', { newArea: '2.01', area: '1', unitArea: '10' }, { building, found: totals('1', '1') })).toEqual([
    'newArea must-be-at-most reason',
  ]);
});

test('demolition: on no day to come, nor before it was allowed', () => {
  const steps = { allow: '2026-03-01' };
  expect(doubts('demolition', { demolishedOn: '2026-03-03' }, { building, steps })).toContain('demolishedOn must-not-be-after refuse');
  expect(doubts('demolition', { demolishedOn: '2026-02-28' }, { building, steps })).toContain('demolishedOn must-not-be-before refuse');
});

test('acceptance: on no day to come nor before construction; a star needs reviewed drawings or a reason; no label case at star 0', () => {
  expect(doubts('acceptance', { completedOn: '2027-01-01' }, { building })).toEqual(['completedOn must-not-be-after refuse']);
  expect(doubts('acceptance', { completedOn: '2008-01-01' }, { building })).toEqual(['completedOn must-not-be-before refuse']);
  expect(doubts('acceptance', { star: 2 }, { building, found: new Map([['star/0', false]]) })).toEqual(['star must-have-case reason']);
  expect(doubts('acceptance', { star: 2 }, { building, found: new Map([['star/0', true]]) })).toEqual([]);
  expect(doubts('acceptance', { star: 0 }, { building })).toEqual([]);
  const { pass } = shipped('acceptance').transitions;
  const begun = (star: number) =>
    effectsOf(pass ?? { from: '', to: '' }, { fields: { star }, day: '2026-03-02', steps: new Map() }).some((effect) => 'begin' in effect);
  expect([begun(0), begun(1)]).toEqual([false, true]);
});

test('rural houses: windows and floors within the house, roofs with a reason, nothing of a part that was not chosen, no day to come', () => {
  const parts = ['wall', 'window', 'roof', 'floor'];
  expect(doubts('rural-house', { area: '120', parts, windowArea: '9999' })).toEqual(['windowArea must-be-at-most refuse']);
  expect(doubts('rural-house', { area: '120', parts, floorArea: '121' })).toEqual(['floorArea must-be-at-most refuse']);
  expect(doubts('rural-house', { area: '120', parts, roofArea: '150' })).toEqual(['roofArea must-be-at-most reason']);
  expect(doubts('rural-house', { area: '120', parts: ['wall'], windowArea: '10' })).toEqual(['windowArea must-be-at-most refuse']);
  expect(doubts('rural-house', { area: '120', parts: ['wall'], windowArea: '0', wallArea: '80' })).toEqual([]);
  const steps = { approve: '2026-03-01' };
  expect(doubts('rural-house', { doneOn: '2026-03-03' }, { steps })).toEqual(['doneOn must-not-be-after refuse']);
  expect(doubts('rural-house', { doneOn: '2026-02-28' }, { steps })).toEqual(['doneOn must-not-be-before reason']);
});

test('building sites: kinds that do not add up to the total are told, and a row without a number is not taken for zero', () => {
  const row = { kind: '工程垃圾', made: '50', reused: '20', disposed: '20', stored: '10' };
  const whole = { made: '50', reused: '20', disposed: '20', stored: '10' };
  expect(doubts('green-site', { ...whole, byKind: [row] })).toEqual([]);
  expect(doubts('green-site', { ...whole, made: '60', byKind: [row] })).toEqual(['byKind must-equal tell']);
  expect(doubts('green-site', { made: '50', byKind: [{ kind: '渣土', made: '50' }] })).toEqual([
    'byKind must-unknown tell',
    'byKind must-unknown tell',
    'byKind must-unknown tell',
  ]);
  expect(doubts('green-site', { ...whole, byKind: [] })).toEqual([]);
  expect(readValue(shipped('green-site').fields['byKind'] as never, [{ kind: '金子' }])).toMatchObject({ reason: 'not-an-option' });
  expect(Object.values(shipped('green-site').fields['byKind']?.columns ?? {}).map(({ min }) => min)).toEqual([undefined, 0, 0, 0, 0]);
});

test('standards and science: codes by the library, projects that exist, contracts after their approval, stages in turn', () => {
  expect(doubts('local-standard', { code: '9.9.9.9.9' }, { found: new Map([['code/0', false]]) })).toEqual(['code must-exist refuse']);
  expect(doubts('science-result', { project: 'X' }, { found: new Map([['project/0', false]]) })).toEqual(['project must-exist reason']);
  const steps = { approve: '2026-03-01' };
  expect(doubts('science-project', { contractOn: '2026-02-01' }, { steps })).toEqual(['contractOn must-not-be-before refuse']);
  expect(doubts('science-project', { contractOn: '2026-03-03' }, { steps })).toEqual(['contractOn must-not-be-after refuse']);
  expect(doubts('science-project', { stage: 3 })).toEqual(['stage must-equal refuse']);
  expect(doubts('science-project', { stage: 2 }, { steps: { 'pass-stage': '2026-03-01' } })).toEqual([]);
});

test('complaints of cold homes, inspections and consents: no day to come, no end before the beginning', () => {
  expect(doubts('cold-home', { since: '2026-03-03' })).toEqual(['since must-not-be-after refuse']);
  expect(doubts('cold-home', { since: '2026-03-02', until: '2026-03-02' })).toEqual(['until must-not-be-before refuse']);
  expect(doubts('inspection', { inspectedOn: '2026-03-03' })).toEqual(['inspectedOn must-not-be-after refuse']);
  expect(doubts('inspection', { inspectedOn: '2026-02-01' })).toEqual(['inspectedOn must-not-be-before reason']);
  expect(doubts('disclosure-consent', { fromYear: 2026, untilYear: 2025 })).toEqual(['untilYear must-be-at-least refuse']);
});

test.each(['label', 'energy-label', 'subsidy'])('%s: more area than the building has is taken only with a reason', (name) => {
  expect(doubts(name, { area: '22723' }, { building })).toEqual(['area must-be-at-most reason']);
});
