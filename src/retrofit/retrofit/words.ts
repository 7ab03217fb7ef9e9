import type { Words } from '#kernel/finding.ts';
import { retrofitFieldTerms } from './vocabulary.ts';

/** The totals of a list, labelled like its columns. */
const totalled = Object.entries(retrofitFieldTerms)
  .filter(([field]) => ['area', 'cost', 'saving'].includes(field) || field.startsWith('fund:'))
  .map(([field, { zh, en }]) => [`total=${field}`, { zh, en }]);

/** Messages of the pool of retrofit projects. */
export const retrofitWords: Words = {
  'building-elsewhere': {
    zh: '{building} 已在未完成的改造项目 {projects} 中，不再重复新增。请在该项目中补充；确需另立，请选择“已在未完成项目中的也新增”，重新预览。',
    en: '{building} is in an open retrofit project already ({projects}), so no second one was added. Add to that project; if another is needed, choose “Also buildings that are in an open project” (twice) and preview again.',
  },
  ...(Object.fromEntries(totalled) as Words),
  'retrofits-none': {
    zh: '本地没有登记任何改造项目，面积和完成量无从统计；确无项目还是尚未登记，请核实并导入改造项目。',
    en: 'No retrofit project is registered here, so areas and completed work cannot be totalled. Import the projects, or confirm that there are none.',
  },
  'no-such-retrofit': { zh: '没有编号为 {retrofit} 的改造项目。', en: 'There is no retrofit project with the code {retrofit}.' },
  'building-in-retrofit': { zh: '建筑 {code} 属于改造项目 {project}。', en: 'Building {code} belongs to the retrofit project {project}.' },
  'place-in-retrofit': { zh: '{code} 内仍有改造项目。', en: 'There are retrofit projects in {code}.' },
  'building-name-several': {
    zh: '以下名称在该县区有不止一栋建筑，请改填建筑代码：{value}。',
    en: 'Several buildings in this place have these names; enter building codes instead: {value}.',
  },
  'too-many-named': { zh: '最多 {most} 个，这里有 {count} 个。', en: 'At most {most} are allowed; there are {count}.' },
  'saving-ends-crossed': {
    zh: '年节能量的下限（{low}）高于上限（{high}），请改正。',
    en: 'The low end of the saving ({low}) is above the high end ({high}): correct it.',
  },
  'total-row': { zh: '“{value}”是合计行，不是项目。', en: 'The row “{value}” is a total, not a project.' },
  'total-differs': {
    zh: '第 {row} 行的合计 {value} 与各行之和 {sum} 不符（{total}）。请核对是否漏行或重复。',
    en: 'The total {value} in row {row} is not the sum of its rows, {sum} ({total}). Look for a row left out or counted twice.',
  },
  'funds-differ': {
    zh: '项目 {code} 的资金合计 {funds} 元，总投资 {cost} 元，两者不符。',
    en: 'The funds of project {code} add up to {funds} yuan; its total cost is {cost} yuan.',
  },
  'building-twice': {
    zh: '项目 {code} 的建筑 {building} 也在项目 {projects} 中。',
    en: 'Building {building} of project {code} is in {projects} too.',
  },
  'projects-in-circle': {
    zh: '先行项目互相等待：{projects}。请去掉其中一个。',
    en: 'Projects wait for one another: {projects}. Take one of them out of the projects that come first.',
  },
  'state-order': {
    zh: '项目不能这样推进：应按顺序逐步推进，日期不得早于上一步；“已列计划”只由采纳年度计划产生；状态不能用“修改”改。',
    en: 'The project cannot be moved like this: states follow one another, and no date may be before the previous step; “planned” is set only by adopting an annual plan; the state cannot be set by editing.',
  },
  'plan-project-not-estimated': {
    zh: '项目 {code} 还没有推进到“已测算”：先逐步推进它，再批准计划。',
    en: 'Project {code} is not estimated yet: take its steps first, then adopt the plan.',
  },
  'plan-before-step': {
    zh: '项目 {code} 的上一步在 {last}，晚于批准日期 {day}。',
    en: 'The last step of project {code} was on {last}, after the day of the adoption, {day}.',
  },
  'needs-missing': {
    zh: '缺少：{fields}。请先填写，或在推进时一并填写。',
    en: 'Missing: {fields}. Fill them in, or set them with the step.',
  },
  'building-set-at-acceptance': {
    zh: '{field}：建筑的信息只在验收这一步一并填写。',
    en: '{field}: building data can be set only with the acceptance step.',
  },
  'step-files-without-building': {
    zh: '项目 {code} 没有建筑，文件无处存放。请先填写建筑。',
    en: 'Project {code} names no building to keep the files with. Name its buildings first.',
  },
  'savings-not-of-report': {
    zh: '这不是节能量报告的“节能量”数据。请用 savings report 给出的 savings.figure。',
    en: 'This is not the savings figure of a report. Give savings.figure of `savings report`.',
  },
  'works-in-season': {
    zh: '项目 {code} 于 {on} 开工，处于供暖期（{from} 至 {to}），而其措施应在供暖期外施工。',
    en: 'Works of project {code} begin on {on}, in the heating season ({from} to {to}), with measures that are not done in it.',
  },
  'estimate-indicative': {
    zh: '项目 {code} 的总投资、年节能量取自措施包“{package}”按 {year} 年用能的测算，所用数值尚未核实，仅供参考。',
    en: 'Cost and saving of project {code} come from the estimate of package “{package}” based on the use of {year}; its values have not been verified, so they are indicative.',
  },
  'not-of-estimate': {
    zh: '“{figure}”不是改造测算的数据编号。请在测算页面新增项目，或从测算结果复制编号。',
    en: '“{figure}” is not a figure of a retrofit estimate: add the project on the estimate page, or copy the figure from an estimate.',
  },
  'estimate-at-estimated': {
    zh: '只有推进到“已测算”这一步才取用测算（这里是 {to}）。',
    en: 'An estimate is used only by the step to “estimated” (here: {to}).',
  },
  'retrofit-went-on': {
    zh: '项目 {code} 之后已推进到“{state}”（编号 {change}）。请先撤销后面的步骤。',
    en: 'Project {code} has gone on to “{state}” since (number {change}). Undo the later steps first.',
  },
  'plan-in-use': {
    zh: '计划中的项目已继续推进，不能撤销采纳。请先撤销这些步骤。',
    en: 'Projects of the plan have moved on, so its adoption cannot be undone. Undo those steps first.',
  },
};
