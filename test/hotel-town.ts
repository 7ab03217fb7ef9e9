import { changeSettings } from '#cli/as-read.ts';
import { disclose } from './disclose.ts';
import type { World } from './world.ts';

/** kWh/m² in 2025, by building. */
const intensities = { H1: 60, H2: 120, H3: 90, H4: 30, O1: 50 } as const;
const names = { H1: '滨河宾馆一店', H2: '滨河宾馆二店', H3: '新城宾馆', H4: '老城宾馆', O1: '市政府一号楼' } as const;
const areaM2 = 6000;

/** Four hotels and an office with a whole year of electricity each, all disclosed on an open public page. */
export async function hotelTown({ local, upload }: Pick<World, 'local' | 'upload'>): Promise<void> {
  const codes = Object.keys(intensities) as (keyof typeof intensities)[];
  const list = codes.map((code) => `${code},${names[code]},${code === 'O1' ? 'office' : 'hotel'},140302,${areaM2}`);
  await local.registry.importBuildings({ file: await upload('b.csv', ['code,name,use,region,floorArea', ...list].join('\n')) });
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  const rows = codes.map((code) => [code, ...months.map(() => (intensities[code] * areaM2) / 12)].join());
  const file = await upload('bills.csv', [['meter', ...months].join(), ...rows].join('\n'));
  await local.readings.importReadings({ file, layout: 'months', unit: 'kWh', carrier: 'electricity', createMeters: true });
  const disclosure = { open: true, consent: false, leastArea: 1000, leastCoverage: 0.9, leastBuildings: 4 };
  await changeSettings(local, { disclosure });
  await disclose(local, { region: '140300', year: 2025, buildings: codes });
}
