import { made, type ForeignFile, type Options } from './foreign-file.ts';

/** A bill or reading sheet as offices, companies and schools keep it, made up with the headings of a public one. */
export type ReadingLedger = Omit<ForeignFile, 'option' | 'title'> & {
  /** The entry of `knowledge/heading-words` that the headings come from. */
  readonly of: string;
  readonly file: string;
  readonly option?: Options;
};

const first = { from: '2025-01-01', to: '2025-03-01', step: 'month' } as const;
const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

/** Values are invented; the headings are those of the sources that `of` names (status RECALLED: seen in excerpts). */
export const readingLedgers: readonly ReadingLedger[] = [
  {
    of: 'power-bill-by-tariff',
    file: '2025年电费账单.csv',
    text: lines(
      '户号,计费月份,尖峰电量(kWh),高峰电量(kWh),平段电量(kWh),低谷电量(kWh),总电量(kWh),最大需量(kW),变压器容量(kVA),基本电费(元),电费合计(元)',
      'GP01,1,10,100,100,100,310,86,2000,34400,39240',
      'GP01,2,10,90,90,90,280,88,2000,34400,38720',
    ),
    came: { accepted: 2, meters: 1 },
    use: { meter: 'GP01', ...first, told: [310, 280] },
  },
  {
    of: 'grid-account-detail',
    file: '电费明细.csv',
    text: lines(
      '用户编号,用户名称,电费年月,上次示数,本次示数,本次电量,总电费',
      'GP02,某中学,202501,100,410,310,180',
      'GP02,某中学,202502,410,690,280,160',
    ),
    came: { accepted: 2, meters: 1 },
    use: { meter: 'GP02', ...first, told: [310, 280] },
  },
  {
    of: 'power-settlement',
    file: '结算电量.csv',
    text: lines(
      '客户ID,电表ID,数据时间,抄见电量,结算电量,峰电量,谷电量,平电量,是否异常',
      'C1,GP03,2025-01-01,10,10,4,3,3,0',
      'C1,GP03,2025-01-02,11,11,4,4,3,0',
    ),
    came: { accepted: 2, meters: 1 },
    use: { meter: 'GP03', from: '2025-01-01', to: '2025-01-03', step: 'day', told: [10, 11] },
  },
  {
    of: 'meter-accounting',
    file: '关口计量清单.csv',
    text: lines(
      '计量点编号,计量方向,表计型号,倍率,抄表日期,本期读数,上期读数,计量状态',
      'GP04,正向,DTZ,1,2025-01-01,1000,900,已确认',
      'GP04,正向,DTZ,1,2025-02-01,1310,1000,已确认',
      'GP04,正向,DTZ,1,2025-03-01,1590,1310,已确认',
    ),
    came: { accepted: 3, meters: 1 },
    findings: ['register-read'],
    use: { meter: 'GP04', ...first, told: [310, 280] },
  },
  {
    of: 'water-company',
    file: '2025年3月水费.csv',
    text: lines(
      '序号,用水户号,户名,装表地点,上月表底,本月表底,用水量,应收水费',
      '1,GW01,医院,门诊楼,100,162,62,200',
      '2,GW02,医院,住院楼,0,31,31,100',
      '合计,,,,,,93,300',
    ),
    came: { accepted: 2, meters: 2 },
    findings: ['file-period-read', 'carrier-read', 'rows-skipped'],
    use: { meter: 'GW01', from: '2025-03-01', to: '2025-04-01', step: 'month', told: [62] },
  },
  {
    of: 'gas-company',
    file: '燃气.csv',
    text: lines('燃气户号,用气年月,用气量(m³),气费(元)', 'GG01,2025-01,310,900', 'GG01,2025-02,280,800'),
    came: { accepted: 2, meters: 1 },
    findings: ['carrier-read'],
    use: { meter: 'GG01', ...first, told: [310, 280] },
  },
  {
    of: 'heat-company',
    file: '供热计量台账.csv',
    text: lines(
      '热力站,供热月份,供热面积（㎡）,供热量（GJ）,热费（元）',
      '一号站,2025年1月,30000,3100,90000',
      '一号站,2025年2月,30000,2800,80000',
      '合计,,,5900,170000',
    ),
    came: { accepted: 2, meters: 1 },
    findings: ['carrier-read', 'rows-skipped'],
    use: { meter: '一号站', ...first, told: [3100, 2800] },
  },
  {
    of: 'public-institutions-months',
    file: '公共机构能源资源消费.csv',
    text: lines(
      '公共机构能源资源消费统计（2025年）,,,,,',
      '用能单位,统计月份,用电量（千瓦时）,用水量（立方米）,用能人数（人）,填表人',
      '教育局,1月,310,20,86,张三',
      '教育局,2月,280,21,86,张三',
      '卫生局,1月,62,2,20,李四',
      '小计,,652,43,,',
    ),
    came: { accepted: 3, meters: 2 },
    findings: ['year-read', 'values-left', 'rows-skipped'],
    use: { meter: '教育局', ...first, told: [310, 280] },
  },
  {
    of: 'carbon-ledger',
    file: '电力活动数据.csv',
    text: lines(
      '日期,用电量,组织单元,描述',
      '2025-01-01,10,总部,电网',
      '2025-01-02,11,总部,电网',
      '2025-01-01,5,分部,电网',
      '2025-01-02,6,分部,电网',
    ),
    came: { accepted: 4, meters: 2 },
    use: { meter: '分部', from: '2025-01-01', to: '2025-01-03', step: 'day', told: [5, 6] },
  },
  {
    of: 'sub-metering-sheet',
    file: '2025.01分项计量.csv',
    text: lines(
      '分项计量,区域,上期表底,本月表底,倍率,本月电量(kWh),环比',
      '空调,A区,100,410,1,310,5%',
      '照明,A区,0,62,1,62,-3%',
      '合计,,,,,372,',
    ),
    came: { accepted: 2, meters: 2 },
    findings: ['file-period-read', 'rows-skipped'],
    use: { meter: '空调', from: '2025-01-01', to: '2025-02-01', step: 'month', told: [310] },
  },
  {
    of: 'school-dormitories',
    file: '宿舍水电（2025年）.csv',
    text: lines('宿舍楼,月份,用电度数,电费', '一号楼,1月,310,150', '一号楼,2月,280,140', '平均,,295,145'),
    came: { accepted: 2, meters: 1 },
    findings: ['year-read', 'rows-skipped'],
    use: { meter: '一号楼', ...first, told: [310, 280] },
  },
  {
    of: 'rent-and-utilities',
    file: '账单.csv',
    text: lines('房号,账期,用电量,单价,金额', '101,202501,310,0.5,155', '101,202502,280,0.5,140', '102,202501,31,0.5,15'),
    came: { accepted: 3, meters: 2 },
    use: { meter: '101', ...first, told: [310, 280] },
  },
  {
    of: 'grid-account-detail',
    file: '空白月份.csv',
    text: lines('用户编号,电费年月,本次电量', 'GP90,202501,310', 'GP90,202502,280', 'GP90,202503,—', 'GP90,202504,/', 'GP90,202505,N/A'),
    came: { accepted: 2, meters: 1, rejectedCount: 0 },
    use: { meter: 'GP90', ...first, told: [310, 280] },
  },
].map((one) => ({ option: made, ...one }) as ReadingLedger);
