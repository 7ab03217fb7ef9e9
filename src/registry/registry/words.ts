import type { Words } from '#kernel/finding.ts';
export { valueWords } from './files/list-export.ts';

/** Texts of the registry. */
export const registryWords: Words = {
  'multipliers-left': {
    zh: '列“{columns}”写有倍率或互感器变比，却没有读取，倍率会错，文件没有读取。请用一列写明综合倍率，或用选项说明，例如 {example}。',
    en: 'The columns “{columns}” give multipliers or ratios of transformers that would not be read, so the multiplier would be wrong; nothing was read. Give the overall multiplier in one column, or specify which to read, for example {example}.',
  },
  'multiplier-contradicts': {
    zh: '此行写的倍率 {whole} 与互感器变比算出的 {product} 不符。请改正其一，或用 --ignore 去掉不用的列。',
    en: 'The multiplier of this row, {whole}, does not agree with its transformers, {product}. Correct one of them, or leave out the column that does not count with --ignore.',
  },
  'bad-list-query': {
    zh: '列表的条件“{field}”有误，请从列表页重新导出。',
    en: 'The filter "{field}" of the list is not valid. Export it from the list again.',
  },
  'no-such-sample': { zh: '没有名为“{kind}”的样例。可用：{kinds}。', en: 'There is no sample "{kind}". Known: {kinds}.' },
  'too-many-views': { zh: '最多保存 {most} 个视图。请先删去不用的。', en: 'At most {most} views are kept. Remove one that is not needed.' },
  'no-such-building': { zh: '没有代码为 {building} 的建筑。', en: 'There is no building with the code {building}.' },
  'unknown-use': {
    zh: "不认识用途“{value}”。请在导入页为它选一种用途（命令行：--value 'use:{value}=代码'）；可用：{known}。",
    en: 'Unknown use "{value}". Choose what it means on the import page (on the command line: --value \'use:{value}=CODE\'); known: {known}.',
  },
  'ambiguous-use': {
    zh: "用途“{value}”可能是：{uses}。请在导入页选一种（命令行：--value 'use:{value}=代码'）。",
    en: 'The use "{value}" may be: {uses}. Choose one on the import page (on the command line: --value \'use:{value}=CODE\').',
  },
  'use-twice': { zh: '用途 {value} 写了两次，请合并。', en: 'The use {value} is given twice; combine them.' },
  'no-such-zone': {
    zh: '不认识时区“{value}”，请写 IANA 名称，如 Asia/Shanghai。',
    en: 'Unknown time zone "{value}"; write an IANA name such as Asia/Shanghai.',
  },
  'unknown-life-event': { zh: '不认识生命周期事件“{value}”。可用：{known}。', en: 'Unknown event "{value}". Known: {known}.' },
  'coordinates-unknown': {
    zh: '“{column}”列写的坐标系“{text}”不认识，没有导入。请换算成 WGS-84、GCJ-02 或 BD-09，或用 --coordinates 指明。',
    en: '“{column}” names the coordinates “{text}”, which are not known, so nothing was imported. Convert them to WGS-84, GCJ-02 or BD-09, or say which with --coordinates.',
  },
  'coordinates-several': {
    zh: '文件写了几种坐标系（{systems}），没有导入。请统一成一种，或用 --coordinates 指明。',
    en: 'The file names several systems of coordinates ({systems}), so nothing was imported. Convert them to one, or say which with --coordinates.',
  },
  'coordinate-alone': { zh: '经度和纬度须同时填写，或都不填。', en: 'Give both latitude and longitude, or neither.' },
  'no-match': { zh: '没有（或不止一栋）建筑的 {scheme} 为“{value}”。', en: 'No building, or more than one, has {scheme} "{value}".' },
  'regions-added': {
    zh: '文件中有 {count} 个未登记的行政区划代码，已按代码登记：{codes}。请核对，并导入其名称。',
    en: '{count} region codes of the file were not known and have been added by code: {codes}. Check them and import their names.',
  },
  'codes-from-names': {
    zh: '文件没有建筑编号的列，按名称认定建筑：同名的已有建筑得到更新，其余以名称作为编号新建。若有编号列，请用 --column code=列名 指明。',
    en: 'The file has no column of codes, so buildings are matched by name: existing ones are updated, others are created with their name as the code. If there is a column of codes, name it with --column code=COLUMN.',
  },
  'regions-within-home': {
    zh: '有重名的地区按 {place} 之内认定（依据：{homeWhy}“{text}”）：{names}。若不对，请在文件中写明所属的市，或用 --value region:文字=代码 指明。',
    en: 'Names shared by several places were read as those within {place} ({homeWhy}: “{text}”): {names}. If that is wrong, name the city in the file, or say --value region:TEXT=CODE.',
  },
  'region-of-title': {
    zh: '文件没有所在地区的列，按{homeWhy}“{text}”认定为 {place}。若不对，请用 --set region=代码 指明。',
    en: 'The file has no column of regions; all rows were assigned to {place} ({homeWhy}: “{text}”). If that is wrong, say --set region=CODE.',
  },
  'homeWhy=title': { zh: '标题或文件名', en: 'the title or the name of the file' },
  'homeWhy=setting': { zh: '系统设置中的城市名称', en: 'the name of the city in the settings' },
  'homeWhy=standing': { zh: '已有建筑所在的市', en: 'the city of the existing buildings' },
  'candidates-found': {
    zh: '有 {count} 栋新建筑与其他建筑同名、同址或同编号；疑似同一栋的，见候选清单。',
    en: '{count} new buildings have the same name, address or code as another; likely duplicates are listed as candidates.',
  },
  'merge-with-itself': { zh: '{building} 不能并入自己。', en: '{building} cannot be merged into itself.' },
  'merged-already': {
    zh: '{building} 已并入另一栋建筑，请先撤回该合并。',
    en: '{building} is already merged; undo that merge first.',
  },
  'not-merged': { zh: '{building} 没有并入任何建筑。', en: '{building} is not merged.' },
  'bad-shares': { zh: '分摊“{value}”写法有误，应写作 A:0.6;B:0.4。', en: 'The share "{value}" is not valid; write A:0.6;B:0.4.' },
  'share-twice': { zh: '分摊中建筑 {building} 出现两次。', en: 'The building {building} appears twice in the shares.' },
  'shares-sum': { zh: '分摊之和为 {sum}，应为 1。', en: 'The shares add up to {sum}; the total must be 1.' },
  'unit-not-of-carrier': { zh: '{carrier} 不能以 {unit} 计量。', en: '{carrier} is not measured in {unit}.' },
  'meter-carrier-open': {
    zh: '单位 {unit} 不只是电用的，而这一行没有写明能源种类。请加一列“能源种类”（电、水、燃气、热 等）后再导入。',
    en: 'The unit {unit} is not used for electricity only, and the row does not name the carrier. Add a column of carriers (electricity, water, gas, heat) and import again.',
  },
  'meter-unit-assumed': {
    zh: '{meters} 个新计量点没有写明单位，按能源种类的常用单位 {units}。若不对，请撤销，加上“单位”列后重新导入。',
    en: 'No unit is named for {meters} new metering points; the usual one of their carrier was taken ({units}). If that is wrong, undo the import and import again with a column of units.',
  },
  'power-of-meter': {
    zh: '{unit} 是功率，计量点记录的是用量。请写 kWh、MWh 等；读数是时段平均功率时，导入读数时写明（表头或 --unit {unit}），会按时段长度计为用量。',
    en: '{unit} is a power, and a metering point counts use. Write kWh, MWh or the like; where its readings are the mean power of intervals, say so when they come in (in the heading or with --unit {unit}): they count by the length of their intervals.',
  },
  'unit-not-of-meter': {
    zh: '新表单位 {unit} 与旧表 {before} 不是同类量。',
    en: 'The new unit {unit} does not measure what {before} does.',
  },
  'unknown-item': { zh: '没有分项编码“{value}”。', en: 'There is no energy item "{value}".' },
  'item-not-of-carrier': { zh: '分项 {item} 不属于 {carrier}。', en: 'The energy item {item} is not of {carrier}.' },
  'removed-before-installed': {
    zh: '拆除日期 {removed} 早于安装日期 {installed}。',
    en: 'It was removed ({removed}) before it was installed ({installed}).',
  },
  'into-demolished-building': {
    zh: '建筑 {building} 的拆除日期为 {day}，不能再登记新的设备设施。此前已有的，请填写投用日期；拆除登记有误的，先更正建筑台账。',
    en: 'Building {building} is recorded as demolished on {day}: nothing new can be in it. Give the day of service of what was there before; if the demolition is wrong, correct the registry first.',
  },
  'into-demolished-building@undated': {
    zh: '建筑 {building} 的拆除日期为 {day}，不能再登记新的测点。请改正建筑代码；拆除登记有误的，先更正建筑台账。',
    en: 'Building {building} is recorded as demolished on {day}: no new point can be in it. Correct the code of the building; if the demolition is wrong, correct the registry first.',
  },
  'in-demolished-buildings@undated': {
    zh: '{count} 行新登记在已拆除的建筑里，首行 {code}：建筑 {building}，拆除日期 {day}。属拆除前已有的，可不处理；否则请改正建筑代码。',
    en: '{count} rows are new in buildings that were demolished, the first is {code}: building {building}, demolished on {day}. If they were there before, nothing is to be done; otherwise correct the building.',
  },
  'in-demolished-buildings': {
    zh: '{count} 行新登记在已拆除的建筑里，首行 {code}：建筑 {building}，拆除日期 {day}。请填写投用日期，或改正建筑代码。',
    en: '{count} rows are new in buildings that were demolished, the first is {code}: building {building}, demolished on {day}. Give the day of service, or correct the building.',
  },
  'unknown-building': { zh: '没有代码为“{value}”的建筑，请先导入建筑。', en: 'There is no building "{value}"; import it first.' },
  'unknown-parent': {
    zh: '没有代码为“{value}”的上级表（或它在文件中被拒绝）。',
    en: 'There is no parent meter "{value}", or its row was rejected.',
  },
  'parent-of-other-carrier': { zh: '上级表 {parent} 计量的是 {carrier}。', en: 'The parent meter {parent} measures {carrier}.' },
  'circle-of-meters': { zh: '上下级表成环：{codes}。', en: 'The parent meters form a loop: {codes}.' },
  'swap-of-unknown-meter': {
    zh: '没有计量点 {code}：换表的行之前需要它自己的一行。',
    en: 'There is no meter {code}: the row of a swap needs the row of its meter.',
  },
  'may-not-swap': {
    zh: '您的角色不能登记换表，请由主管部门或运营单位登记。',
    en: 'Your role cannot record swaps. Ask the bureau or the operator to do it.',
  },
  'swap-in-future': { zh: '换表时间晚于现在，请核对。', en: 'The swap is in the future; check its time.' },
  'more-than-digits': { zh: '读数 {value} 超出表盘位数 {digits}。', en: 'The reading {value} has more than {digits} whole digits.' },
  'has-meters': { zh: '建筑 {code} 后来装了计量点：{meters}。', en: 'Building {code} has been given meters since: {meters}.' },
  'has-children': { zh: '计量点 {code} 后来有了下级表：{children}。', en: 'Meter {code} has been given sub-meters since: {children}.' },
  'merged-later': { zh: '建筑 {code} 后来被合并（编号 {change}）。', en: 'Building {code} was merged later (number {change}).' },
  'swapped-later': { zh: '计量点 {code} 后来换了表（编号 {change}）。', en: 'Meter {code} was swapped later (number {change}).' },
  'organisation-in-use': { zh: '单位 {code} 仍有建筑或计量点。', en: 'The organisation {code} still has buildings or meters.' },
  'place-in-use': { zh: '{code} 内仍有建筑。', en: 'There are buildings in {code}.' },
  'same-outside-code': { zh: '{scheme}相同：{value}', en: 'same {scheme}: {value}' },
  'names-alike': { zh: '名称相似 {alike}%：{names}', en: 'names {alike}% similar: {names}' },
  'addresses-alike': { zh: '地址相似 {alike}%：{addresses}', en: 'addresses {alike}% similar: {addresses}' },
  'places-near': { zh: '相距 {metres} 米', en: '{metres} m apart' },
  'areas-equal': { zh: '建筑面积相同（{m2} m²）', en: 'same floor area ({m2} m²)' },
  'changed-meanwhile': {
    zh: '{code} 在此期间已被他人修改。请查看最新内容后重做。',
    en: '{code} was changed by somebody else in the meantime. Check the current state and try again.',
  },
};
