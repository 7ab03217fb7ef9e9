import type { County } from './place.ts';
import type { Random } from './random.ts';

/** State bodies that exist in every county; each is an organisation with its own office building. */
export const organs = [
  '人民政府',
  '财政局',
  '教育局',
  '公安局',
  '民政局',
  '自然资源局',
  '住房和城乡建设局',
  '交通运输局',
  '水利局',
  '农业农村局',
  '卫生健康局',
  '审计局',
  '市场监督管理局',
  '统计局',
  '税务局',
  '人民法院',
  '人民检察院',
  '档案馆',
] as const;

const brands =
  '漾清 泉润 玉泉 锦泰 盛华 鑫源 和顺园 恒丰 瑞景 金桥 汇通 民生 桃源 翠枫 云谷 晋安 泰和 宏达 福临 紫荆 康宁 景明 嘉禾 同心'.split(' ');

const kinds: Readonly<Record<string, readonly string[]>> = {
  dwelling: ['小区', '家园', '花园', '苑'],
  office: ['大厦', '商务中心', '写字楼', '总部楼'],
  shop: ['超市', '家电城', '商行', '生鲜市场', '建材店'],
  factory: ['机械厂房', '耐火材料厂房', '包装厂房', '装备车间'],
  mixed: ['广场', '中心', '城'],
  restaurant: ['饭庄', '酒楼', '火锅城', '面馆'],
  hotel: ['宾馆', '大酒店', '商务酒店', '快捷酒店'],
  mall: ['购物中心', '百货', '商业广场'],
  laboratory: ['检测中心', '研发楼', '实验楼'],
  'data-centre': ['数据中心', '云计算机房'],
  other: ['服务站', '客运站', '养护中心', '仓储楼'],
};

const publicKinds: Readonly<Record<string, readonly string[]>> = {
  hospital: ['人民医院门诊楼', '人民医院住院楼', '中医院综合楼', '妇幼保健院', '社区卫生服务中心', '矿务医院'],
  culture: ['文化馆', '图书馆', '博物馆', '青少年宫', '影剧院'],
  sport: ['体育馆', '游泳馆', '全民健身中心'],
  university: ['职业技术学院教学楼', '职业技术学院实训楼', '师范学院图书馆', '师范学院宿舍楼', '工学院综合楼'],
};

/** Gives each building its own name: if a name is taken, a number is added. */
export function createNames(random: Random): (use: string, county: County, organ: string | null) => string {
  const taken = new Map<string, number>();
  return (use, county, organ) => {
    const name = draw(use, county, organ, random);
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    if (use === 'dwelling') return `${name}${before + 1}号楼`;
    return before === 0 ? name : `${name}${before + 1}号楼`;
  };
}

function draw(use: string, county: County, organ: string | null, random: Random): string {
  if (organ !== null) return `${county.name}${organ}办公楼`;
  if (use === 'school') {
    const level = random.pick(['小学', '中学', '幼儿园', '实验学校']);
    return `${county.name}第${random.pick([...'一二三四五六七八九'])}${level}${random.pick(['教学楼', '综合楼', '宿舍楼'])}`;
  }
  const publicKind = publicKinds[use];
  if (publicKind !== undefined) return `${county.name}${random.pick(publicKind)}`;
  return `${random.pick(brands)}${random.pick(kinds[use] ?? ['楼'])}`;
}
