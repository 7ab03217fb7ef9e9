import { expect, test } from 'vitest';
import type { Dated } from '#registry/registry/facts.ts';
import { fieldDeciding, projectOf } from './project.ts';

const classOf = (use: string) => ({ office: 'public', school: 'public', factory: 'industrial' })[use] ?? null;
type Uses = readonly Dated<readonly { readonly use: string; readonly areaM2: number | null }[]>[];
const read = (fields: Record<string, unknown>, uses: Uses = []) => projectOf({ fields, uses }, classOf).facts;
const parts = (...names: string[]): Uses => [{ from: null, value: names.map((use) => ({ use, areaM2: null })) }];

test('what the registry does not know stays unknown', () => {
  expect(read({})).toEqual({});
  expect(read({ heating: 'heat-pump', airConditioning: 'other', fund: 'gift', floorArea: null, stateOrgan: true })).toEqual({});
});

test('fields become facts, each telling where it came from', () => {
  const project = projectOf(
    {
      fields: {
        use: 'office',
        floorArea: 20_000,
        airConditioning: 'fan-coil',
        fund: 'state-owned',
        stateOrgan: true,
        heating: 'heat',
        urban: true,
      },
      uses: [],
    },
    classOf,
  );
  expect(project.facts).toEqual({
    use: 'office',
    fund: 'state-capital',
    buildingAreaM2: 20_000,
    centralAirConditioning: true,
    stateOrganOffice: true,
    heatSource: 'district',
    urban: true,
  });
  expect(project.from['buildingAreaM2']).toBe('floorArea');
});

test('a state organ’s school is no office; of a mixed building of theirs nothing is said', () => {
  expect(read({ use: 'school', stateOrgan: true })['stateOrganOffice']).toBe(false);
  expect(read({ use: 'mixed', stateOrgan: true })['stateOrganOffice']).toBeUndefined();
  expect(read({ stateOrgan: false })['stateOrganOffice']).toBe(false);
});

test('parts of one class give the class; homes in a town are no rural houses, elsewhere that is open', () => {
  expect(read({ use: 'mixed' }, parts('office', 'school'))['class']).toBe('public');
  expect(read({ use: 'mixed' }, parts('office', 'factory'))['class']).toBeUndefined();
  expect(read({ use: 'dwelling', urban: true })['class']).toBe('residential');
  expect(read({ use: 'dwelling' })['class']).toBeUndefined();
});

test('a fact is traced to the field that would decide it', () => {
  expect(fieldDeciding('hadEnergyMeasures')).toBe('energyMeasures');
  expect(fieldDeciding('pvFeasible')).toBeNull();
});
