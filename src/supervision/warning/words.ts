import type { Words } from '#kernel/finding.ts';

export const warningWords: Words = {
  'warning-month-bad': { zh: '月份请写成 2026-05 的形式。', en: 'Write the month like 2026-05.' },
  'warning-month-question': {
    zh: '预警月报须给出建筑或地区，二者只给其一。',
    en: 'A monthly warning report covers a building or a region: give one of them, not both.',
  },
  'tile-warnings': { zh: '未解除预警', en: 'Open warnings' },
  'tile-warnings-means': { zh: '规则触发后尚未解除的预警。', en: 'Warnings raised by rules that are not over yet.' },
  'rule-invalid': {
    zh: '预警规则有 {faults} 处不合要求，首处是 {at}。请按所列各处改正。',
    en: 'The warning rule has {faults} errors, the first at {at}. Correct the places listed.',
  },
  'rule-too-long': { zh: '规则文件超过 10 万字符。', en: 'The rule is longer than 100,000 characters.' },
  'rule-part-unknown': { zh: '{at}：没有这一项。请核对拼写。', en: '{at}: there is no such part. Check the spelling.' },
  'rule-part-bad': { zh: '{at}：{said}。', en: '{at}: {said}.' },
  'rule-id-bad': {
    zh: '{at}：代码只能用小写字母、数字、点、下划线和连字符，以字母或数字开头，至多 100 个字符。',
    en: '{at}: an id has lower-case letters, digits, dots, underscores and hyphens, begins with a letter or digit, and is at most 100 characters long.',
  },
  'rule-duration-bad': { zh: '{at}：时长写作 30s、10min、6h、1d。', en: '{at}: a duration is written 30s, 10min, 6h, 1d.' },
  'rule-bounds-bad': {
    zh: '{at}：上下限写作 18:26，一侧可空，如 18:。',
    en: '{at}: bounds are written 18:26; one side may be open, as in 18:.',
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
  'rule-among-small': { zh: '{at}：不能小于 raise。', en: '{at}: cannot be less than raise.' },
  'rule-within-needed': { zh: '{at}：取 within 时须给出上下限，如 18:26。', en: '{at}: take within needs its bounds, as 18:26.' },
  'rule-deadband-needed': { zh: '{at}：取 turns 时须给出死区。', en: '{at}: take turns needs a deadband.' },
  'rule-field-unknown': { zh: '{at}：这类对象没有此字段。', en: '{at}: subjects of this kind have no such field.' },
  'rule-needs-meter': { zh: '{at}：true 只用于对象为表计的规则。', en: '{at}: true is for rules whose subjects are meters.' },
  'rule-needs-point': { zh: '{at}：true 只用于对象为测点的规则。', en: '{at}: true is for rules whose subjects are points.' },
  'rule-without-subjects': {
    zh: '没有对象可判定：权限内没有符合 of 且具备所需数据的对象。',
    en: 'Nothing to judge: no subject within your scope fits `of` and has the series that the inputs name.',
  },
  'rule-names-nobody': {
    zh: '{at}：没有指明通知谁。请写上通知对象（notify add）或账户的名称。',
    en: '{at}: nobody is named. Name a recipient (notify add) or an account.',
  },
  'rule-name-unknown': {
    zh: '没有名为 {name} 的通知对象或账户，发给它的通知不会送达。请先用 notify add 添加。',
    en: 'There is no recipient and no account called {name}, so its notices reach nobody. Add it with notify add.',
  },
  'rule-version-stands': {
    zh: '规则 {rule} 第 {version} 版已存在且内容不同。请把 version 改大。',
    en: 'Rule {rule} already exists as version {version} with different content. Raise the version.',
  },
  'rule-not-yours': { zh: '规则 {rule} 不属于本权限范围，不能更改。', en: 'Rule {rule} is not within your scope to change.' },
  'no-such-template': {
    zh: '没有预警规则模板 {template}。用 warning templates 查看所有模板。',
    en: 'There is no template {template}: warning templates lists them.',
  },
  'no-such-threshold': { zh: '模板 {template} 没有阈值 {name}。', en: 'The template {template} has no threshold {name}.' },
  'threshold-bad': { zh: '阈值 {name} 应为数。', en: 'The threshold {name} must be a number.' },
  'no-such-rule': { zh: '没有预警规则 {rule}。', en: 'There is no warning rule {rule}.' },
  'no-such-episode': { zh: '没有编号为 {episode} 的预警事件。', en: 'There is no episode {episode}.' },
  'mute-needs-building': {
    zh: '静默规则 {rule} 时请指明建筑；对全部建筑静默，须有全市权限。',
    en: 'Specify the building for which rule {rule} is muted; muting it for all buildings takes access to the whole city.',
  },
  'warning-opened': { zh: '{rule}：{subject}，自 {start} 起。', en: '{rule}: {subject}, since {start}.' },
  'warning-escalated': {
    zh: '无人确认，升级通知：{rule}，{subject}，自 {start} 起。',
    en: 'Not acknowledged: {rule}, {subject}, since {start}.',
  },
  'warning-ended': { zh: '已解除：{rule}，{subject}，自 {start} 起。', en: 'Over: {rule}, {subject}, since {start}.' },
  'warning-withdrawn': {
    zh: '已撤回：{rule}，{subject}，自 {start} 起。数据更正后依据不再成立。',
    en: 'Withdrawn: {rule}, {subject}, since {start}. After a data correction it no longer holds.',
  },
  'warning-opened-many': { zh: '{rule}：同时触发 {count} 次，例如 {subject}。', en: '{rule}: {count} at once, {subject} among them.' },
  'warning-escalated-many': { zh: '无人确认，升级通知：{rule} 共 {count} 次。', en: 'Not acknowledged: {rule}, {count} of them.' },
  'warning-ended-many': {
    zh: '已解除：{rule} 共 {count} 次，例如 {subject}。',
    en: 'Over: {rule}, {count} of them, {subject} among them.',
  },
  'warning-withdrawn-many': {
    zh: '已撤回：{rule} 共 {count} 次，例如 {subject}。数据更正后依据不再成立。',
    en: 'Withdrawn: {rule}, {count} of them, {subject} among them. After a data correction they no longer hold.',
  },
};
