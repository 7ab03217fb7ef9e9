import type { Words } from '#kernel/finding.ts';

export const warningWords: Words = {
  'rule-invalid': {
    zh: '预警规则有 {faults} 处不合要求，首处是 {at}。请按所列各处改正。',
    en: 'The warning rule has {faults} faults, the first at {at}. Correct the places listed.',
  },
  'rule-too-long': { zh: '规则文件超过 10 万字符。', en: 'The rule is longer than 100,000 characters.' },
  'rule-part-unknown': { zh: '{at}：没有这一项。请核对拼写。', en: '{at}: there is no such part. Check the spelling.' },
  'rule-part-bad': {
    zh: '{at}：缺少或不合要求。时长写作 10min、6h、1d，时段写作 22:00-06:00。',
    en: '{at}: missing or not valid. Durations are 10min, 6h, 1d, hours of the clock 22:00-06:00.',
  },
  'rule-hours-bad': { zh: '{at}：时段写作 22:00-06:00。', en: '{at}: hours of the clock are written 22:00-06:00.' },
  'rule-input-unknown': { zh: '{at}：inputs 中没有这个名称。', en: '{at}: inputs has no such name.' },
  'rule-operand-bad': {
    zh: '{at}：应为数、inputs 中的名称，或 sum、product、min、max（列表）、minus、ratio（两项）、abs（一项）之一。',
    en: '{at}: must be a number, a name of inputs, or one of sum, product, min, max (a list), minus, ratio (two), abs (one).',
  },
  'rule-condition-bad': {
    zh: '{at}：应为 gt、ge、lt、le（两项）、all、any（列表）、not（一项）之一。',
    en: '{at}: must be one of gt, ge, lt, le (two), all, any (a list), not (one).',
  },
  'rule-source-unknown': {
    zh: '{at}：应为 use、expected、point、tag、weather、quiet、pace 之一。',
    en: '{at}: must be one of use, expected, point, tag, weather, quiet, pace.',
  },
  'rule-day-only': { zh: '{at}：只用于按日判定的规则（step: day）。', en: '{at}: only for rules judged by the day (step: day).' },
  'rule-within-needed': { zh: '{at}：取 within 时须给出上下限，如 18:26。', en: '{at}: take within needs its bounds, as 18:26.' },
  'rule-deadband-needed': { zh: '{at}：取 turns 时须给出死区。', en: '{at}: take turns needs a deadband.' },
  'rule-field-unknown': { zh: '{at}：这类对象没有此字段。', en: '{at}: subjects of this kind have no such field.' },
  'rule-needs-meter': { zh: '{at}：true 只用于对象为表计的规则。', en: '{at}: true is for rules whose subjects are meters.' },
  'rule-needs-point': { zh: '{at}：true 只用于对象为测点的规则。', en: '{at}: true is for rules whose subjects are points.' },
  'rule-without-subjects': {
    zh: '没有对象可判定：权限内没有符合 of 且具备所需数据的对象。',
    en: 'Nothing to judge: no subject within your scope fits `of` and has the series that the inputs name.',
  },
};
