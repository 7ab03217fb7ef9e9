import type { Words } from '#kernel/finding.ts';

/** Steps that are taken back, and steps with effects that are corrected. */
export const changeWords: Words = {
  'nothing-to-take-back': { zh: '办件 {case} 没有可以撤回的步骤。', en: 'There is no step of {case} to undo.' },
  'not-your-step': { zh: '上一步骤由 {by} 办理，只能由其本人撤回。', en: 'The last step was taken by {by}; only they can undo it.' },
  'not-that-day': { zh: '只能在办理当日撤回。', en: 'A step can only be undone on the day it was taken.' },
  'step-issued': {
    zh: '上一步骤已发出文号、公示或产生效果，不能撤回。',
    en: 'The last step has issued a number or a notice or has taken effect, and cannot be undone.',
  },
  'nothing-to-correct': {
    zh: '办件 {case} 的“{step}”不是可更正的步骤：只有改动了办件以外的台账、且未撤回的步骤才能更正。请从办件的“可更正的步骤”中选取。',
    en: '“{step}” of {case} cannot be corrected: only a step that changed records outside the case and was not undone can be. Choose one of the case’s “Steps that can be corrected”.',
  },
  'correct-money': {
    zh: '步骤“{transition}”动用资金，不能更正。多付的请办理追回。',
    en: '{transition} moves money and cannot be corrected. Reclaim an overpayment with the step for reclaiming.',
  },
  'correct-what': {
    zh: '请填写更正后的值，或选择撤销该步骤的效果，二者取一。',
    en: 'Either give the corrected values or choose to withdraw the effects of the step, not both.',
  },
  'withdrawn-already': {
    zh: '办件 {case} 中“{step}”的效果已撤销。',
    en: 'The effects of “{step}” of {case} have already been withdrawn.',
  },
  'effects-under-way': {
    zh: '办件 {case} 的效果正在写入，请稍后再更正。',
    en: 'The effects of {case} are being written. Try again in a moment.',
  },
  'effect-built-on': {
    zh: '建筑 {building} 此后又有变更（编号 {changes}），是在该步骤的结果上作出的。请先更正或撤销后面的变更，再更正此步骤。',
    en: 'Building {building} was changed later ({changes}) on the basis of this step. Correct or undo those changes first, then this step.',
  },
  'effect-stays': {
    zh: '撤回的同意不能经更正恢复。请由业主在新的办件中重新给出同意。',
    en: 'A correction cannot restore a withdrawn consent. Ask the owner to give it again in a new case.',
  },
  'effect-case-stays': {
    zh: '“{step}”已更正，但由其启动的办件 {cases} 仍在办理，请另行处理。',
    en: '“{step}” was corrected, but {cases}, started by it, is still open. Handle it separately.',
  },
};
