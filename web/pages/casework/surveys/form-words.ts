import { labels } from '#kernel/label-terms.ts';
import { surveyTerms } from '#casework/surveys/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  number: surveyTerms.number.zh,
  numberHint: '由字母、数字、点、横线组成，不超过 60 个字符，如 WD-2026。',
  name: '问卷名称',
  place: labels.zh.place,
  building: labels.zh.building,
  standard: surveyTerms.ofStandard.zh,
  standardHint: '对标准使用者的实施评估才填写，如 3.6.1.0.12。',
  choose: labels.zh.choose,
  threshold: surveyTerms.threshold.zh,
  thresholdHint: '不小于 5；回答人数少于此数的分组不显示结果。',
  question: (nth: string) => `问题 ${nth}`,
  title: (nth: string) => `问题 ${nth}：题目`,
  type: (nth: string) => `问题 ${nth}：题型`,
  options: (nth: string) => `问题 ${nth}：选项（每行一个）`,
  required: surveyTerms.required.zh,
  types: { choice: '单选', scale: '量表', text: '文字' },
  add: '增加问题',
  drop: (nth: string) => `删除问题 ${nth}`,
  bad: {
    id: '请填写编号，只用字母、数字、点和横线。',
    name: '名称不超过 300 字。',
    place: labels.zh.choosePlace,
    building: '请选择建筑，或留空。',
    standard: '请填写标准库中的体系编码，或留空。',
    k: '请填写 5 至 1000 的整数。',
    questions: '请至少填写一个问题，至多 100 个。',
    title: '请填写题目，不超过 300 字。',
    options: '请填写至少两个不同的选项；量表的选项为整数。',
  },
};

const en: typeof zh = {
  number: 'Number of the survey',
  numberHint: 'Letters, digits, dots and dashes, at most 60, such as WD-2026.',
  name: 'Name of the survey',
  place: labels.en.place,
  building: labels.en.building,
  standard: 'Code of the standard',
  standardHint: 'Only for an evaluation by the users of a standard, such as 3.6.1.0.12.',
  choose: labels.en.choose,
  threshold: surveyTerms.threshold.en,
  thresholdHint: '5 or more; groups with fewer answers are not shown.',
  question: (nth) => `Question ${nth}`,
  title: (nth) => `Question ${nth}: text`,
  type: (nth) => `Question ${nth}: type`,
  options: (nth) => `Question ${nth}: options (one a line)`,
  required: surveyTerms.required.en,
  types: { choice: 'Single choice', scale: 'Scale', text: 'Text' },
  add: 'Add a question',
  drop: (nth) => `Remove question ${nth}`,
  bad: {
    id: 'Enter a number of letters, digits, dots and dashes.',
    name: 'Enter a name of at most 300 characters.',
    place: labels.en.choosePlace,
    building: 'Choose a building, or leave empty.',
    standard: 'Enter the code of a standard in the library, or leave empty.',
    k: 'Enter a whole number from 5 to 1000.',
    questions: 'Enter at least one question, at most 100.',
    title: 'Enter the question, at most 300 characters.',
    options: 'Enter at least two different options; those of a scale are whole numbers.',
  },
};

export const surveyFormWords: PageWords<typeof zh> = { zh, en };
