import type { Words } from '#kernel/finding.ts';

/** Messages of targets and their splits. */
export const targetsWords: Words = {
  'no-such-target': {
    zh: '没有目标 {target}；可用 targets 查看各文件的目标。',
    en: 'There is no target {target}: see `targets`.',
  },
  'document-elsewhere': { zh: '文件 {document} 不适用于 {place}。', en: 'The document {document} does not apply to {place}.' },
  'target-without-indicator': {
    zh: '“{name}”没有对应的指标，无法计算现状；管理员可用 indicator add 补充算法。',
    en: 'No indicator calculates “{name}”, so its value is not known: an administrator can add one with `indicator add`.',
  },
  'target-without-return': {
    zh: '“{name}”由报表“{form}”填报，还没有审核通过的填报表。',
    en: '“{name}” is reported in the form “{form}”, and no return on it has been accepted yet.',
  },
  'target-period-missing': {
    zh: '报表 {form} 在 {year} 年有的期次没有审核通过的填报表，当年合计不能得出。',
    en: 'Some periods of the form {form} in {year} have no accepted return, so there is no total for the year.',
  },
  'target-several-indicators': {
    zh: '有多个指标对应此目标，采用 {indicator}；未采用 {others}。',
    en: 'Several indicators match this target: {indicator} is used, not {others}.',
  },
  'target-unit-differs': {
    zh: '指标 {indicator} 的单位是 {unit}，不能折算为 {other}；请改正指标文件。',
    en: 'The indicator {indicator} is in {unit}, which cannot be converted to {other}: correct its file.',
  },
  'target-not-split': {
    zh: '目标“{name}”是上级的总数，本地的份额尚未分解或承诺，无法判断进度。',
    en: 'The target “{name}” is a total of a place above; the share of this place has been neither split nor committed, so progress cannot be judged.',
  },
  'target-form-beside': {
    zh: '“{name}”由指标“{indicator}”按数据算出；报表“{form}”填报的数没有采用。',
    en: '“{name}” is calculated from data by “{indicator}”; the value reported in the form “{form}” is not used.',
  },
  'target-coverage-low': {
    zh: '“{name}”的覆盖率 {coverage} 低于下限 {floor}，不作判定；请补齐计量、登记或报表。',
    en: 'Coverage of “{name}” is {coverage}, below the minimum of {floor}, so it is not judged: complete the metering, the registry or the returns.',
  },
  'target-cities-missing': {
    zh: '“{name}”不作判定：{of} 个市中只有 {covered} 个在本平台有建筑，其余（{missing} 等）没有数据，现值只是其中一部分。',
    en: '“{name}” is not judged: only {covered} of {of} cities have buildings on this platform; the others ({missing} …) have no data, so the figure covers only a part.',
  },
  'target-of-above': {
    zh: '“{name}”是《{document}》给整个上级地区定的总数，不是本地的目标：本地的数与它相比，不说明本地完成得如何。',
    en: '“{name}” is a total that {document} sets for the whole of a place above, not a target of this place: comparing this place’s figure with it says nothing about its own progress.',
  },
  'target-before-period': {
    zh: '所问年份早于目标“{name}”的起始年。',
    en: 'The year requested is before the first year of the target “{name}”.',
  },
  'target-not-of-place': {
    zh: '目标 {target} 的文件不适用于 {place}。',
    en: 'The document of the target {target} does not apply to {place}.',
  },
  'target-part-unsaid': {
    zh: '{place} 在目标 {target} 中的份额尚未确定，不能再往下分解；请上级先分解，或用 target commit 填写承诺数。',
    en: 'The share of {place} in the target {target} is not set, so it cannot be split further: have it split above, or enter a commitment with `target commit`.',
  },
  'key-missing': {
    zh: '{places} 个下级地区的分解依据都是 0，无法分解；请换一种依据，或提供文件。',
    en: 'The key is 0 for all {places} places, so the target cannot be split: use another key, or a file.',
  },
  'place-without-children': { zh: '{place} 没有下级地区，无法分解。', en: '{place} has no places below it, so nothing can be split.' },
  'split-place-unknown': {
    zh: '{place} 不是下级地区；请写代码或全名。',
    en: '{place} is not a place directly below: give its code or full name.',
  },
  'split-key-bad': {
    zh: '{place} 的分解依据数 {key} 为负或重复，请改正。',
    en: 'The key {key} of {place} is negative or duplicated: correct it.',
  },
  'split-file-columns': {
    zh: '{file} 须有“地区”和“数”两列，现有列：{columns}。',
    en: '{file} needs the columns region and key; it has {columns}.',
  },
  'split-file-number': {
    zh: '{file} 第 {row} 行的数“{text}”不能识别，请改正。',
    en: 'In row {row} of {file} the key “{text}” is not a number: correct it.',
  },
  'split-area-missing': {
    zh: '{buildings} 栋建筑没有面积，未计入分解依据；请补全。',
    en: '{buildings} buildings have no floor area and do not count in the split: fill it in.',
  },
  'commitment-below-zero': { zh: '承诺数不能为负（{value}）。', en: 'A commitment cannot be negative ({value}).' },
};
