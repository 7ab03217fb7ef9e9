import { expect, test } from 'vitest';
import { columnsText, exportAddress, listInput, readBuildings } from './list-address.ts';

test('what the address says is what the server is asked', () => {
  const at = readBuildings({
    region: '140302',
    areaFrom: '5000',
    hasMeters: 'no',
    stateOrgan: 'yes',
    sort: 'name',
    order: 'desc',
    yearFrom: 'x',
  });
  expect(listInput(at)).toEqual({ region: '140302', areaFrom: 5000, hasMeters: false, stateOrgan: true, sort: 'name', descending: true });
  expect(listInput(readBuildings({ sort: 'colour' }))).toEqual({ sort: 'code', descending: false });
});

test('a file has the filter, the order and the columns of the list', () => {
  const at = readBuildings({ use: 'office', columns: 'floorArea.heating.colour' });
  expect(exportAddress(at, 'xlsx', 'zh')).toBe(
    '/api/exports/building-list?use=office&sort=code&descending=false&columns=name%2CfloorArea%2Cheating&format=xlsx&lang=zh',
  );
  expect(columnsText(at.columns)).toBe('floorArea.heating');
  expect(columnsText(readBuildings({}).columns)).toBeUndefined();
  expect(readBuildings({ columns: columnsText([]) }).columns).toEqual([]);
});
