import type { Words } from '#kernel/finding.ts';

export const benchmarkingWords: Words = {
  'reference-bad': { zh: '参考值 {reference} 应大于 0，单位 kWh/m²。', en: 'The reference {reference} must be above 0, in kWh/m².' },
  'need=readings': { zh: '补齐全年读数（覆盖率至少 0.98）', en: 'readings of the whole year (coverage 0.98 or more)' },
  'need=floor-area': { zh: '登记建筑面积', en: 'the floor area' },
  'need=item-meters': { zh: '分项计量', en: 'meters by energy item' },
  'need=reference': { zh: '给出参考值（kWh/m²）', en: 'a reference, in kWh/m²' },
  'figure-unknown': {
    zh: '“{figure}”不是本程序给出的数值编号。请从页面或 --json 结果中完整复制。',
    en: '"{figure}" is not the id of a figure of this program. Copy it whole from a page or a --json answer.',
  },

  'excluded-no-meter': {
    zh: '没有计量“{carrier}”的表计。请导入表计并指明所属建筑。',
    en: 'No meter counts {carrier} here. Import a meter and assign it to this building.',
  },
  'excluded-use-negative': {
    zh: '“{carrier}”用量小于零：扣减给别处的多于计量的。请核对计量点的上级、分摊和倍率。',
    en: 'The use of {carrier} is below zero: more is deducted for others than was measured. Check the parents, shares and multipliers of its meters.',
  },
  'excluded-carrier-missing': {
    zh: '供暖用“{carrier}”，却没有计量它的表计，总能耗不完整。请补录该表计，或更正供暖方式。',
    en: 'The building is heated with {carrier}, and no meter counts it: a total would be too small. Add that meter, or correct how it is heated.',
  },
  'excluded-use-missing': { zh: '没有用途，请补录。', en: 'The use of the building is not known. Fill it in.' },
  'excluded-area-missing': {
    zh: '当年部分日期没有建筑面积。请补录建筑面积及其生效日期。',
    en: 'Its floor area is not known on every day of the year. Fill in the floor area and the day from which it applies.',
  },
  'excluded-coverage-low': {
    zh: '“{carrier}”当年的计量覆盖率为 {coverage}，排名须达 {needed}。请补录缺少的读数。',
    en: '{carrier} is measured for {coverage} of the year; ranking needs {needed}. Import the readings that are missing.',
  },
  'excluded-coefficient-missing': {
    zh: '“{carrier}”缺少折算系数 {coefficient}。请在数据目录的 knowledge/ 中补上。',
    en: 'There is no coefficient {coefficient} for {carrier}. Add one to the knowledge directory of the city.',
  },
  'gas-converted': {
    zh: '有的建筑燃气按能量计，故全部以 kWh 列出；立方米按低位发热量 {value} {unit} 折算（{source}）。',
    en: 'Some buildings count gas as energy, so all are shown in kWh; cubic metres are converted by the net calorific value {value} {unit} ({source}).',
  },

  'quota-use-missing': {
    zh: '建筑 {building} 没有用途，无从选定定额。请补录用途。',
    en: 'The use of {building} is not known, so no limit can be chosen. Fill it in.',
  },
  'quota-table-missing': {
    zh: '用途“{use}”当年没有可用的定额表（类别 {family}）。如有地方标准，请写入数据目录的 knowledge/。',
    en: 'There is no table of limits for the use {use} (family {family}) in that year. If the city has one, add it to the city’s knowledge directory.',
  },
  'quota-row-missing': {
    zh: '{clause}（{table}）没有适合建筑 {building} 的一行。请核对空调方式、星级、商店类型和气候区。',
    en: '{clause} ({table}) has no row for {building}. Check air conditioning, stars, kind of shop and climate zone.',
  },
  'quota-field-missing': {
    zh: '要按{clause}判定，还须知道建筑 {building} 的：{fields}。请补录。',
    en: 'To judge {building} by {clause} these fields are needed: {fields}. Fill them in.',
  },
  'quota-no-meter': {
    zh: '建筑 {building} 没有计量“{carrier}”的表计。请导入表计并指明所属建筑。',
    en: 'No meter of {carrier} counts for {building}. Import a meter and assign it to this building.',
  },
  'quota-use-negative': {
    zh: '建筑 {building} 的“{carrier}”用量为 {value} {unit}，小于零，不作评价。请核对计量点的上级、分摊和倍率。',
    en: 'The use of {carrier} of {building} is {value} {unit}, below zero: it is not judged. Check the parents, shares and multipliers of its meters.',
  },
  'quota-area-missing': {
    zh: '建筑 {building} 当年部分日期没有建筑面积。请补录。',
    en: 'The floor area of {building} is not known on every day of the year. Fill it in.',
  },
  'households-missing': {
    zh: '居住建筑按户判定，而建筑 {building} 没有户数。请补录。',
    en: 'Dwellings are judged by household, and {building} has no number of households. Fill it in.',
  },
  'quota-unit-differs': {
    zh: '“{carrier}”以 {unit} 计，而定额以 {wanted} 计，无法比较。',
    en: '{carrier} is in {unit}, the limit in {wanted}: they cannot be compared.',
  },
  'quota-coverage-low': {
    zh: '“{carrier}”当年的计量覆盖率为 {coverage}，须达 {needed} 才能判为达标；已计量的部分未超限。请补录缺少的读数。',
    en: '{carrier} is measured for {coverage} of the year; to be judged as within the limits takes {needed}. What was measured is not over the limit. Import the readings that are missing.',
  },
  'state-organ-assumed': {
    zh: '建筑 {building} 未说明是否国家机关，按否判定。如是，请在档案中注明。',
    en: 'It is not recorded whether {building} is a state organ, so it was judged as one that is not. If it is, record it in the building’s details.',
  },
  'climate-from-place': {
    zh: '建筑未填气候区，按所在地 {region} 取 {zone}（{document}，{status}）。请核对后填写气候区。',
    en: 'The building has no climate zone of its own; {zone} was taken for {region} ({document}, {status}). Check it and fill in the climate zone.',
  },
  'heating-in-measured': {
    zh: '建筑 {building} 以“{carrier}”供暖，计量值含供暖，而定额不含。请为供暖分项计量；结果偏高。',
    en: '{building} is heated with {carrier}: the measured use includes heating, which the limits do not, so it is too high. Meter the heating separately.',
  },
  'limits-blended': {
    zh: '建筑 {building} 有几种用途（{uses}），定额按面积加权平均，未作修正。分别计量后可分别判定。',
    en: '{building} has several uses ({uses}): the limits are their mean weighted by area, without corrections. With separate meters each use can be judged.',
  },
  'limits-not-blended': {
    zh: '建筑 {building} 有几种用途，而现行标准没有规定多种用途建筑的限额取值，无法判定。请按用途分别登记、分别计量。',
    en: '{building} has several uses, and no standard in force says which limits apply: it cannot be judged. Register and meter each use separately.',
  },
  'part-area-missing': {
    zh: '建筑 {building} 的用途“{use}”没有面积，无法加权。请在“用途构成”中写明，如 office:8000;shop:2000。',
    en: 'The part {use} of {building} has no area, so the limits cannot be weighted. Give it under “Uses”, such as office:8000;shop:2000.',
  },
  'use-letter-question': {
    zh: '用能提示函和督办函须写明建筑和年度，如 {"building": "B001", "year": 2025}；附言最多 500 字，答复期限写作 2026-03-31。',
    en: 'A notice on energy use names a building and a year, as {"building": "B001", "year": 2025}; a note has 500 characters at most, the day to answer by is written 2026-03-31.',
  },
  'use-letter-year-ahead': { zh: '{year} 年尚未开始。', en: 'The year {year} has not begun.' },
  'use-letter-nothing': {
    zh: '{building} 在 {year} 年没有计量数据，函中没有可写的数值。请先催报或录入读数。',
    en: 'Nothing was measured at {building} in {year}: the notice would have no figure. Ask for its data first, or enter readings.',
  },
  'supervision-notice-no-ground': {
    zh: '{building} 在 {year} 年未超约束值，也不在同类最高的四分之一，没有督办的依据。可改发用能提示函，或写明发现的问题。',
    en: '{building} is over no limit in {year} and not in the highest quarter of its use: there is no ground for supervision. Send an energy use notice, or say what was found.',
  },
  'quota-notice-question': {
    zh: '限额告知书须写明建筑代码（building）和年度（year）。',
    en: 'A quota notice needs a building code (building) and a year (year).',
  },
  'quota-notice-authority': { zh: '签发单位最多 {most} 字。', en: 'The signing authority may have at most {most} characters.' },
  'quota-notice-year-open': {
    zh: '{year} 年尚未结束，年度用能不能下结论；请在年后签发。',
    en: 'The year {year} is not over, so its use is not yet known. Issue the notice after the year ends.',
  },
  'quota-notice-unknown': {
    zh: '{building} 该年度无法判定，没有可告知的结论；请先按下列提示补全资料和读数。',
    en: '{building} cannot be judged for that year, so no notice can be issued. Fill in what is missing first.',
  },
  'correction-why': { zh: '{field}为 {value} {unit}，基准 {base} {unit}', en: '{field} is {value} {unit}, the base is {base} {unit}' },
  'field-hoursPerYear': { zh: '年使用小时数', en: 'hours of use a year' },
  'field-areaPerPerson': { zh: '人均建筑面积', en: 'floor area a person' },
  'field-occupancyRate': { zh: '入住率', en: 'occupancy' },
  'field-roomAreaShare': { zh: '客房区面积比例', en: 'share of guest rooms' },
  'correction-field-missing': {
    zh: '缺少{field}，未作 {symbol} 修正。请补录。',
    en: 'Without {field} the correction {symbol} was left out. Fill it in.',
  },
  'correction-base-missing': {
    zh: '这类建筑没有 {symbol} 的基准值，未作修正。',
    en: 'There is no base value of {symbol} for this kind of building, so the correction was left out.',
  },
  'correction-field-bad': {
    zh: '{field}的值 {value} 不能用于修正 {symbol}，未作修正。请更正。',
    en: 'The value {value} of {field} cannot be used for the correction {symbol}, which was left out. Correct it.',
  },
  'peers-withheld': {
    zh: '您看不到的同类建筑不足 {least} 栋或不足 {owners} 个单位，为避免被推算出来，分布只含您能看到的 {told} 栋。',
    en: 'There are fewer than {least} buildings of this use that you do not see, or they belong to fewer than {owners} owners. So that none of them can be worked out, only the {told} that you see are shown.',
  },
  'peers-together': {
    zh: '只与您看不到的同类建筑整体比较（至少 {count} 栋，按主管部门确认的建筑信息），四分位数取两位有效数字；不列名次和百分位。',
    en: 'It is compared with the buildings of its use that you do not see, together: at least {count}, by the facts that the bureau has confirmed, quartiles to two digits. No rank or percentile is shown.',
  },
  'peers-few': {
    zh: '可比的同类建筑只有 {count} 栋，分布参考意义有限。',
    en: 'There are only {count} buildings to compare with; their distribution says little.',
  },
  'flow-without-coefficient': {
    zh: '{carrier} 没有当年有效的折标系数，未计入标准煤合计。请在知识文件中补充。',
    en: 'There is no standard coal coefficient in force for {carrier} in that year; it is left out of the total. Add one to the knowledge files.',
  },
};
