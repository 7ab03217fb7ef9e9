import type { Words } from '#kernel/finding.ts';

export const energyReviewWords: Words = {
  'review-no-limits': {
    zh: '今日有效的已载文件中，没有适用于 {region} 的节能审查界限，不能判断谁应当审查。请载入本地文件。',
    en: 'No loaded document in force sets a limit of the energy review for {region}, so it cannot be judged which projects need one. Load the local documents.',
  },
  'review-passed-below': {
    zh: '{name}（{code}）通过了节能审查（{case}），审查的年用能为 {reviewed}，低于界限；而{of}，达到界限。请核对节能报告和项目登记，改正有误的一处。',
    en: '{name} ({code}) passed its review ({case}) with {reviewed} a year, below the limits; but {of} reaches a limit. Check the energy report and the data declared by the project, and correct the one that is wrong.',
  },
  'review-use-not-known': {
    zh: '{of} 个项目和建筑中，有 {count} 个的年用能无从得知（没有登记、没有计量，也不能按面积和用途估算），是否应当审查不明。',
    en: 'The yearly energy of {count} of {of} projects and buildings is not known (not declared, not metered, and not possible to estimate by area and use), so whether they need a review is not known.',
  },
  'review-partly-metered': {
    zh: '有 {count} 个的计量不全，已计到的用能未达到界限；折满全年后可能达到的列为“可能达到”，其余不列。',
    en: '{count} are incompletely metered and their measured energy is below the limits; those that would probably reach a limit over a full year are listed as likely, the others are not listed.',
  },
  'review-estimated': {
    zh: '按面积和用途的电耗估算，是建筑面积乘以 {source} 的约束值（{standing}），不含供暖：只是估算，不是实测。',
    en: 'Electricity by area and use is estimated: floor area times the constraint value of {source} ({standing}), without space heating. It is an estimate, not a measurement.',
  },
  'review-since': {
    zh: '{year} 年以前建成的列为“制度实施前建成”，依据 {source}（{standing}）。',
    en: 'Buildings from before {year} are marked “Built before reviews began”, by {source} ({standing}).',
  },
  'review-none-accepted': {
    zh: '还没有节能验收合格的审查办件，没有可比的。',
    en: 'No reviewed project has passed its energy acceptance yet, so there is nothing to compare.',
  },
  'review-none-compared': {
    zh: '没有一栋可比：{waiting} 栋验收未满两年，{notMeasured} 栋没有计量，{incomplete} 栋计量不全。审查是否偏低，无从得知。',
    en: 'Nothing can be compared: {waiting} were accepted less than two years ago, {notMeasured} are not metered, {incomplete} are incompletely metered. Whether reviews are too low is not known.',
  },
  'review-some-not-compared': {
    zh: '合计只含可比的 {compared} 栋；{notMeasured} 栋没有计量、{incomplete} 栋计量不全，未计入。',
    en: 'Totals include only the {compared} that can be compared; {notMeasured} not metered and {incomplete} incompletely metered are left out.',
  },
  'review-none-decided': {
    zh: '{year} 年没有作出审查结论的办件。',
    en: 'No review was decided in {year}.',
  },
  'energy-review-list-question': {
    zh: '请写明地区代码（region）和四位年份（year），签发单位（authority）最多 200 字。',
    en: 'Give the code of the place (region) and a year of four digits (year); the authority has at most 200 characters.',
  },
  'energy-review-list-year-open': {
    zh: '{year} 年尚未结束，年度清单不能签发。',
    en: 'The year {year} has not ended, so its list cannot be issued.',
  },
};
