import { keyOf, type Parsed, readNumber } from '#imports/fields.ts';

/** The uses of `cli.md`, and usual words for each; what is not clear without asking (warehouse, mixed words of a city) is not here. */
export const uses = {
  office: [
    '办公',
    '办公楼',
    '办公建筑',
    '写字楼',
    '机关办公',
    '机关办公楼',
    '行政办公',
    '商务办公',
    'office building',
    'offices',
    'small and mid sized office',
    'large office',
    'medical office',
  ],
  school: [
    '学校',
    '中小学',
    '中小学校',
    '小学',
    '中学',
    '幼儿园',
    '教育',
    'k 12 school',
    'primary school',
    'secondary school',
    'primary/secondary classroom',
    'kindergarten',
  ],
  university: ['高校', '高等院校', '大学', '高等学校', '学院', 'college', 'college/university', 'college classroom', 'higher education'],
  hospital: ['医院', '医疗', '医疗卫生', '医疗建筑', '卫生院', 'healthcare', 'hospital (general medical & surgical)'],
  hotel: ['宾馆', '酒店', '饭店', '旅馆', '宾馆饭店', '宾馆酒店', '旅游饭店', 'hotels', 'lodging'],
  mall: ['购物中心', '商场', '大型商场', '商业综合体', 'shopping centre', 'shopping center', 'shopping mall', 'enclosed mall'],
  shop: [
    '商店',
    '商铺',
    '商业',
    '超市',
    '百货',
    '百货店',
    '零售',
    'retail',
    'retail store',
    'store',
    'supermarket',
    'supermarket / grocery store',
    'supermarket/grocery store',
    'department store',
  ],
  restaurant: ['餐饮', '餐厅', '饭馆', '食堂', 'restaurants', 'food service'],
  culture: [
    '文化',
    '文化建筑',
    '图书馆',
    '博物馆',
    '剧院',
    '影剧院',
    '展览馆',
    '文化馆',
    'cultural',
    'library',
    'museum',
    'theater',
    'theatre',
    'cinema',
  ],
  sport: ['体育', '体育馆', '体育建筑', '体育场', '游泳馆', 'sports', 'gymnasium', 'stadium', 'fitness center', 'sports centre'],
  'airport-terminal': ['航站楼', '机场', '机场航站楼', 'airport', 'terminal'],
  laboratory: ['实验楼', '实验室', '科研', '科研楼', 'lab', 'college laboratory', 'research'],
  'data-centre': ['数据中心', '机房', '信息中心', 'data center', 'datacentre', 'datacenter'],
  dwelling: [
    '居住',
    '住宅',
    '居住建筑',
    '居民楼',
    '宿舍',
    '公寓',
    '民居',
    'residential',
    'apartment',
    'multifamily',
    'multifamily housing',
    'low rise multifamily',
    'mid rise multifamily',
    'high rise multifamily',
    'dormitory',
    'residence hall',
  ],
  factory: ['厂房', '工业', '工业建筑', '工厂', '车间', 'industrial', 'manufacturing/industrial plant', 'plant'],
  mixed: ['综合', '综合楼', '综合建筑', '商住', '商住楼', 'mixed use', 'mixed use property'],
  other: ['其他', '其它', 'others'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type UsePart = { readonly use: string; readonly areaM2: number | null };

const byWord: ReadonlyMap<string, string> = new Map(
  Object.entries(uses).flatMap(([code, words]) => [code, ...words].map((word) => [keyOf(word), code] as const)),
);

/** The use that a word means, or null. */
export function useOf(word: string): string | null {
  return byWord.get(keyOf(word)) ?? null;
}

/**
 * Several uses with their areas: `office:8000;shop:2000`. The area may be left out.
 * @param factor m2 per unit of the file
 */
export function parseUses(text: string, factor: number, word: (use: string) => string = (use) => use): Parsed {
  const parts: UsePart[] = [];
  for (const part of text
    .normalize('NFKC')
    .split(/[;；、|]/u)
    .map((one) => one.trim())) {
    if (part === '') continue;
    const [name = '', area = ''] = part.split(/[:=]/u).map((one) => one.trim());
    const use = useOf(word(name)) ?? useOf(name);
    if (use === null) return { fault: 'unknown-use', evidence: { value: name, known: Object.keys(uses).join(' ') } };
    if (parts.some((one) => one.use === use)) return { fault: 'use-twice', evidence: { value: use } };
    const read = area === '' ? null : readNumber(area);
    if (area !== '' && (read === null || read < 0)) return { fault: 'not-a-number', evidence: { text: area, value: area } };
    parts.push({ use, areaM2: read === null ? null : Number((read * factor).toPrecision(12)) });
  }
  return parts.length === 0 ? { fault: 'unknown-use', evidence: { value: text } } : { value: parts };
}

/** The part with the largest area; the first where no area is known. */
export function mainUse(parts: readonly UsePart[]): string | null {
  let main = parts[0];
  for (const part of parts) if (main !== undefined && (part.areaM2 ?? 0) > (main.areaM2 ?? 0)) main = part;
  return main?.use ?? null;
}

/** The parts as a file has them. */
export function writeUses(parts: readonly UsePart[]): string {
  return parts.map(({ use, areaM2 }) => (areaM2 === null ? use : `${use}:${areaM2}`)).join(';');
}
