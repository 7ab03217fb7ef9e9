import type { Words } from '#kernel/finding.ts';

export const specialPlansWords: Words = {
  'no-such-special-plan': { zh: '没有代号为 {plan} 的专项规划。', en: 'There is no special plan {plan}.' },
  'special-plan-bad': {
    zh: '{file} 不是 GeoJSON 要素集（FeatureCollection，WGS 84）。',
    en: '{file} is not a GeoJSON collection of features (FeatureCollection, WGS 84).',
  },
  'special-plan-without-areas': {
    zh: '{file} 里没有一个片区带有可用的指标（如 star、prefab、renewable、ultra-low-energy）。',
    en: 'No area in {file} has a usable index (such as star, prefab, renewable, ultra-low-energy).',
  },
  'special-plan-feature-refused': { zh: '第 {row} 个要素未采用：{why}', en: 'Feature {row} was not imported: {why}' },
  'special-plan-out-of-scope': { zh: '地区 {region} 不在您的管辖范围内。', en: 'The region {region} is outside your scope.' },
  'special-plan-of-elsewhere': {
    zh: '代号 {plan} 是地区 {region} 的规划，不在您的管辖范围内，不能替换。请另取代号。',
    en: 'The code {plan} belongs to a plan of {region}, which is outside your scope, so it cannot be replaced. Choose another code.',
  },
  'special-plan-area-bad': {
    zh: '要素不是面（Polygon 或 MultiPolygon，经度在前，WGS 84）。',
    en: 'The feature is not an area (Polygon or MultiPolygon, longitude first, WGS 84).',
  },
  'special-plan-area-empty': { zh: '片区没有任何指标。', en: 'The area sets no index.' },
  'special-plan-value-bad': {
    zh: '属性 {property} 的值 {value} 不合要求。',
    en: 'The value {value} of the property {property} cannot be used.',
  },
  'special-plan-needs-plot': {
    zh: '本地有专项规划《{title}》（{plan}），按片区规定指标：给出地块的位置才能查到。',
    en: 'The place has a special plan ({plan}, {title}) that sets indices by area: give the position of the plot to see them.',
  },
  'special-plan-elsewhere': {
    zh: '地块不在专项规划《{title}》（{plan}）的任何片区内。',
    en: 'The plot is not in any area of the special plan {plan} ({title}).',
  },
  'special-plan-partly': {
    zh: '地块只有一部分在《{title}》的片区“{area}”内；指标按全部地块列出，请由主管部门认定。',
    en: 'Only part of the plot is in the area “{area}” of {title}; its indices are listed for the whole plot, and the authority must decide.',
  },
};
