import type { Words } from '#kernel/finding.ts';

export const carbonWords: Words = {
  'carbon-one-subject': {
    zh: '请给出一个地区或一栋建筑（二者之一）。',
    en: 'Give either a place or a building.',
  },
  'location-only': {
    zh: '基于市场的口径不作估算。请去掉估算，或改用基于位置的口径。',
    en: 'The market-based inventory is not estimated. Turn the estimate off, or use the location-based inventory.',
  },
  'estimate-region': {
    zh: '估算要有同类建筑作比较，只对地区进行。请给出地区。',
    en: 'An estimate compares similar buildings and is made for a place only. Give a place.',
  },
  'factor-missing': {
    zh: '没有 {place} {carrier} 在 {year} 年可用的排放因子（{buildings} 栋），其碳排放和所在合计为空。请主管部门在本地知识文件中登记（carbon-factor）。',
    en: 'No emission factor of {carrier} is known for {place} in {year} ({buildings} buildings): their carbon and the totals that include it are left empty. Ask the authority to add a factor to its knowledge files (carbon-factor).',
  },
  'factor-earlier-year': {
    zh: '{place} {carrier} 还没有 {year} 年的排放因子，采用 {factorYear} 年的因子（{factor}，{buildings} 栋），结果仅供参考。新因子公布后请更新知识文件。',
    en: 'No factor of {carrier} in {place} is known for {year}: that of {factorYear} is used ({factor}, {buildings} buildings), and the result is indicative. Add the new one when it is published.',
  },
  'factor-indicative': {
    zh: '{carrier} 的排放因子（{factor}，{status}）尚未核对原文，结果仅供参考。',
    en: 'The factor of {carrier} ({factor}, {status}) has not been checked against its document, so the result is indicative.',
  },
  'carbon-area-uncovered': {
    zh: '{buildings} 栋建筑应有{carrier}用量，却没有一栋计量：排放不全，不给出单位面积排放量。请登记表计、补录读数。',
    en: '{buildings} buildings should have use of {carrier} but none is metered: carbon is incomplete, so no value per floor area is given. Register meters and import readings.',
  },
  'carbon-area-low': {
    zh: '{carrier}的覆盖率 {coverage} 低于下限 {floor}，不给出单位面积排放量。请补齐计量或登记。',
    en: 'Coverage of {carrier} is {coverage}, below the minimum of {floor}, so no carbon per floor area is given: complete the metering or the registry.',
  },
  'carbon-no-buildings': {
    zh: '本地没有登记任何建筑，碳排放无从统计；请先导入建筑台账。',
    en: 'No building is registered here, so its carbon is not known. Import the buildings first.',
  },
  'stock-unknown': {
    zh: '有 {buildings} 栋（{size}）面积、用途或某项用能既没有实测也无法估算，未计入存量。',
    en: '{buildings} buildings ({size}) have no known area or use, or a use that is neither measured nor estimated: they are not in the stock.',
  },
  'certificate-twice': {
    zh: '证书 {code} 已有另一内容。一个编号只对应一张证书：请核对编号；登记有误的，先撤销原来的导入。',
    en: 'Certificate {code} is already recorded with other values. A number belongs to one certificate: check it, or undo the earlier import.',
  },
  'certificate-unused': {
    zh: '{holder} 在 {year} 年有 {kwh} kWh 绿电证书没有用电可抵，不计入。',
    en: 'Certificates of {holder} for {kwh} kWh in {year} cover no measured use and do not count.',
  },
  'certificate-backwards': {
    zh: '电量止日 {to} 早于起日 {from}。请更正日期。',
    en: 'The last day {to} is before the first day {from}. Correct the dates.',
  },
  'certificate-of-nobody': {
    zh: '没有写明证书属于哪栋建筑或哪个单位。请填写建筑代码或单位。',
    en: 'The certificate names no building and no organisation. Give one of them.',
  },
};
