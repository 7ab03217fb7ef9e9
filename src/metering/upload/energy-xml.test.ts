import { describe, expect, test } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import { buildRow, fourDecimals, hourRows, xmlBegin, xmlEnd } from './energy-xml.ts';
import { packFile, sha256Of, zipOf } from './parcel-zip.ts';

const zone = createZone('Asia/Shanghai') as Zone;
const start = Date.parse('2025-03-02T16:00:00Z') / 1000;

describe('the files of a parcel', () => {
  test('match the ministry’s format', () => {
    const edges = Float64Array.from([start, start + 3600, start + 7200, start + 10_800]);
    const value = Float64Array.from([12.5, 3, Number.NaN]);
    const coverage = Float64Array.from([1, 0.999999, 0]);
    const hours = hourRows([
      { building: '140302A001', item: '01A00', zone, edges, value, coverage, kgce: 0.1229 },
      { building: '140302A001', item: '02000', zone, edges, value, coverage, kgce: null },
    ]);
    expect(hours.rows).toBe(2);
    expect(`${xmlBegin}${hours.text}${xmlEnd}`).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<root>\n' +
        '<T_EC_EnergyItemHourResult><F_HourResultID>140302A001-01A00-1740931200</F_HourResultID><F_BuildID>140302A001</F_BuildID>' +
        '<F_EnergyItemCode>01A00</F_EnergyItemCode><F_StartHour>2025-03-03 00:00:00</F_StartHour><F_EndHour>2025-03-03 01:00:00</F_EndHour>' +
        '<F_HourValue>12.5000</F_HourValue><F_HourEquValue>1.5363</F_HourEquValue><F_State>1</F_State></T_EC_EnergyItemHourResult>\n' +
        '<T_EC_EnergyItemHourResult><F_HourResultID>140302A001-02000-1740931200</F_HourResultID><F_BuildID>140302A001</F_BuildID>' +
        '<F_EnergyItemCode>02000</F_EnergyItemCode><F_StartHour>2025-03-03 00:00:00</F_StartHour><F_EndHour>2025-03-03 01:00:00</F_EndHour>' +
        '<F_HourValue>12.5000</F_HourValue><F_HourEquValue></F_HourEquValue><F_State>1</F_State></T_EC_EnergyItemHourResult>\n' +
        '</root>\n',
    );
    expect(buildRow({ F_BuildID: 'A&B', F_BuildName: '<楼>', F_BuildYear: undefined, F_TotalArea: 5000 })).toBe(
      '<T_BD_BuildBaseInfo><F_BuildID>A&amp;B</F_BuildID><F_BuildName>&lt;楼&gt;</F_BuildName><F_TotalArea>5000</F_TotalArea></T_BD_BuildBaseInfo>\n',
    );
  });

  test('have four decimals, rounded away from zero', () => {
    expect([0, -0.00001, 1.00005, -1.00005, 123_456_789.1234].map(fourDecimals)).toEqual([
      '0.0000',
      '0.0000',
      '1.0001',
      '-1.0001',
      '123456789.1234',
    ]);
  });

  test('give the same archive whenever it is created', async () => {
    const made = async (note: string) => {
      const file = await packFile('14030020250303/14030020250303Energy.xml', async (write) => {
        await write(xmlBegin);
        await write(xmlEnd);
      });
      return sha256Of(zipOf([file], note));
    };
    expect(await made('version=1')).toBe(await made('version=1'));
    expect(await made('version=1')).not.toBe(await made('version=2'));
  });
});
