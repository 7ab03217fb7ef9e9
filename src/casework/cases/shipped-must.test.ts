import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readProcedureFile, type Procedure } from '#platform/knowledge/facts.ts';
import { doubtsOf } from './agreement/must.ts';
import type { MustKnown } from './agreement/must-value.ts';
import { correctableFields } from './steps/correctable-fields.ts';
import { holds } from './rules/holds.ts';
import { effectsOf } from './steps/effects.ts';
import type { Transition } from './steps/step-check.ts';
import { readValue } from './public/field-value.ts';
import type { Fields } from './facts.ts';

/** What the procedures that ship refuse, ask a reason for, or tell, file by file. */

function shipped(name: string): Procedure {
  const file = new URL(`../../../knowledge/procedures/${name}.yaml`, import.meta.url);
  const { procedure } = readProcedureFile(name, readFileSync(file, 'utf8'));
  if (procedure === null) throw new Error(name);
  return procedure;
}

type Given = Partial<Pick<MustKnown, 'building' | 'found' | 'before' | 'project'>> & { readonly steps?: Readonly<Record<string, string>> };

/** `field code strength` of what does not agree on 2026-03-02 in a case begun the day before. */
function doubts(
  name: string,
  fields: Fields,
  { building = null, found = new Map(), project = null, steps = {}, before }: Given = {},
): string[] {
  const procedure = shipped(name);
  const known: MustKnown = {
    procedure,
    fields,
    building,
    found,
    before,
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

test.each([
  'demolition',
  'acceptance',
  'label',
  'energy-label',
  'subsidy',
  'inspection',
  'disclosure-consent',
  'green-site',
  'rural-house',
  'rural-house-new',
])('%s: no case begins on what is gone', (name) => {
  expect(doubts(name, {}, { building: gone })).toEqual(['case must-be-absent refuse']);
  expect(doubts(name, {}, { building })).toEqual([]);
});

test('demolition: not more than the building has, with others of the building, nor than the unit has', () => {
  const fields = { reason: 'illegal', area: '999999', unitArea: '5000000' };
  expect(doubts('demolition', fields, { building, found: totals('999999', null) })).toContain('area must-total-at-most refuse');
  const more = { reason: 'illegal', area: '100', unitArea: '50' };
  expect(doubts('demolition', more, { building, found: totals('100', null) })).toContain('area must-be-at-most refuse');
});

test('demolition: the floor area of a unit is stated alike in all its cases, or with a reason', () => {
  const fields = { reason: 'illegal', unit: '东片区', unitArea: '50000' };
  expect(doubts('demolition', fields, { found: new Map([['unitArea/0', false]]) })).toEqual(['unitArea must-be-alike reason']);
  expect(doubts('demolition', fields, { found: new Map([['unitArea/0', true]]) })).toEqual([]);
  expect(shipped('demolition').transitions['submit']?.form).toContain('unit');
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
  const { pass, inspect } = shipped('acceptance').transitions;
  // a star found wrong after the acceptance can be corrected: a label case depends on it
  expect(correctableFields(shipped('acceptance'), pass as Transition)).toEqual(['star']);
  // what is approved was inspected by another, who hands in the record
  expect([pass?.from, pass?.notBy, inspect?.by, inspect?.evidence]).toEqual(['inspected', ['inspect'], 'inspector', ['record']]);
  const begun = (star: number) =>
    effectsOf(pass ?? { from: '', to: '' }, { fields: { star }, day: '2026-03-02', steps: new Map() }).some((effect) => 'begin' in effect);
  expect([begun(0), begun(1)]).toEqual([false, true]);
});

test('acceptance, labels, subsidies: a second one of the same building gives its reason; parts can be accepted apart', () => {
  for (const name of ['acceptance', 'label'])
    expect(doubts(name, {}, { building, found: new Map([['case/1', true]]) })).toEqual(['case must-be-only reason']);
  const again = { found: new Map([['kind/0', true]]) };
  expect(doubts('energy-label', { kind: 'measured' }, again)).toEqual(['kind must-be-only reason']);
  expect(doubts('subsidy', { kind: 'retrofit' }, again)).toEqual(['kind must-be-only reason']);
  expect(doubts('acceptance', { area: '30000' }, { building })).toEqual(['area must-be-at-most reason']);
  expect(doubts('acceptance', { area: '9000' }, { building })).toEqual(['area must-be-at-least tell']);
  expect(doubts('acceptance', { area: '22722' }, { building })).toEqual([]);
});

test.each([
  ['acceptance', 'case/2'],
  ['energy-review', 'case/2'],
  ['green-site', 'case/1'],
  ['subsidy', 'case/1'],
])('%s: a building that its project does not list only with a reason', (name, place) => {
  expect(doubts(name, {}, { building, found: new Map([[place, 'B1']]) })).toEqual(['case must-be-among reason']);
  expect(doubts(name, {}, { building, found: new Map([[place, null]]) })).toEqual(['case must-unknown tell']);
  expect(doubts(name, {}, { building, found: new Map([[place, true]]) })).toEqual([]);
});

test('energy review: a second one of a project gives its reason; more area than the project has too; rows are of its buildings', () => {
  expect(doubts('energy-review', {}, { found: new Map([['case/1', true]]) })).toEqual(['case must-be-only reason']);
  const project = { projectAreaM2: 45_000 };
  expect(doubts('energy-review', { area: '99999999' }, { project })).toEqual(['area must-be-at-most reason']);
  expect(doubts('energy-review', { area: '44000' }, { project })).toEqual(['area must-be-at-least tell']);
  expect(doubts('energy-review', { area: '45000' }, { project })).toEqual([]);
  const found = new Map<string, string | boolean>([
    ['byBuilding/0', true],
    ['byBuilding/2', 'B9'],
  ]);
  expect(doubts('energy-review', { byBuilding: [{ building: 'B9' }] }, { found })).toContain('byBuilding must-be-among reason');
});

test('green label: industrial buildings by their own standard, others not by it, or with a reason', () => {
  expect(doubts('label', { class: 'P', standard: 'GB/T 50878' })).toEqual(['standard must-be-other reason']);
  expect(doubts('label', { class: 'I', standard: 'GB/T 50378' })).toEqual(['standard must-be-other reason']);
  expect(doubts('label', { class: 'I', standard: 'GB/T 50878' })).toEqual([]);
  expect(doubts('label', { class: 'P', standard: 'GB/T 50378' })).toEqual([]);
});

test('objections and complaints of cold homes: households that are heated, seasons that have begun; cold is what was measured', () => {
  const found = (household: boolean | null, season: boolean | null = null) =>
    new Map<string, boolean | null>([
      ['household/0', household],
      ['season/0', season],
    ]);
  const fields = { household: 'H9', season: '2099-00' };
  expect(doubts('heat-objection', fields, { found: found(false, false) })).toEqual([
    'household must-exist refuse',
    'season must-exist refuse',
  ]);
  expect(doubts('heat-objection', fields, { found: found(true, true) })).toEqual([]);
  expect(doubts('heat-objection', fields, { found: found(null) })).toEqual(['household must-unknown tell', 'season must-unknown tell']);
  expect(doubts('cold-home', { household: 'H9' }, { found: found(false) })).toEqual(['household must-exist reason']);
  expect(doubts('cold-home', { outcome: 'cold' })).toEqual(['outcome must-have-field reason']);
  expect(doubts('cold-home', { outcome: 'absent', temperature: '16' })).toEqual(['outcome must-be-other refuse']);
  expect(doubts('cold-home', { outcome: 'absent' })).toEqual([]);
  expect(doubts('cold-home', { outcome: 'cold', temperature: '16' })).toEqual([]);
  const { when } = shipped('cold-home').transitions['confirm'] ?? {};
  expect([holds(when as never, { outcome: 'warm' }), holds(when as never, { outcome: 'cold' })]).toEqual([false, true]);
});

test('rural houses: windows and floors within the house, roofs and parts that were not chosen with a reason, no day to come', () => {
  const parts = ['wall', 'window', 'roof', 'floor'];
  expect(doubts('rural-house', { area: '120', parts, windowArea: '9999' })).toEqual(['windowArea must-be-at-most refuse']);
  expect(doubts('rural-house', { area: '120', parts, floorArea: '121' })).toEqual(['floorArea must-be-at-most refuse']);
  expect(doubts('rural-house', { area: '120', parts, roofArea: '150' })).toEqual(['roofArea must-be-at-most reason']);
  expect(doubts('rural-house', { area: '120', parts: ['wall'], windowArea: '10' })).toEqual(['windowArea must-be-at-most reason']);
  expect(doubts('rural-house', { area: '120', parts: ['wall'], windowArea: '0', wallArea: '80' })).toEqual([]);
  expect(doubts('rural-house', { area: '120', parts, wallArea: '9999' })).toEqual(['wallArea must-be-at-most tell']);
  expect(doubts('rural-house', { parts: ['heating'], heatingAfter: 'coal' })).toEqual(['heatingAfter must-be-other reason']);
  expect(doubts('rural-house', { parts: ['heating'], heatingAfter: 'gas' })).toEqual([]);
  expect(doubts('rural-house', { parts: ['wall'], heatingAfter: 'coal' })).toEqual([]);
  const season = { doneOn: '2025-10-10', usedFrom: '2025-10-01', usedTo: '2026-03-03' };
  expect(doubts('rural-house', season, { steps: { approve: '2025-08-01' } })).toEqual([
    'usedFrom must-not-be-before reason',
    'usedTo must-not-be-after refuse',
  ]);
  const sun = ['solar'];
  expect(doubts('rural-house-new', { area: '120', pvKw: '9999' })).toEqual(['pvKw must-be-at-most reason']);
  expect(doubts('rural-house', { area: '120', parts: sun, pvKw: '9999', solarHeatArea: '121' })).toEqual([
    'pvKw must-be-at-most reason',
    'solarHeatArea must-be-at-most reason',
  ]);
  expect(doubts('rural-house', { area: '120', parts: sun, pvKw: '20', solarHeatArea: '4' })).toEqual([]);
  const steps = { approve: '2026-03-01' };
  expect(doubts('rural-house', { doneOn: '2026-03-03' }, { steps })).toEqual(['doneOn must-not-be-after refuse']);
  expect(doubts('rural-house', { doneOn: '2026-02-28' }, { steps })).toEqual(['doneOn must-not-be-before reason']);
});

test('building sites: what is made is reused, disposed of or stored more than a month before, told to who fills it in', () => {
  const month = { made: '100', reused: '40', disposed: '45', stored: '15' };
  expect(doubts('green-site', month, { before: 'none' })).toEqual([]);
  expect(doubts('green-site', month, { before: { stored: '10' } })).toEqual(['made must-equal tell']);
  expect(doubts('green-site', { ...month, stored: '25' }, { before: { stored: '10' } })).toEqual([]);
  expect(doubts('green-site', month, { before: null }), 'the month before was not reported').toEqual(['made must-unknown tell']);
  expect(doubts('green-site', { made: '100', reused: '40' }, { before: 'none' }), 'not filled in yet').toEqual([]);
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
  expect(
    doubts(
      'local-standard',
      { code: '3.6.1.0.1' },
      {
        found: new Map([
          ['code/0', true],
          ['code/2', true],
        ]),
      },
    ),
  ).toEqual(['code must-be-only refuse']);
  const number = { number: 'DBJ04/T1-2016', replaces: 'DBJ04/T9-1999' };
  expect(
    doubts('local-standard', number, {
      found: new Map<string, string | boolean>([
        ['number/0', true],
        ['replaces/0', 'DBJ04/T9-1999'],
      ]),
    }),
  ).toEqual(['number must-be-new refuse', 'replaces must-exist reason']);
  const review = { code: '3.6.1.0.1', survey: 'S1' };
  expect(
    doubts('standard-review', review, {
      found: new Map([
        ['code/0', false],
        ['code/1', true],
        ['survey/0', false],
      ]),
    }),
  ).toEqual(['code must-exist refuse', 'code must-be-only refuse', 'survey must-exist refuse']);
  expect(
    doubts('standard-review', review, {
      found: new Map([
        ['code/0', true],
        ['code/1', false],
        ['survey/0', true],
      ]),
    }),
  ).toEqual([]);
  expect(doubts('science-result', { project: 'X' }, { found: new Map([['project/0', false]]) })).toEqual(['project must-exist reason']);
  const steps = { approve: '2026-03-01' };
  expect(doubts('science-project', { contractOn: '2026-02-01' }, { steps })).toEqual(['contractOn must-not-be-before refuse']);
  expect(doubts('science-project', { contractOn: '2026-03-03' }, { steps })).toEqual(['contractOn must-not-be-after refuse']);
  const { when } = shipped('science-project').transitions['apply-acceptance'] ?? {};
  expect([holds(when as never, {}), holds(when as never, { stageResult: 'late' }), holds(when as never, { stageResult: 'fit' })]).toEqual([
    null,
    false,
    true,
  ]);
  expect(doubts('science-project', { stage: 3 })).toEqual(['stage must-equal refuse']);
  expect(doubts('science-project', { stage: 2 }, { steps: { 'pass-stage': '2026-03-01' } })).toEqual([]);
});

test('complaints of cold homes, inspections and consents: no day to come, no end before the beginning', () => {
  expect(doubts('cold-home', { since: '2026-03-03' })).toEqual(['since must-not-be-after refuse']);
  expect(doubts('cold-home', { since: '2026-03-02', until: '2026-03-02' })).toEqual(['until must-not-be-before refuse']);
  expect(doubts('cold-home', { since: '2026-03-01', measuredAt: '2026-03-03 08:00' })).toEqual(['measuredAt must-not-be-after refuse']);
  expect(doubts('cold-home', { since: '2026-03-02', measuredAt: '2026-03-01 08:00' })).toEqual(['measuredAt must-not-be-before refuse']);
  expect(doubts('cold-home', { since: '2026-03-01', measuredAt: '2026-03-02 08:00' })).toEqual([]);
  const { measuredAt, temperature } = shipped('cold-home').fields;
  expect([readValue(measuredAt as never, '昨天晚上'), readValue(temperature as never, '999.9')]).toMatchObject([
    { reason: 'not-the-pattern' },
    { reason: 'too-large' },
  ]);
  expect(doubts('inspection', { result: 'unfit', clauses: [] })).toEqual(['result must-have-field refuse']);
  expect(doubts('inspection', { result: 'unfit', clauses: [{ clause: '3.2', finding: '保温厚度不足' }] })).toEqual([]);
  expect(doubts('inspection', { result: 'fit' })).toEqual([]);
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

test('energy review: no building has two rows', () => {
  const found = new Map([['byBuilding/0', true]]);
  const rowsOf = (...codes: string[]) => codes.map((code) => ({ building: code, electricity: '1' }));
  const refused = (...codes: string[]) =>
    doubts('energy-review', { byBuilding: rowsOf(...codes) as never }, { found }).filter((one) => one.endsWith('refuse'));
  expect(refused('B1', ' B1 ', 'B2')).toEqual(['byBuilding must-be-once refuse']);
  expect(refused('B1', 'B2')).toEqual([]);
});

test('building sites: more floor area than the building has only with a reason; a site without a building is asked nothing', () => {
  expect(doubts('green-site', { area: '30000' }, { building })).toEqual(['area must-be-at-most reason']);
  expect(doubts('green-site', { area: '30000' })).toEqual([]);
});

test('standards: a code is written in one way, or another case of the same would not be found', () => {
  for (const name of ['local-standard', 'standard-review']) {
    const { code } = shipped(name).fields;
    expect(readValue(code as never, '3.6.1.0.12')).toMatchObject({ value: '3.6.1.0.12' });
    for (const other of ['03.6.1.0.12', '3.6.1.00.12', '3.6.1.0'])
      expect(readValue(code as never, other)).toEqual({ reason: 'not-the-pattern' });
  }
});

test('rural houses: one heating season is no longer than a year, and a few days of one only with a reason', () => {
  const then = { steps: { approve: '2024-05-01' } };
  const days = { doneOn: '2024-09-01', usedFrom: '2024-10-01', usedTo: '2026-03-01' };
  for (const name of ['rural-house', 'rural-house-new']) expect(doubts(name, days, then)).toEqual(['usedTo must-not-be-after reason']);
  expect(doubts('rural-house', { ...days, usedTo: '2025-03-31' }, then)).toEqual([]);
  for (const name of ['rural-house', 'rural-house-new']) {
    expect(doubts(name, { ...days, usedTo: '2024-10-01' }, then)).toEqual(['usedTo must-not-be-before reason']);
    expect(doubts(name, { ...days, usedTo: '2024-12-29' }, then)).toEqual([]);
  }
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
