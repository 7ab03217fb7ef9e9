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

type Given = Partial<Pick<MustKnown, 'building' | 'found' | 'project'>> & { readonly steps?: Readonly<Record<string, string>> };

/** `field code strength` of what does not agree on 2026-03-02 in a case begun the day before. */
function doubts(name: string, fields: Fields, { building = null, found = new Map(), project = null, steps = {} }: Given = {}): string[] {
  const procedure = shipped(name);
  const known: MustKnown = {
    procedure,
    fields,
    building,
    found,
    project,
    projectFacts: new Map(),
    day: '2026-03-02',
    begun: '2026-03-01',
    procedures: new Map(),
    steps: new Map(Object.entries(steps).map(([step, day]) => [step, { day, count: 1 }])),
  };
  return doubtsOf(known, procedure.must ?? [], ['case', ...Object.keys(fields)]).map((one) => `${one.field} ${one.code} ${one.else}`);
}

const building = { code: 'B1', floorArea: 22722, yearBuilt: 2010, lifeEvents: [{ kind: 'construction', day: '2009-01-01' }] };
const gone = { ...building, lifeEvents: [{ kind: 'demolished', day: '2025-01-01' }] };

/** The totals of a demolition: of the building, of those of its unit that are neither illegal nor condemned, and of its whole unit. */
const totals = (ofBuilding: string, ofUnit: string | null, whole: string | null = ofUnit) =>
  new Map([
    ['area/0', ofBuilding],
    ['area/3', ofUnit],
    ['area/4', whole],
  ]);

test.each(['demolition', 'acceptance', 'label', 'energy-label', 'subsidy'])('%s: no case begins on what is gone', (name) => {
  expect(doubts(name, {}, { building: gone })).toEqual(['case must-be-absent refuse']);
  expect(doubts(name, {}, { building })).toEqual([]);
});

test('demolition: not more than the building has, with others of the building, nor than the unit has', () => {
  const fields = { reason: 'illegal', area: '999999', unitArea: '5000000' };
  expect(doubts('demolition', fields, { building, found: totals('999999', null) })).toContain('area must-total-at-most refuse');
  const more = { reason: 'illegal', area: '100', unitArea: '50' };
  expect(doubts('demolition', more, { building, found: totals('100', null) })).toContain('area must-be-at-most refuse');
});

test('demolition: above a fifth of the unit only with a reason, by itself or with others; illegal and condemned buildings apart', () => {
  const asked = (area: string, ofUnit: string, reason = 'other') =>
    doubts('demolition', { reason, area, unitArea: '1000' }, { building, found: totals(area, ofUnit) }).filter((one) =>
      one.endsWith('reason'),
    );
  expect(asked('200', '200')).toEqual([]);
  expect(asked('150', '201')).toEqual(['area must-total-at-most reason']);
  expect(asked('900', '900')).toEqual(['area must-be-at-most reason', 'area must-total-at-most reason']);
  expect(asked('900', '900', 'illegal')).toEqual([]);
});

test('demolition: that the unit is not named hides nothing of what the building alone comes to', () => {
  const found = totals('900', null);
  const told = doubts('demolition', { reason: 'other', area: '900', unitArea: '1000' }, { building, found });
  expect(told).toEqual(['area must-be-at-most reason', 'area must-unknown tell']);
});

test('demolition: of a building without a floor area it is told that it could not be compared', () => {
  const fields = { reason: 'illegal', area: '999999', unitArea: '9999999' };
  expect(doubts('demolition', fields, { building: { code: 'B2' }, found: totals('999999', '1') })).toEqual(['area must-unknown tell']);
});

test('demolition: more than twice what is demolished in the unit is built only with a reason', () => {
  const asked = (newArea: string, whole: string) =>
    doubts('demolition', { reason: 'illegal', area: '1000', unitArea: '9000', newArea }, { building, found: totals('1000', '0', whole) });
  expect(asked('5000', '3000')).toEqual([]);
  expect(asked('5000', '2400')).toEqual(['area must-total-at-least reason']);
});

test('demolition: on no day to come, nor before it was allowed', () => {
  const steps = { allow: '2026-03-01' };
  expect(doubts('demolition', { demolishedOn: '2026-03-03' }, { building, steps })).toContain('demolishedOn must-not-be-after refuse');
  expect(doubts('demolition', { demolishedOn: '2026-02-28' }, { building, steps })).toContain('demolishedOn must-not-be-before refuse');
});

test('acceptance: on no day to come nor before construction; a star needs reviewed drawings or a reason; no label case at star 0', () => {
  expect(doubts('acceptance', { completedOn: '2027-01-01' }, { building })).toEqual(['completedOn must-not-be-after refuse']);
  const early = doubts('acceptance', { completedOn: '2008-01-01' }, { building });
  expect(early).toEqual(['completedOn must-not-be-before refuse', 'completedOn must-not-be-before reason']);
  expect(doubts('acceptance', { completedOn: '2009-12-31' }, { building })).toEqual(['completedOn must-not-be-before reason']);
  expect(doubts('acceptance', { completedOn: '2010-01-01' }, { building })).toEqual([]);
  expect(doubts('acceptance', { star: 2 }, { building, found: new Map([['star/0', null]]) })).toEqual(['star must-unlinked reason']);
  expect(doubts('acceptance', { star: 2 }, { building, found: new Map([['star/0', false]]) })).toEqual(['star must-have-case reason']);
  expect(doubts('acceptance', { star: 2 }, { building, found: new Map([['star/0', true]]) })).toEqual([]);
  expect(doubts('acceptance', { star: 0 }, { building })).toEqual([]);
  const { pass } = shipped('acceptance').transitions;
  const begun = (star: number) =>
    effectsOf(pass ?? { from: '', to: '' }, { fields: { star }, day: '2026-03-02', steps: new Map() }).some((effect) => 'begin' in effect);
  expect([begun(0), begun(1)]).toEqual([false, true]);
});

test('rural houses: windows and floors within the house, roofs and parts that were not chosen with a reason, no day to come', () => {
  const parts = ['wall', 'window', 'roof', 'floor'];
  expect(doubts('rural-house', { area: '120', parts, windowArea: '9999' })).toEqual(['windowArea must-be-at-most refuse']);
  expect(doubts('rural-house', { area: '120', parts, floorArea: '121' })).toEqual(['floorArea must-be-at-most refuse']);
  expect(doubts('rural-house', { area: '120', parts, roofArea: '150' })).toEqual(['roofArea must-be-at-most reason']);
  expect(doubts('rural-house', { area: '120', parts: ['wall'], windowArea: '10' })).toEqual(['windowArea must-be-at-most reason']);
  expect(doubts('rural-house', { area: '120', parts: ['wall'], windowArea: '0', wallArea: '80' })).toEqual([]);
  expect(doubts('rural-house', { area: '120', parts, wallArea: '9999' })).toEqual(['wallArea must-be-at-most tell']);
  const sun = ['solar'];
  expect(doubts('rural-house', { area: '120', parts: sun, pvKw: '9999', solarHeatArea: '121' })).toEqual([
    'pvKw must-be-at-most reason',
    'solarHeatArea must-be-at-most reason',
  ]);
  expect(doubts('rural-house', { area: '120', parts: sun, pvKw: '20', solarHeatArea: '4' })).toEqual([]);
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

test('energy review: below what the project declares only with a reason, whatever the case says that it declares', () => {
  const project = { annualKwh: 6_000_000, annualTce: 737.4 };
  const asked = (electricity: string, tce: string, tceEqual: string) =>
    doubts('energy-review', { electricity, tce, tceEqual, declaredKwh: '1' }, { project }).filter((one) => one.endsWith('reason'));
  expect(asked('100', '0.012', '0.030')).toEqual(['electricity must-be-at-least reason', 'tceEqual must-be-at-least reason']);
  expect(asked('5999999', '737.399', '1808.9')).toEqual(['electricity must-be-at-least reason']);
  expect(asked('6000000', '737.400', '1809')).toEqual([]);
  expect(doubts('energy-review', { electricity: '5000000' }, { project: {} })).toEqual(['electricity must-unknown tell']);
});

test('energy review: rows by building add up to the report, carrier by carrier; one that is not used may be left blank', () => {
  const report = { heat: '20', cooling: '5', gas: '0', coal: '3', oil: '0', steam: '0' };
  const found = new Map([['byBuilding/0', true]]);
  const asked = (...rows: object[]) =>
    doubts('energy-review', { ...report, electricity: '100', byBuilding: rows as never }, { project: { annualKwh: 1 }, found });
  const row = { building: 'B1', electricity: '60', heat: '10', cooling: '5', coal: '1' };
  const other = { building: 'B2', electricity: '40', heat: '10', cooling: '0', coal: '2' };
  expect(asked(row, other)).toEqual([]);
  const reason = 'byBuilding must-equal reason';
  expect(asked(row)).toEqual([reason, reason, reason]);
  for (const carrier of ['cooling', 'gas', 'coal', 'oil', 'steam']) expect(asked(row, { ...other, [carrier]: '9' })).toEqual([reason]);
  expect(asked(row, { ...other, coal: undefined })).toEqual(['byBuilding must-unknown tell']);
});

test('energy review: below the limits it is told; no construction before the opinion without a reason', () => {
  const declares = { project: { annualKwh: 1, annualTce: 1 } };
  expect(doubts('energy-review', { tce: '999.999', electricity: '4999999' }, declares)).toEqual(['tce must-be-at-least tell']);
  expect(doubts('energy-review', { tce: '614.500', electricity: '5000000', declaredTce: '614.50' }, declares)).toEqual([]);
  expect(doubts('energy-review', { electricity: '201', declaredKwh: '200' }, { project: { annualKwh: 200 } })).toEqual([
    'electricity must-be-at-most tell',
  ]);
  const steps = { approve: '2026-03-01' };
  expect(doubts('energy-review', { startedOn: '2026-02-01' }, { steps })).toEqual(['startedOn must-not-be-before reason']);
  expect(doubts('energy-review', { startedOn: '2026-03-03' }, { steps })).toEqual(['startedOn must-not-be-after refuse']);
  expect(doubts('energy-review', { completedOn: '2026-02-01', startedOn: '2026-03-01' }, { steps })).toEqual([
    'completedOn must-not-be-before refuse',
  ]);
  expect(doubts('energy-review', { tce: '10', electricity: '5000000', measures: [{ measure: '热回收', saving: '11' }] })).toContain(
    'measures must-be-at-most reason',
  );
});
