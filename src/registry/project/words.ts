import type { Words } from '#kernel/finding.ts';

/** Texts of projects. */
export const projectWords: Words = {
  'no-such-project': { zh: '没有代码为 {project} 的项目。', en: 'There is no project with the code {project}.' },
  'unknown-buildings': {
    zh: '以下建筑不存在，或不在您的管辖范围内：{value}。',
    en: 'These buildings do not exist, or lie outside what you may see: {value}.',
  },
  'too-many-buildings': {
    zh: '一个项目最多 {most} 栋建筑，这里有 {count} 栋。',
    en: 'A project has at most {most} buildings; this one has {count}.',
  },
  'acceptance-missing': {
    zh: '{place}规定：“{quote}”。建筑 {value} 未通过绿色建筑专项验收，不能登记竣工；请先办理“绿色建筑专项验收”。',
    en: '{place} says: “{quote}”. The buildings {value} have not passed green acceptance, so the project cannot be completed; have them accepted first.',
  },
  'acceptance-without-building': {
    zh: '{place}规定：“{quote}”。项目没有填写建筑，无从核对绿色建筑专项验收；请先填写项目的建筑。',
    en: '{place} says: “{quote}”. The project names no building that could have passed green acceptance; name its buildings first.',
  },
  'acceptance-open': {
    zh: '{place}规定：“{quote}”。项目 {project} 没有填写{missing}，无法判断竣工前是否须通过绿色建筑专项验收，竣工日期已登记；请补填后核对。',
    en: '{place} says: “{quote}”. Project {project} does not state {missing}, so it is not known whether green acceptance was required first; the day of completion is recorded. Fill in what is missing, then check.',
  },
  'organisation-in-project': { zh: '单位 {code} 仍有项目。', en: 'The organisation {code} still has projects.' },
  'place-in-project': { zh: '{code} 内仍有项目。', en: 'There are projects in {code}.' },
  'building-in-project': { zh: '建筑 {code} 属于项目 {project}。', en: 'Building {code} belongs to the project {project}.' },
  'stages-out-of-order': {
    zh: '“{later}”的日期（{laterOn}）早于“{earlier}”（{earlierOn}）。请核对项目的日期。',
    en: 'The stage "{later}" ({laterOn}) begins before "{earlier}" ({earlierOn}). Check the dates of the project.',
  },
};
