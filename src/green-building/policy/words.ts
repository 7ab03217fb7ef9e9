import type { Words } from '#kernel/finding.ts';

export const policyWords: Words = {
  'conditions-none': {
    zh: '{date} 对地区 {region} 有效的文件对这个地块没有提出指标，没有可签发的规划条件。请补充项目事实，或核对地区和日期。',
    en: 'The documents in force in {region} on {date} set no indices for this plot, so there are no planning conditions to issue. Give more facts about the project, or check place and day.',
  },
  'plot-bad': {
    zh: '地块的位置须是 GeoJSON 的点或面（经度在前，WGS 84）。',
    en: 'The plot must be a GeoJSON point or polygon (longitude first, WGS 84).',
  },
  'paper-head-bad': {
    zh: '项目名称和签发单位最多 200 字，地块编号最多 100 字。',
    en: 'The project name and the issuing authority may have at most 200 characters, the plot number at most 100.',
  },
  'design-object': { zh: '设计须是一个 JSON 对象：事项与值。', en: 'A design must be a JSON object of items and values.' },
  'region-missing': { zh: '请写明地区代码（region）。', en: 'Give the code of the place (region).' },
  'facts-bad': { zh: '项目须是一个 JSON 对象：事实名与值。', en: 'A project must be a JSON object of facts and values.' },
  'fact-unknown': {
    zh: '没有名为 {fact} 的事实。请用 yaodong items --facts 查看可用的事实。',
    en: 'There is no fact {fact}. See `yaodong items --facts`.',
  },
  'fact-bad': {
    zh: '事实“{name}”不能取 {value}；可取：{allowed}。',
    en: 'The fact “{name}” cannot be {value}; allowed: {allowed}.',
  },
  'fact-value-unlisted': {
    zh: '事实“{name}”的 {value} 不在所列之中（{allowed}），按不属于其中任何一种处理；写错了请改。',
    en: 'The value {value} of the fact “{name}” is not one of those listed ({allowed}) and is treated as a different kind; correct it if it is a mistake.',
  },
  'facts-contradict': {
    zh: '所给事实相互矛盾：“{name}”为 {told}，而“{otherName}”为 {otherTold}。两者都按所给采用，请核对。',
    en: 'The facts contradict each other: “{name}” is {told}, but “{otherName}” is {otherTold}. Both are taken as given; check them.',
  },
  'fact-left-open': {
    zh: '由所给事实（{byNames}）推出的“{name}”互不一致，按未知处理；请直接给出。',
    en: 'The facts given ({byNames}) lead to different values of “{name}”, which is treated as unknown; give it directly.',
  },
  'fact-derived': {
    zh: '“{name}”由所给事实推出为“{told}”；各文件未作定义，依据为 {document} {clause}（{standing}）。如主管部门另有认定，请直接给出。',
    en: '“{name}” was derived as {told}: the documents do not define it, so the definition of {document}, {clause} ({standing}) was used. If the authority has decided otherwise, give it directly.',
  },
  'document-day-unknown': {
    zh: '《{title}》只印有 {issued}，未印日期；确定自 {surely} 起有约束力，此前该月（年）内不能断定。',
    en: '{title} gives only {issued}, not the day; it is certainly in force from {surely}, but within that month or year this is not certain.',
  },
  'term-open': {
    zh: '{place}另写“{quote}”，但未说明范围；是否属于“{names}”，由主管部门认定。',
    en: '{place} also says “{quote}” without stating its scope; whether this includes {names} is for the authority to decide.',
  },
  'policy-date-before': {
    zh: '{date} 早于地区 {region} 所载最早的文件（{earliest}），没有可适用的规定。',
    en: '{date} is before the earliest document loaded for {region} ({earliest}), so no rules apply.',
  },
  'date-bad': { zh: '{date} 不是日期，请写 2026-03-01 的形式。', en: '{date} is not a date; write it like 2026-03-01.' },
  'no-such-topic': { zh: '没有名为 {topic} 的专题；有：{topics}。', en: 'There is no topic {topic}; available: {topics}.' },
  'no-such-document': { zh: '没有代号为 {document} 的文件。', en: 'There is no document {document}.' },
  'item-unknown': { zh: '没有名为 {item} 的事项。请用 yaodong items 查看。', en: 'There is no item {item}. See `yaodong items`.' },
  'design-bad': {
    zh: '设计中“{name}”的值 {value} 不合要求；可取：{allowed}。',
    en: 'The value {value} of “{name}” in the design is not valid; allowed: {allowed}.',
  },
  'in-principle-unmet': {
    zh: '{place}原则上要求“{name}”，设计未满足：须说明理由。原文：“{quote}”。',
    en: '{place} requires “{name}” in principle, which the design does not meet: a reason must be given. Original text: “{quote}”.',
  },
  'check-nothing-decides': {
    zh: '当日有效的已载文件没有一项对这个项目的设计提出应当满足的指标，“符合”不说明任何问题；请看期限已过的要求和尚未载入的法规。',
    en: 'No document loaded and in force on that day sets a mandatory requirement for this design, so “meets” says nothing. See the lapsed requirements and the acts that are not loaded.',
  },
  'permit-no-clause': {
    zh: '已载文件{titles}都没有写明设计不符合时不得颁发规划许可证，也没有写明其他后果；后果由尚未载入的法规决定，此处不作断定。',
    en: 'None of the documents loaded ({titles}) states that a planning permit must not be granted if the design fails, or any other consequence; that is decided by acts that are not loaded, so no conclusion is drawn here.',
  },
  'permit-clause-open': {
    zh: '{place}“{quote}”是否适用，取决于：{names}。',
    en: 'Whether {place}, “{quote}”, applies depends on: {names}.',
  },
  'permit-other-clause': {
    zh: '{place}“{quote}”说的是建筑节能降碳指标；未满足的“{names}”不是指标，不能据此断定不得颁发许可证。',
    en: '{place}, “{quote}”, refers to indices of energy and carbon; the unmet items ({names}) are not indices, so it cannot be concluded that the permit must not be granted.',
  },
  'use-bad': {
    zh: '用能 {carrier} 的写法不对：{said}。请写数量，或者 value 和 unit，能源为 electricity、heat、gas 等。',
    en: 'The use of {carrier} is not in a valid form: {said}. Give a number, or value and unit, for electricity, heat, gas and the like.',
  },
  'use-missing': {
    zh: '没有写明任何能源的年用量，无法判断。请至少写明一种能源（如 electricity）的年用量；没有用的写 0。',
    en: 'No yearly use of any energy is given, so nothing can be judged. Give the yearly use of at least one carrier, such as electricity; enter 0 for one that is not used.',
  },
  'review-use-unknown': {
    zh: '{carriers} 的年用量未知，不当作零：合计只是下限。',
    en: 'The yearly use of {carriers} is not known and is not taken as zero, so the total is a minimum.',
  },
  'review-not-named': {
    zh: '没有提到 {carriers}：“不需要”只在确实不用这些能源时成立。',
    en: '{carriers} were not mentioned: “not needed” is true only if they are not used.',
  },
  'review-basis': {
    zh: '按当量值为 {equivalent} 吨标准煤，按等价值为 {equalValue} 吨标准煤，只有后者达到界限。文件未写按哪一种；国家办法按当量值。',
    en: 'By equivalent value it is {equivalent} tce, by equal value {equalValue} tce; only the latter reaches the limit. The documents do not say which; the national measure goes by equivalent value.',
  },
  'review-carrier-left-out': {
    zh: '{carrier} 没有折标系数，未计入。',
    en: '{carrier} has no standard-coal coefficient and was left out.',
  },
};
