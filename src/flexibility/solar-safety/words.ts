import type { Words } from '#kernel/finding.ts';

/** Texts of the safety of photovoltaics. */
export const solarSafetyWords: Words = {
  'safety-of-what': { zh: '请给出地区或建筑。', en: 'Give a region or a building.' },
  'check-file-not-here': {
    zh: '编号 {entry} 的附件不属于光伏所在的建筑 {building}。请先把照片附到这栋建筑。',
    en: 'The file {entry} is not attached to {building}, the building of the array. Attach the photo to that building first.',
  },
  'check-file-is-note': {
    zh: '编号 {entry} 是备注，不是文件，不能作为检查的照片。',
    en: 'Number {entry} is a note, not a file, so it cannot be used as a photo of a check.',
  },
  'resource-has-checks': {
    zh: '光伏 {code} 有 {count} 条检查或状态记录。请先逐条撤销：yaodong undo，编号 {changes}。',
    en: '{code} has {count} records of checks or states. Undo each of them first with yaodong undo: {changes}.',
  },
  'nothing-to-stop': {
    zh: '光伏 {resource} 在 {on} 没有需要立即停用的情形，不出停用通知。',
    en: '{resource} does not have to be stopped on {on}, so no notice is issued.',
  },
  'notice-solar-stop': {
    zh: '{building} 的光伏 {resource} 自 {since} 起有检查项不符合安全要求，应立即停用。停用后请回报；复查符合方可再用。',
    en: '{resource} in {building} has failed a safety check since {since}: stop it immediately and report back. It may be used again only once the check is passed.',
  },
  unsafe: {
    zh: '光伏 {resource} 在 {on} 不能投入使用，原因见下。',
    en: '{resource} cannot be put into service on {on}, for the reasons below.',
  },
  'unsafe-assess': {
    zh: '投运前没有通过安装潜力评估。请按评估当日记录 solar check {resource} --item potential；评估后重新投运的，请把投运日期改为重新投运的日期。',
    en: 'The potential assessment was not passed before it was put into service. Record the assessment with its date: solar check {resource} --item potential; if it is put into service again after the assessment, change the date of commissioning.',
  },
  'unsafe-stop': {
    zh: '到 {on} 有检查项不符合，复查符合后方可使用。',
    en: 'As of {on} an item failed its latest check; it must pass a re-check first.',
  },
  'unsafe-remove': {
    zh: '该光伏已弃用，应及时拆除。如需再用，请先记为停止使用或拟装。',
    en: 'It is abandoned and must be removed. To use it again, set it to stopped or planned first.',
  },
};
