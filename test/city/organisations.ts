import { CsvFile } from './bytes.ts';
import { organs } from './names.ts';
import { city, counties } from './place.ts';
import type { Random } from './random.ts';
import { useCount } from './sizes.ts';
import type { CityFile } from './types.ts';

export type Organisation = { readonly code: string; readonly name: string; readonly kind: string; readonly region: string };

/** Which supplier serves the meters of which carrier. */
export const suppliers: Readonly<Record<string, Organisation>> = {
  electricity: { code: 'SUP-E', name: '漾泉供电公司', kind: '供电企业', region: city.code },
  heat: { code: 'SUP-H', name: '漾泉热力有限公司', kind: '供热企业', region: city.code },
  gas: { code: 'SUP-G', name: '漾泉燃气有限公司', kind: '供气企业', region: city.code },
  water: { code: 'SUP-W', name: '漾泉自来水公司', kind: '供水企业', region: city.code },
};

const organisationKinds: Readonly<Record<string, string>> = {
  国家机关: 'state-organ',
  物业企业: 'service-company',
  事业单位: 'public-institution',
  企业: 'enterprise',
  供电企业: 'supplier',
  供热企业: 'supplier',
  供气企业: 'supplier',
  供水企业: 'supplier',
};

/**
 * Every organisation of the city: suppliers, organs of each county, property firms and public bodies, and firms in proportion to the city's
 * size.
 */
export function makeOrganisations(buildings: number): readonly Organisation[] {
  const list: Organisation[] = Object.values(suppliers);
  for (const { code, name } of counties) {
    organs.forEach((organ, i) => list.push({ code: organCode(code, i), name: `${name}${organ}`, kind: '国家机关', region: code }));
    list.push({ code: `PUB-${code}`, name: `${name}公共机构服务中心`, kind: '事业单位', region: code });
  }
  for (let i = 1; i <= useCount(buildings, 60, 4); i += 1) {
    list.push({ code: `PRO-${i}`, name: `安居第${i}物业服务公司`, kind: '物业企业', region: city.code });
  }
  for (let i = 1; i <= useCount(buildings, 25, 4); i += 1) {
    list.push({ code: `COM-${i}`, name: `漾泉第${i}实业公司`, kind: '企业', region: city.code });
  }
  return list;
}

export function organCode(county: string, organ: number): string {
  return `ORG-${county}-${String(organ + 1).padStart(2, '0')}`;
}

/** The owner of a building that belongs to no organ. */
export function ownerOf(use: string, county: string, buildings: number, random: Random): string {
  if (['school', 'hospital', 'culture', 'sport', 'university'].includes(use)) return `PUB-${county}`;
  const firms = use === 'dwelling' || use === 'mixed' || use === 'office' ? 'PRO' : 'COM';
  return `${firms}-${random.whole(1, useCount(buildings, firms === 'PRO' ? 60 : 25, 4))}`;
}

export function writeOrganisations(path: string, list: readonly Organisation[]): CityFile {
  const file = new CsvFile(path);
  file.row(['单位代码', '单位名称', '单位类型', '行政区划']);
  for (const { code, name, kind, region } of list) file.row([code, name, kind, region]);
  file.close();
  const column = { code: '单位代码', name: '单位名称', kind: '单位类型', region: '行政区划' };
  return { kind: 'organisations', path, options: { column, value: { kind: organisationKinds } } };
}
