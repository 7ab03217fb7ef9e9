import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startProgram } from './program.ts';

test('asked to stop while the store of records is away, the program stops, and after the next start it knows everything that it answered', async () => {
  const room = mkdtempSync(path.join(tmpdir(), 'yaodong-ends-'));
  try {
    const first = await startProgram(path.join(room, 'data'));
    const { client, upload } = first;
    await client.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302') });
    await client.registry.importMeters({ file: await upload('m.csv', 'code,building,carrier,kind\nM1,B1,electricity,interval') });
    const readings = [{ meter: 'M1', time: '2026-03-01T00:00:00Z', value: 12.5 }];
    // the day's record is created by the first message; what the second adds to it is written later
    await client.readings.recordLive({ interval: '1h', readings });
    await client.readings.recordLive({ interval: '1h', readings: [{ meter: 'M1', time: '2026-03-01T01:00:00Z', value: 7.5 }] });
    process.kill(first.pidOf('postgres') as number, 'SIGKILL');
    await first.stop();
    const again = await startProgram(path.join(room, 'data'));
    const { imports } = await again.client.imports.list({});
    expect(imports.filter(({ kind }) => kind === 'readings')).toMatchObject([{ result: { readings: 2, accepted: 2 } }]);
    await again.stop();
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
});
