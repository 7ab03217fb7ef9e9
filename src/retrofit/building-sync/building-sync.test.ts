import { readFileSync } from 'node:fs';
import { memoryPages, validateXML } from 'xmllint-wasm';
import { describe, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import type { SyncBuilding } from './facts.ts';
import { readBuildingSync } from './read.ts';
import { squareFeet, squareMetres } from './units.ts';
import { writeBuildingSync } from './write.ts';

const data = (name: string): string => readFileSync(new URL(`../../../test/data/buildingsync/${name}`, import.meta.url), 'utf8');

/** Schema violations of a file; empty when it is valid. */
async function faultsOf(xml: string): Promise<readonly string[]> {
  const schema = { fileName: 'BuildingSync.xsd', contents: data('BuildingSync.xsd') };
  const { errors } = await validateXML({
    xml: { fileName: 'file.xml', contents: xml },
    schema,
    initialMemoryPages: 4 * memoryPages.MiB * 16,
    maxMemoryPages: 2 * memoryPages.GiB,
  });
  return errors.map(({ message }) => message);
}

const building: SyncBuilding = {
  code: 'B<1>&',
  name: '一号楼 "A"',
  areaM2: '5000.25',
  level: 2,
  uses: [
    {
      carrier: 'electricity',
      unit: 'kWh',
      months: [
        { month: '2025-01', value: '1200.5' },
        { month: '2025-02', value: '0' },
      ],
    },
    { carrier: 'heat', unit: 'kWh', months: [{ month: '2025-01', value: '277.7778' }] },
    { carrier: 'gas', unit: 'm3', months: [{ month: '2025-12', value: '12.3456' }] },
    { carrier: 'coal', unit: 'kg', months: [{ month: '2025-03', value: '900' }] },
    { carrier: 'water', unit: 'm3', months: [{ month: '2025-04', value: '7' }] },
  ],
  measures: [
    {
      code: 'C1',
      finding: 'F1',
      system: '照明',
      name: '换 LED 灯',
      carrier: 'electricity',
      annualSaving: '5000',
      unit: 'kWh',
      costYuan: '10000.00',
      lifeYears: '8',
      basis: '灯具清单',
    },
    {
      code: 'C2',
      finding: null,
      system: '锅炉',
      name: '换锅炉',
      carrier: 'heat',
      annualSaving: null,
      unit: 'GJ',
      costYuan: null,
      lifeYears: null,
      basis: '',
    },
  ],
};

describe('a building', () => {
  test('is written valid by the schema, and comes back the same', async () => {
    const xml = writeBuildingSync(building);
    expect(await faultsOf(xml)).toEqual([]);
    const { findings, ...read } = readBuildingSync(xml);
    expect(findings).toEqual([]);
    expect(read).toEqual(building);
    expect(writeBuildingSync(read)).toBe(xml);
  });

  test('has heat in kWh where it was calculated in GJ, and money in no element of dollars', () => {
    const uses = [{ carrier: 'heat', unit: 'GJ', months: [{ month: '2025-01', value: '1' }] }] as const;
    const xml = writeBuildingSync({ ...building, uses });
    expect(xml).toContain('<IntervalReading>277.7778</IntervalReading>');
    expect(xml).not.toMatch(/MeasureTotalFirstCost|AnnualFuelCost|AnnualSavingsCost/u);
    expect(xml).toContain('<FieldName>Cost (CNY)</FieldName><FieldValue>10000.00</FieldValue>');
  });

  test('keeps its area through square feet of 0.3048 m', () => {
    expect(squareMetres('5500')).toBe('510.96672');
    expect(squareMetres('1')).toBe('0.092903');
    for (const area of ['1', '0.5', '5000.25', '123456.789', '99999.999999']) expect(squareMetres(squareFeet(area))).toBe(area);
  });
});

describe('published examples', () => {
  test('a small office of level 1: area, months of both carriers in their own units, findings for the rest', async () => {
    const xml = data('example-smalloffice-level1.xml');
    expect(await faultsOf(xml)).toEqual([]);
    const read = readBuildingSync(xml);
    expect(read).toMatchObject({ code: null, name: 'Small Office Prototype', areaM2: '510.96672' });
    const [electricity, gas] = read.uses;
    expect(electricity).toMatchObject({ carrier: 'electricity', unit: 'kWh' });
    expect(electricity?.months).toHaveLength(12);
    expect(electricity?.months[0]).toEqual({ month: '2019-01', value: '6792.89' });
    expect(gas).toMatchObject({ carrier: 'gas', unit: 'MMBtu' });
    expect(read.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['sync-not-taken', 'sync-resource-left']));
  });

  test('a primary school of level 1', async () => {
    const read = readBuildingSync(data('Reference-PrimarySchool-L100-Audit.xml'));
    expect(read.areaM2).toBe(squareMetres('73960'));
    expect(read.uses.map(({ carrier }) => carrier)).toContain('electricity');
  });
});

describe('what is no BuildingSync', () => {
  const refusal = (xml: string): string => {
    try {
      readBuildingSync(xml);
      return 'none';
    } catch (error) {
      return error instanceof Problem ? error.code : String(error);
    }
  };
  const root = 'xmlns="http://buildingsync.net/schemas/bedes-auc/2019"';
  test.each([
    ['no XML', 'code,name\nB1,x\n'],
    ['nothing', ''],
    ['another root', `<Facility ${root}/>`],
    ['no namespace', '<BuildingSync/>'],
    ['a document type', `<!DOCTYPE BuildingSync><BuildingSync ${root}/>`],
    ['an entity of its own', `<!DOCTYPE a [<!ENTITY e "x">]><BuildingSync ${root}>&e;</BuildingSync>`],
    ['a file from elsewhere', `<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><BuildingSync ${root}>&e;</BuildingSync>`],
    ['an entity that nobody knows', `<BuildingSync ${root}>&nbsp;</BuildingSync>`],
    ['another namespace inside', `<BuildingSync ${root}><gbXML xmlns="http://www.gbxml.org/schema"/></BuildingSync>`],
    ['a torn file', `<BuildingSync ${root}><Facilities>`],
    ['a deep one', `<BuildingSync ${root}>${'<a>'.repeat(80)}${'</a>'.repeat(80)}</BuildingSync>`],
  ])('is refused whole: %s', (_name, xml) => {
    expect(refusal(xml)).toBe('not-buildingsync');
  });

  test('the five entities of XML, numbers and the prefix of the namespace are taken', () => {
    const xml = `<auc:BuildingSync xmlns:auc="http://buildingsync.net/schemas/bedes-auc/2019"><auc:Facilities><auc:Facility ID="F"><auc:Sites><auc:Site ID="S"><auc:Buildings><auc:Building ID="B"><auc:PremisesName>a &amp; b &#x4e00;</auc:PremisesName></auc:Building></auc:Buildings></auc:Site></auc:Sites></auc:Facility></auc:Facilities></auc:BuildingSync>`;
    expect(readBuildingSync(xml).name).toBe('a & b 一');
  });
});
