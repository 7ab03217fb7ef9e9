import type { Words } from '#kernel/finding.ts';

export const retrofitEstimateWords: Words = {
  'slices-exceed': {
    zh: '{carrier} 的分项和设备用能合计 {slices} {unit}，超过不随气温变化的 {base} {unit}，已按比例缩减。请核对设备台账的运行小时和分项计量。',
    en: 'Items and equipment of {carrier} add up to {slices} {unit}, more than the {base} {unit} that does not depend on the weather, so they were reduced proportionally. Check the running hours in the equipment register and the sub-meters.',
  },
  'equipment-incomplete': {
    zh: '设备类型 {kind} 有设备缺少输入功率或年运行小时，没有单独算出它的用能。请在设备台账补齐。',
    en: 'Some equipment of the type {kind} lacks its input power or yearly running hours, so its use was not calculated separately. Fill them in.',
  },
  'heating-not-metered': {
    zh: '该建筑的供暖方式使用 {carrier}，但没有它的计量表，无法判断是否达到要求。请登记计量表。',
    en: 'The building is heated by {carrier}, which has no meter, so whether the requirement is met is not known. Add the meter.',
  },
  'no-parts': {
    zh: '{carrier} 没有可用的气温模型，没有分出基础、供暖和供冷用能。',
    en: 'There is no usable temperature model of {carrier}, so base, heating and cooling use were not separated.',
  },
  'more-than-used': {
    zh: '围护结构措施合计节约 {share}，超过全部供暖用能，按全部计。请核对传热系数和面积。',
    en: 'Envelope measures together save {share} of heating, more than all of it, so the saving is limited to all of it. Check U-values and areas.',
  },
  'no-better': {
    zh: '措施 {measure} 改造后的性能不好于现状，节约按 0 计。',
    en: 'Performance after the measure {measure} is no better than now, so its saving is 0.',
  },
  'no-spread': {
    zh: '措施 {measure} 没有给出不确定度，区间中它的部分为 0。',
    en: 'No uncertainty of the measure {measure} is given, so it adds nothing to the interval.',
  },
  'prerequisite-added': {
    zh: '措施 {of} 需要先做 {measure}，已一并计入。',
    en: 'The measure {of} requires {measure} first, which was added.',
  },
  'reference-not-loaded': {
    zh: '没有载入 {document} 中该用途的基准能耗，未与基准比较。',
    en: 'No reference intensity of this use from {document} is loaded: nothing was compared with it.',
  },
  'measures-exclude': {
    zh: '措施 {measure} 与 {other} 不能同时采用。请去掉其中一个。',
    en: 'The measures {measure} and {other} exclude each other: leave one out.',
  },
  'no-such-measure': { zh: '没有改造措施 {measure}。', en: 'There is no measure {measure}.' },
  'no-such-package': { zh: '没有改造方案包 {package}。', en: 'There is no package {package}.' },
  'measure-values-none': {
    zh: '{region} 没有填写过措施 {measure} 的数值。',
    en: 'No values of the measure {measure} have been entered for {region}.',
  },
  'measure-values-empty': {
    zh: '措施 {measure} 的节约、造价、工期、寿命都是空的，没有可以保存的数值。请至少填写一项。',
    en: 'Saving, cost, days and life of the measure {measure} are all empty: fill in at least one.',
  },
  'measure-not-yours': {
    zh: '您不负责 {region}，不能填写或确认它的措施数值。',
    en: 'You are not responsible for {region}, so you cannot enter or confirm values of its measures.',
  },
  'measure-confirmed': {
    zh: '措施 {measure} 的数值已经确认。要改请重新填写。',
    en: 'The values of the measure {measure} are confirmed already; enter them again to change them.',
  },
  'measure-same-person': {
    zh: '措施 {measure} 的数值是 {by} 填写的，须由另一个人确认。',
    en: 'The values of the measure {measure} were entered by {by}: another person has to confirm them.',
  },
  'price-bad': {
    zh: '价格“{price}”不是可用的金额，请填写至多六位小数的数。',
    en: 'The price “{price}” is not a valid amount: enter a number with at most six decimals.',
  },
};

/** A code that contracts have a message for too, worded for estimates. */
export const estimateWords: Words = {
  'coverage-too-low': {
    zh: '{carrier} 当年的覆盖率只有 {coverage}，低于 {needed}，没有计入测算。请补充读数。',
    en: 'Coverage of {carrier} in the year is {coverage}, below {needed}, so it was left out. Import readings.',
  },
};
