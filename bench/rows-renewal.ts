import { writeFile } from 'node:fs/promises';
import { clock, type Row } from './table.ts';
import { median, took, type Yard } from './yard.ts';

/** A place of Yuncheng used only by the devices of this row. */
const region = '140823';
const devices = 50_000;
const each = 25;

const kinds = ['chiller', 'boiler', 'pump', 'fan', 'lighting', 'window', 'lift', 'other'];
const yes = ['是', '否', ''];

/** Devices of all ages, half of them with known facts, with and without a life of their own. */
async function town({ client, file, upload }: Yard): Promise<void> {
  if ((await client.equipment.list({ region, limit: 1 })).total >= devices) return;
  const [buildings, equipment] = [file('renewal-buildings.csv'), file('renewal-devices.csv')];
  const codes = Array.from({ length: devices / each }, (_, at) => `rb${at}`);
  await writeFile(buildings, `code,name,use,region\n${codes.map((one) => `${one},${one},office,${region}`).join('\n')}\n`);
  await client.registry.importBuildings({ file: await upload(buildings) });
  const row = (at: number): string =>
    [
      `re${at}`,
      codes[Math.floor(at / each)],
      kinds[at % kinds.length],
      [`${1990 + (at % 36)}`, `${1990 + (at % 36)}-0${1 + (at % 9)}`, ''][at % 3],
      at % 4 === 0 ? '' : String(10 + (at % 15)),
      at % 5 === 0 ? '' : String(2 + (at % 40) / 10),
      'COP',
      ...[1, 2, 3, 5, 7, 11].map((step) => yes[Math.floor(at / step) % 3]),
    ].join(',');
  const head = 'code,building,kind,installed,life,efficiency,metric,meetsStandard,unsafe,worthRepair,inefficient,accident,damaged';
  await writeFile(equipment, `${head}\n${Array.from({ length: devices }, (_, at) => row(at)).join('\n')}\n`);
  await client.equipment.importEquipment({ file: await upload(equipment) });
}

export const renewalRow: Row = {
  name: 'renewal',
  what: `the six grounds of ${devices.toLocaleString('en')} devices of a place`,
  must: '2 s',
  async run(yard) {
    await town(yard);
    const [runs, reads] = [[], []] as [Awaited<ReturnType<typeof took>>[], Awaited<ReturnType<typeof took>>[]];
    for (let run = 0; run < 3; run += 1) {
      runs.push(await took(() => yard.ask.renewal.verdicts({ region })));
      reads.push(
        await took(() =>
          yard.stores.postgres.query('SELECT e.code, e.fields FROM equipment e WHERE e.gone IS NULL ORDER BY e.code COLLATE "C"'),
        ),
      );
    }
    return {
      ours: clock(median(runs.map(({ seconds }) => seconds))),
      postgres: clock(median(reads.map(({ seconds }) => seconds))),
      cpu: median(runs.map(({ cpu }) => cpu)),
      note: 'beside it: reading the rows',
    };
  },
};
