import { labels } from '#kernel/label-terms.ts';
import { verdictTerms } from '#supervision/benchmarking/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '地图',
  label: (place: string, by: string) => `${place}的建筑，按${by}着色`,
  by: '着色',
  byName: {
    district: '地区能耗强度',
    verdict: labels.zh.quotaVerdict,
    intensity: labels.zh.electricityPerM2,
    coverage: labels.zh.dataCoverage,
  },
  districts: (place: string) => `${place}下级地区的单位面积能耗`,
  districtTable: '各地区单位面积能耗及变化',
  measured: '全年有计量的建筑',
  table: '地图上的建筑',
  name: labels.zh.building,
  verdict: labels.zh.quotaVerdict,
  intensity: labels.zh.electricityPerM2,
  coverage: labels.zh.coverage,
  verdicts: [verdictTerms.leading.zh, verdictTerms.within.zh, verdictTerms.over.zh, '参考（未核实）', verdictTerms.unknown.zh],
  below: (value: string) => `低于 ${value}`,
  between: (low: string, high: string) => `${low} 至 ${high}`,
  from: (value: string) => `${value} 及以上`,
  unknown: labels.zh.noData,
  whole: '全年都有',
  without: (count: string) => `另有 ${count} 栋没有坐标，不在图上。`,
  noBoundary: '尚无边界。可用“导入”载入 GeoJSON 边界。',
  none: '没有带坐标的建筑。',
};

const en: typeof zh = {
  title: 'Map',
  label: (place, by) => `Buildings of ${place}, coloured by ${by}`,
  by: 'Colour by',
  byName: { district: 'energy per m² by place', verdict: 'verdict', intensity: 'electricity per m²', coverage: 'data coverage' },
  districts: (place) => `Energy per m² of the places below ${place}`,
  districtTable: 'Energy per m² of each place, and its change',
  measured: 'Buildings measured all year',
  table: 'Buildings on the map',
  name: labels.en.building,
  verdict: labels.en.quotaVerdict,
  intensity: 'Electricity per m²',
  coverage: labels.en.coverage,
  verdicts: [
    verdictTerms.leading.en,
    verdictTerms.within.en,
    verdictTerms.over.en,
    'Indicative 参考 (not verified)',
    verdictTerms.unknown.en,
  ],
  below: (value) => `below ${value}`,
  between: (low, high) => `${low} to ${high}`,
  from: (value) => `${value} and more`,
  unknown: labels.en.noData,
  whole: 'all year',
  without: (count) => `${count} more have no coordinates and are not on the map.`,
  noBoundary: 'There are no boundaries yet. Import them as GeoJSON.',
  none: 'No building has coordinates.',
};

export const mapWords: PageWords<typeof zh> = { zh, en };
