import { category, type Category } from '#kernel/vocabulary.ts';

/** Terms of energy audits, their parts and actions. */
export const auditTerms = category({
  audit: { zh: '能源审计', en: 'Energy audit' },
  number: { zh: '审计编号', en: 'Audit' },
  level: { zh: '审计级别', en: 'Level' },
  period: { zh: '审计期', en: 'Period' },
  requests: { zh: '资料清单', en: 'Requested items' },
  item: { zh: '资料项', en: 'Item' },
  why: { zh: '情况说明', en: 'Details' },
  energy: { zh: '用能与账单', en: 'Energy and bills' },
  cost: { zh: '费用（元）', en: 'Cost (yuan)' },
  price: { zh: '单价（元）', en: 'Price (yuan)' },
  indicators: { zh: '用能指标', en: 'Indicators' },
  indicator: { zh: '用能指标项', en: 'Indicator' },
  written: { zh: '审计发现', en: 'Findings' },
  rests: { zh: '依据的指标', en: 'Based on indicator' },
  noRests: { zh: '不依据指标', en: 'None' },
  system: { zh: '所属系统', en: 'System' },
  measures: { zh: '节能措施', en: 'Measures' },
  saving: { zh: '年节能量', en: 'Saving a year' },
  payback: { zh: '回收期（年）', en: 'Payback (years)' },
  life: { zh: '寿命（年）', en: 'Life (years)' },
  basis: { zh: '测算依据', en: 'Basis' },
  equipment: { zh: '设备登记表', en: 'List of equipment' },
  link: { zh: '业主链接', en: 'Link for the owner' },
  expires: { zh: '链接有效期至', en: 'Link valid until' },
  opened: { zh: '审计立项', en: 'Opened' },
  answered: { zh: '待核收数', en: 'Received' },
  submitted: { zh: '已提交，谢谢。', en: 'Submitted. Thank you.' },
});

export const auditStateTerms = category({
  open: { zh: '收集中', en: 'Open' },
  out: { zh: '等待业主', en: 'With the owner' },
  submitted: { zh: '业主已提交', en: 'Submitted by owner' },
  complete: { zh: '资料齐全', en: 'Complete' },
});

export const requestStateTerms = category({
  known: { zh: '已掌握', en: 'Known' },
  missing: { zh: '待提供', en: 'Missing' },
  received: { zh: '待核收', en: 'To be accepted' },
  accepted: { zh: '已核收', en: 'Accepted' },
});

export const itemKindTerms = category({
  fact: { zh: '建筑信息', en: 'Fact' },
  energy: { zh: '用能账单', en: 'Bills' },
  cost: { zh: '能源费用', en: 'Cost' },
  equipment: { zh: '设备资料', en: 'Equipment' },
  split: { zh: '分项数据', en: 'Use by item' },
  document: { zh: '资料文件', en: 'Document' },
  note: { zh: '文字说明', en: 'Text' },
});

/** Severity of an auditor's finding. */
export const auditSeverityTerms = category({
  info: { zh: '提示性', en: 'Note' },
  warning: { zh: '一般性', en: 'Ordinary' },
  error: { zh: '严重', en: 'Serious' },
});

export const indicatorTerms = category({
  'base-share': { zh: '基础用能占比', en: 'Base share' },
  'heating-share': { zh: '供暖用能占比', en: 'Heating share' },
  'cooling-share': { zh: '制冷用能占比', en: 'Cooling share' },
  'heating-slope': { zh: '供暖斜率（每平方米）', en: 'Heating slope per m2' },
  'cooling-slope': { zh: '制冷斜率（每平方米）', en: 'Cooling slope per m2' },
  'rest-ratio': { zh: '休息日与工作日之比', en: 'Rest days to workdays' },
  'night-ratio': { zh: '夜间与白天功率之比', en: 'Night to day' },
  intensity: { zh: '单位面积用能', en: 'Use per m2' },
  quota: { zh: '定额（约束值）', en: 'Quota (constraint)' },
});

export const energyAuditVocabulary = {
  auditState: auditStateTerms,
  auditRequestState: requestStateTerms,
  auditItemKind: itemKindTerms,
  auditIndicator: indicatorTerms,
  auditSeverity: auditSeverityTerms,
} as const satisfies Readonly<Record<string, Category>>;
