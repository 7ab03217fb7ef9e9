import type { Words } from '#kernel/finding.ts';

const problems: Words = {
  'rating-input-bad': { zh: '{field} 不能是 {value}；可取：{allowed}。', en: '{field} cannot be {value}; allowed: {allowed}.' },
  'rating-input-or-file': {
    zh: 'input 与 file 只能给一个：评分表由其中之一填写。',
    en: 'Give either input or file, not both: the score sheet is filled from one of them.',
  },
  'rating-field-unknown': {
    zh: '没有名为 {field} 的字段，未采用。请核对拼写。',
    en: 'There is no field {field}; it was not used. Check its spelling.',
  },
  'rating-standard-unknown': { zh: '没有标准 {standard}。已载：{known}。', en: 'There is no standard {standard}. Loaded: {known}.' },
  'rating-standard-not-yet': {
    zh: '{standard} 自 {from} 起实施，{date} 尚未实施。',
    en: '{standard} is in force from {from}; on {date} it was not yet in force.',
  },
  'rating-part-unknown': { zh: '没有部分 {part}；可取：{parts}。', en: 'There is no part {part}; available: {parts}.' },
  'rating-item-unknown': {
    zh: '{standard} 没有条文 {item}。请用 yaodong score-sheet 查看；缺的条文可写入本市的知识文件。',
    en: '{standard} has no item {item} here. See `yaodong score-sheet`; missing items can be added to the city’s own knowledge.',
  },
  'rating-points-out': {
    zh: '{what} 得 {score} 分，超过满分 {most}（依据：{standing}）。如标准另有规定，请在本市的知识文件中更正。',
    en: '{what} has {score} points, more than the maximum of {most} ({standing}). If the standard says otherwise, correct it in the city’s own knowledge.',
  },
  'rating-scores-contradict': {
    zh: '{part} 给出总分 {whole}，逐条相加为 {sum}。请只给其一，或改为一致。',
    en: '{part} is given as {whole}, its items add up to {sum}. Give one of them, or make them agree.',
  },
  'rating-requirement-unknown': {
    zh: '没有技术要求 {requirement}；可取：{known}。',
    en: 'There is no technical requirement {requirement}; available: {known}.',
  },
  'rating-file-bad': {
    zh: '{file} 不是可读的表或 JSON 对象。请用本程序给出的表，或核对标题行。',
    en: '{file} is neither a readable table nor a JSON object. Use the sheet provided by this program, or check the heading row.',
  },
  'rating-cells-bad': {
    zh: '{file} 有 {cells} 个单元格不能识别，全部未采用。请按所列各处改正。',
    en: '{file} has {cells} cells that are not valid; nothing was imported. Correct them as listed.',
  },
  'rating-cell-bad': {
    zh: '第 {row} 行 {column} 列的“{value}”不能识别；可取：{allowed}。',
    en: 'Row {row}, column {column}: “{value}” is not valid; allowed: {allowed}.',
  },
};

const ofCases: Words = {
  'rating-value-bad': {
    zh: '应为评分文件：上传 rate 所用的评分表或 JSON，或填写 JSON 对象',
    en: 'it must be a score file: upload the sheet or JSON that `rate` takes, or give a JSON object',
  },
  'rating-lacks': {
    zh: '{name}：申报 {star} 星，未达到：{what}（{clause}）。',
    en: '{name}: applied for {star} stars; not met: {what} ({clause}).',
  },
  'rating-undecided': {
    zh: '{name}：申报 {star} 星，尚不能判断：{what}（{clause}）。',
    en: '{name}: applied for {star} stars; not decided yet: {what} ({clause}).',
  },
  'rating-standard-not-loaded': {
    zh: '{name}：标准 {standard} 未载入，本程序不能核对；已载：{known}。请人工核对。',
    en: '{name}: the standard {standard} is not loaded and cannot be checked here; loaded: {known}. Check it by hand.',
  },
  'rating-not-judged': { zh: '{name}：不能评分：{why}。', en: '{name}: it cannot be rated: {why}.' },
};

const score: Words = {
  'rating-controls': { zh: '满足全部控制项', en: 'all control items are met' },
  'rating-control': { zh: '满足控制项 {item} {names}', en: 'control item {item} is met: {names}' },
  'rating-floor': {
    zh: '{names}（{part}）得分不少于 {floor} 分（现为 {score}）',
    en: '{names} ({part}): at least {floor} points (now {score})',
  },
  'rating-fit-out': { zh: '进行全装修', en: 'full fit-out' },
  'rating-total': { zh: '总得分达到 {wanted} 分（现为 {total}）', en: 'a total of at least {wanted} points (now {total})' },
  'rating-requirement': { zh: '{names}：{wanted}（依据：{standing}）', en: '{names}: {wanted} ({standing})' },
  'rating-controls-contradict': {
    zh: '写明全部控制项满足，而 {failed} 不满足；按不满足计。',
    en: 'All control items are marked as met, but {failed} is not met; it counts as not met.',
  },
  'rating-edition-revised': {
    zh: '项目日期 {date} 在 {names} 实施（{from}，{standing}）之后，其修订条文尚未载入：星级仅供参考。',
    en: 'The day of the project, {date}, is after {names} took effect ({from}, {standing}), whose revised clauses are not loaded, so the star is indicative.',
  },
  'rating-requirement-recalled': {
    zh: '{clause} 的“{names}”数值{standing}：星级仅供参考。',
    en: 'The values of “{names}” in {clause} have not been checked against the standard ({standing}), so the star is indicative.',
  },
  'rating-standard-recalled': {
    zh: '{standard} 的分值{standing}：结果仅供参考。',
    en: 'The points of {standard} have not been checked against the standard ({standing}), so the result is indicative.',
  },
  'rating-requirements-claimed': {
    zh: '表 3.2.8 的技术要求有的只说满足，没有数值。评价时须逐项证明。',
    en: 'Some technical requirements of table 3.2.8 are only marked as met, without values. Each must be proven in the assessment.',
  },
  'rating-items-open': {
    zh: '{names}（{part}）有条文未打分，按 0 计：{items}。',
    en: '{names} ({part}) has items without points, counted as 0: {items}.',
  },
  'rating-bonus-none': { zh: '未给出 {part}，按 0 分计。', en: '{part} is not given and counts as 0 points.' },
};

const prefab: Words = {
  'prefab-item-unknown': { zh: '没有评价项 {item}；可取：{known}。', en: 'There is no item {item}; available: {known}.' },
  'prefab-item-twice': { zh: '评价项 {item} 给出了两次（又作 {name}）。', en: 'The item {item} is given twice (again as {name}).' },
  'prefab-nothing-left': {
    zh: '缺少的评价项共 {q4} 分，没有可评价的项。',
    en: 'Items not applicable account for {q4} points, so nothing is left to rate.',
  },
  'prefab-group': {
    zh: '{names}不少于 {min} 分（现为 {points} 分）',
    en: '{names}: at least {min} points (now {points})',
  },
  'prefab-must': { zh: '采用{names}', en: '{names}' },
  'prefab-rate': { zh: '装配率不低于 {least}%（现为 {rate}%）', en: 'a prefab rate of at least {least}% (now {rate}%)' },
  'prefab-grade-needs': {
    zh: '{names}的比例不低于 {ratio}%，方可评价等级',
    en: '{names}: at least {ratio}% is needed for a grade',
  },
  'prefab-fractions': {
    zh: '所给比例都不大于 1，按小数理解（0.5 即 50%）。如本是百分数，请写成 50。',
    en: 'No share is above 1, so they are taken as fractions (0.5 is 50%). If per cent is meant, write 50.',
  },
  'prefab-lack-unusual': {
    zh: '“{names}”写作“缺少”。公式中的缺项指建筑没有的功能（如厨房），此项一般都有，请核对。',
    en: '“{names}” is marked as lacking. In the formula, lacking means a function that the building does not have, such as kitchens; buildings generally have this one. Check it.',
  },
  'prefab-recalled': {
    zh: '{standard} 以下各项的分值或比例待核对标准原文，结果仅供参考：{names}。',
    en: 'Points or shares of these items of {standard} have not been checked against the standard, so the result is indicative: {names}.',
  },
  'prefab-rounding': {
    zh: '装配率 {rate}% 按四舍五入取 {rateRounded}%（{clause}，{standing}），由此达到界限。',
    en: 'The rate of {rate}% is rounded to {rateRounded}% ({clause}, {standing}), and reaches the threshold only by rounding.',
  },
};

const project: Words = {
  'materials-none': { zh: '没有产品。', en: 'There are no products.' },
  'materials-no-certificate': {
    zh: '写为已认证而没有证书编号：{products}。',
    en: 'Marked as certified, but without a certificate number: {products}.',
  },
  'materials-certificate-ended': {
    zh: '证书在 {date} 已过有效期，不计入：{products}。',
    en: 'Certificates ended before {date} and do not count: {products}.',
  },
  'materials-open': {
    zh: '是否认证未知，比例只能给出上下限：{products}。',
    en: 'It is not known whether these are certified, so only lower and upper bounds of the share are given: {products}.',
  },
  'materials-units': {
    zh: '用量单位不一，各单位分别计算，没有总的用量比例。',
    en: 'Quantities are in several units; each is calculated separately, and there is no overall share by quantity.',
  },
  'materials-basis': {
    zh: '{place}未写比例按造价还是按用量计；按造价为 {byCost}，按用量为 {byQuantity}，不能断定。',
    en: '{place} does not say whether the share is by cost or by quantity; by cost it {byCost}, by quantity it {byQuantity}, so it cannot be decided.',
  },
  'district-class-mixed': {
    zh: '项目“{project}”的楼栋类别不一，按项目的类别未知处理；请分成几个项目，或填成同一类别。',
    en: 'The buildings of the project “{project}” are of several classes, so the class of the project is treated as unknown; split it into several projects, or enter one class.',
  },
  'ultra-low-no-buildings': { zh: '没有建筑。', en: 'There are no buildings.' },
  'ultra-low-area-missing': {
    zh: '没有地上建筑面积，无法计算比例：{buildings}。',
    en: 'Above-ground area is missing, so the share cannot be calculated: {buildings}.',
  },
  'ultra-low-open': {
    zh: '是否按超低能耗建设未知，只能给出上下限：{buildings}。',
    en: 'It is not known whether these are built as ultra-low-energy, so only lower and upper bounds are given: {buildings}.',
  },
  'incentive-share-missing': {
    zh: '{place}“{names}”没有写明比例，所指的规定尚未载入，无法计算面积。',
    en: '{place}, “{names}”: no share is stated and the rules it refers to are not loaded, so the area cannot be calculated.',
  },
  'incentive-share-recalled': {
    zh: '{place}“{names}”的比例未经核对（{standing}），面积仅供参考。',
    en: '{place}, “{names}”: the share was not checked ({standing}), so the area is indicative.',
  },
  'incentive-amount-not-printed': {
    zh: '{place}“{names}”没有写明金额，不计算金额。',
    en: '{place}, “{names}”: the document states no amount, so none is calculated.',
  },
  'incentive-amount-recalled': {
    zh: '{place}“{names}”的金额未经核对（{standing}），仅供参考。',
    en: '{place}, “{names}”: the amount was not checked ({standing}), so it is indicative.',
  },
};

export const ratingWords: Words = { ...problems, ...ofCases, ...score, ...prefab, ...project };
