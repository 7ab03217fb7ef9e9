import { expect, test } from 'vitest';
import { JsonWriter } from '#kernel/json-writer.ts';
import { judgeDevice } from './grounds.ts';
import { presentDevices } from './present-devices.ts';
import type { JudgedDevice } from './renewal.ts';

test('devices are written as they are, those alike too', () => {
  const bare = { installed: null, life: null, efficiency: null, metric: null, meetsStandard: null, unsafe: null, worthRepair: null };
  const fields = { ...bare, inefficient: null, accident: true, damaged: false, byHand: [] };
  const judged = judgeDevice({ kind: 'pump', ...fields }, { limits: [], lives: [] }, '2026-03-01');
  const rest = { building: 'B1', buildingName: '一号楼 "A"', kind: 'pump' as const, name: null, organisation: '甲单位' };
  const devices: JudgedDevice[] = ['P1', 'P2'].map((code) => ({ code, ...rest, ...judged }));
  for (const given of [devices, []]) {
    const into = new JsonWriter();
    presentDevices(given).write(into);
    expect(JSON.parse(new TextDecoder().decode(into.written()))).toEqual(given);
  }
});
