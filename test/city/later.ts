import { makeBuildings } from './buildings.ts';
import type { Building } from './buildings.ts';
import { profiles } from './profiles.ts';
import type { Profile } from './profiles.ts';
import { writeBuildings } from './registry-files.ts';
import type { CityFile, Edit } from './types.ts';

/**
 * Next year's list: some buildings are extended, renamed or put to another use, one in two hundred is left out, one in a hundred is new.
 */
export function writeNextYear(directory: string, seed: number, buildings: readonly Building[]): { file: CityFile; edits: readonly Edit[] } {
  const edits: Edit[] = [];
  const kept = buildings.filter((_, i) => i % 200 !== 150).map((building, i) => edited(building, i, edits));
  const fresh = makeBuildings(seed + 1, Math.ceil(buildings.length / 100), buildings.length + 1);
  for (const { code } of fresh) edits.push({ code, field: 'code', from: '', to: code });
  const { file } = writeBuildings(directory, 'buildings-next-year.csv', [...kept, ...fresh], false);
  return { file, edits };
}

function edited(building: Building, i: number, edits: Edit[]): Building {
  const { code } = building;
  const note = (field: string, from: string | number, to: string | number) =>
    edits.push({ code, field, from: String(from), to: String(to) });
  if (i % 50 === 5) {
    const floorArea = Math.round(building.floorArea * 1.08);
    note('floorArea', building.floorArea, floorArea);
    return { ...building, floorArea, uses: '' };
  }
  if (i % 60 === 20) {
    const name = `${building.name}(更名)`;
    note('name', building.name, name);
    return { ...building, name };
  }
  const hotel = profiles.find(({ use }) => use === 'hotel') as Profile;
  if (i % 75 !== 40 || building.profile === hotel) return building;
  note('use', building.profile.use, hotel.use);
  return { ...building, profile: hotel, uses: '' };
}
