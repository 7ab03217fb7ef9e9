import type { Words } from '#kernel/finding.ts';

export const carbonWords: Words = {
  'carbon-one-subject': {
    zh: '请给出一个地区或一栋建筑（二者之一）。',
    en: 'Give a place or a building: one of the two.',
  },
  'location-only': {
    zh: '基于市场的口径不作估算。请去掉估算，或改用基于位置的口径。',
    en: 'Nothing is estimated on the market basis. Ask without the estimate, or on the location basis.',
  },
  'estimate-region': {
    zh: '估算要有同类建筑作比较，只对地区进行。请给出地区。',
    en: 'An estimate needs peers and is made of a place. Give a place.',
  },
  'factor-missing': {
    zh: '没有 {place} {carrier} 在 {year} 年可用的排放因子（{buildings} 栋），其碳排放和所入合计为空。请主管部门在本地知识文件中登记（carbon-factor）。',
    en: 'No emission factor of {carrier} is known for {place} in {year} ({buildings} buildings): their carbon and the totals it would enter stay empty. The authority adds one to its own knowledge files (carbon-factor).',
  },
  'factor-earlier-year': {
    zh: '{place} {carrier} 还没有 {year} 年的排放因子，用的是 {factorYear} 年的（{factor}，{buildings} 栋），结果仅供参考。新因子公布后请更新知识文件。',
    en: 'No factor of {carrier} in {place} is known for {year}: that of {factorYear} stands for it ({factor}, {buildings} buildings), and the result is indicative. Add the new one when it is published.',
  },
  'factor-indicative': {
    zh: '{carrier} 的排放因子（{factor}，{status}）尚未核对原文，结果仅供参考。',
    en: 'The factor of {carrier} ({factor}, {status}) was not checked against its document: the result is indicative.',
  },
  'carbon-area-uncovered': {
    zh: '{buildings} 栋建筑应有{carrier}用量，却没有一栋计量：排放不全，不给出单位面积排放量。请登记表计、补录读数。',
    en: '{buildings} buildings owe a use of {carrier} and none of them is measured: their carbon is not whole, so none is told by floor area. Register meters and import readings.',
  },
  'carbon-area-low': {
    zh: '{carrier}的覆盖率 {coverage} 低于下限 {floor}，不给出单位面积排放量。请补齐计量或登记。',
    en: 'The coverage of {carrier}, {coverage}, is below the floor of {floor}, so no carbon is told by floor area: bring in what is missing.',
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
    en: 'Certificate {code} stands with other values. A number is one certificate: check it, or undo the import that brought the other.',
  },
  'certificate-unused': {
    zh: '{holder} 在 {year} 年有 {kwh} kWh 绿电证书没有用电可抵，不计入。',
    en: 'Certificates of {holder} for {kwh} kWh in {year} cover no use that was measured and do not count.',
  },
  'certificate-backwards': {
    zh: '电量止日 {to} 早于起日 {from}。请更正日期。',
    en: 'The last day {to} lies before the first day {from}. Correct the days.',
  },
  'certificate-of-nobody': {
    zh: '没有写明证书属于哪栋建筑或哪个单位。请填写建筑代码或单位。',
    en: 'Nothing says whose the certificate is. Give a building or an organisation.',
  },
};
