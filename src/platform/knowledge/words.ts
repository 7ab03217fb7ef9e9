import type { Words } from '#kernel/finding.ts';

export const knowledgeWords: Words = {
  'knowledge-bad': {
    zh: '知识文件有 {faults} 处问题，首处在 {file} 第 {line} 行；有问题的文件未采用，其余照常有效。请按所列各处改正后重新载入。',
    en: 'The knowledge files have {faults} faults, the first in {file} line {line}. Files at fault were not taken, the others count. Fix the places listed and load again.',
  },
  'knowledge-confirmed-by-hand': {
    zh: '{file} 第 {line} 行：条目 {entry} 写有核对或撤销的记录（confirmed、withdrawn，或以 checked/ 开头）。核对须由两人在“核对标准原文”中完成，请删去。',
    en: '{file} line {line}: {entry} says that it was confirmed or withdrawn (`confirmed`, `withdrawn`, an id under `checked/`). Two persons do that under “Confirm a source”; take it out.',
  },
  'no-such-knowledge-file': { zh: '没有名为 {file} 的知识文件。', en: 'There is no knowledge file {file}.' },
  'knowledge-no-folder': { zh: '本程序没有存放自有知识文件的目录。', en: 'This program has no directory for knowledge files of its own.' },
  'yaml-broken': {
    zh: '{file} 第 {line} 行第 {column} 列不是正确的 YAML：{said}。请检查缩进、引号和括号。',
    en: '{file} line {line}, column {column} is not valid YAML: {said}. Check indentation, quotes and brackets.',
  },
  'knowledge-field-bad': {
    zh: '{file} 第 {line} 行第 {column} 列：字段 {field} 不合要求：{said}。',
    en: '{file} line {line}, column {column}: the field {field} is not valid: {said}.',
  },
  'knowledge-field-unknown': {
    zh: '{file} 第 {line} 行第 {column} 列：未知字段 {field}。请核对拼写；含逗号的文字须加引号。',
    en: '{file} line {line}, column {column} has a field that is not known: {field}. Check its spelling; text with a comma needs quotes.',
  },
  'knowledge-twice': {
    zh: '{file} 第 {line} 行：条目 {entry} 已在 {other} 出现。请改用新的版本号，或另取名称并写明 supersedes。',
    en: '{file} line {line}: {entry} already exists in {other}. Give it the next version, or a name of its own with `supersedes`.',
  },
  'knowledge-kind-differs': {
    zh: '{file} 第 {line} 行：条目 {entry} 与 {other} 同名而类别不同。请另取名称。',
    en: '{file} line {line}: {entry} has the name of an entry of another kind in {other}. Give it another name.',
  },
  'knowledge-changed': {
    zh: '{file} 第 {line} 行：条目 {entry} 与 {firstSeen} 首次载入时不同。条目只能更新版本，不可改写：请恢复原文，另写版本 {next}。',
    en: '{file} line {line}: {entry} is not what it was when first seen on {firstSeen}. Entries are superseded, never edited: put it back and write version {next}.',
  },
  'knowledge-too-large': {
    zh: '{file} 过大（{bytes} 字节，至多 {most}）。请分成几个文件。',
    en: '{file} is too large ({bytes} bytes, at most {most}). Divide it into several files.',
  },
  'state-unknown': {
    zh: '{file} 第 {line} 行第 {column} 列：没有名为 {name} 的状态。请核对拼写，或在 states 中写明。',
    en: '{file} line {line}, column {column}: there is no state {name}. Check its spelling, or add it under `states`.',
  },
  'role-unknown': {
    zh: '{file} 第 {line} 行第 {column} 列：没有名为 {name} 的角色。请核对拼写，或在 roles 中写明。',
    en: '{file} line {line}, column {column}: there is no role {name}. Check its spelling, or add it under `roles`.',
  },
  'tariff-gap': {
    zh: '{file} 第 {line} 行：{month} 月{dayType} {minute} 至 {until} 没有电价。每一分钟须恰好在一个时段内，请补上。',
    en: '{file} line {line}: no price from {minute} to {until} {dayType} of month {month}. Each minute has to be in exactly one period.',
  },
  'tariff-overlap': {
    zh: '{file} 第 {line} 行：{month} 月{dayType} {minute} 至 {until} 有不止一个电价。每一分钟须恰好在一个时段内，请改正。',
    en: '{file} line {line}: more than one price from {minute} to {until} {dayType} of month {month}. Each minute has to be in exactly one period.',
  },
  'dayType=workday': { zh: '的工作日', en: 'on workdays' },
  'dayType=rest': { zh: '的休息日', en: 'on days of rest' },
  'field-unknown': {
    zh: '{file} 第 {line} 行第 {column} 列：没有名为 {name} 的字段。请核对拼写，或在 fields 中写明。',
    en: '{file} line {line}, column {column}: there is no field {name}. Check its spelling, or add it under `fields`.',
  },
  'building-fact-unknown': {
    zh: '{file} 第 {line} 行第 {column} 列：建筑没有 {name} 这一项。请写建筑的字段，如 building.floorArea，或生命周期阶段，如 building.demolished。',
    en: '{file} line {line}, column {column}: buildings have no {name}. Name a field such as building.floorArea, or a station of their life such as building.demolished.',
  },
  'limit-unknown': {
    zh: '{file} 第 {line} 行第 {column} 列：没有名为 {name} 的时限。请核对拼写，或在 limits 中写明。',
    en: '{file} line {line}, column {column}: there is no limit {name}. Check its spelling, or add it under `limits`.',
  },
  'panel-unknown': {
    zh: '{file} 第 {line} 行第 {column} 列：没有名为 {name} 的评审组。请核对拼写，或在 panels 中写明。',
    en: '{file} line {line}, column {column}: there is no panel {name}. Check its spelling, or add it under `panels`.',
  },
  'evidence-unknown': {
    zh: '{file} 第 {line} 行第 {column} 列：没有名为 {name} 的材料。请核对拼写，或在 evidence 中写明。',
    en: '{file} line {line}, column {column}: there is no kind of evidence {name}. Check its spelling, or add it under `evidence`.',
  },
  'number-unknown': {
    zh: '{file} 第 {line} 行第 {column} 列：没有名为 {name} 的编号。请核对拼写，或在 numbers 中写明。',
    en: '{file} line {line}, column {column}: there is no number {name}. Check its spelling, or add it under `numbers`.',
  },
  'transition-unknown': {
    zh: '{file} 第 {line} 行第 {column} 列：没有名为 {name} 的步骤。请核对拼写，或在 transitions 中写明。',
    en: '{file} line {line}, column {column}: there is no step {name}. Check its spelling, or add it under `transitions`.',
  },
  'limit-elsewhere': {
    zh: '{file} 第 {line} 行第 {column} 列：时限 {name} 并不在本步骤起始的每个状态中计算。请在该时限的 in 中列全，或改用其他时限。',
    en: '{file} line {line}, column {column}: the limit {name} does not run in every state that this step leads out of. List them in its `in`, or name another limit.',
  },
  'no-start': {
    zh: '{file} 第 {line} 行第 {column} 列：没有起始状态。请给一个状态写 start: true。',
    en: '{file} line {line}, column {column}: no state begins a case. Give one `start: true`.',
  },
  'no-end': {
    zh: '{file} 第 {line} 行第 {column} 列：没有结束状态。请给一个状态写 end: true。',
    en: '{file} line {line}, column {column}: no state ends a case. Give one `end: true`.',
  },
  'two-starts': {
    zh: '{file} 第 {line} 行第 {column} 列：起始状态只能有一个，{name} 是第二个。',
    en: '{file} line {line}, column {column}: only one state begins a case; {name} is the second.',
  },
  'state-unreachable': {
    zh: '{file} 第 {line} 行第 {column} 列：从起始状态无法到达状态 {name}。请补上通向它的步骤，或删去它。',
    en: '{file} line {line}, column {column}: no steps lead from the start to the state {name}. Add one, or take the state out.',
  },
  'dead-end': {
    zh: '{file} 第 {line} 行第 {column} 列：状态 {name} 不是结束状态，却没有步骤离开它。',
    en: '{file} line {line}, column {column}: the state {name} is not an end state, but no step leads out of it.',
  },
  'never-ends': {
    zh: '{file} 第 {line} 行第 {column} 列：从状态 {name} 无法到达任何结束状态。',
    en: '{file} line {line}, column {column}: no way leads from the state {name} to an end.',
  },
  'limit-missing': {
    zh: '{file} 第 {line} 行第 {column} 列：状态 {name} 没有时限。请在 limits 中写明，或写 limit: none。',
    en: '{file} line {line}, column {column}: the state {name} has no limit. Give it one under `limits`, or write `limit: none`.',
  },
  'procedure-other-kind': {
    zh: '{file} 不是办事流程文件（kind 为 {kind}）。请在首行写 kind: procedure。',
    en: '{file} is not a procedure file; its kind is {kind}. Begin it with `kind: procedure`.',
  },
  'policy-passage-text': {
    zh: '{file} 第 {line} 行：一段只能有 prose、baseline、say 之一；rules、targets、tasks 等只能跟在 say 之后。',
    en: '{file} line {line}: a passage has one of prose, baseline, say; rules, targets, tasks and the like only beside say.',
  },
  'policy-quote-absent': {
    zh: '{file} 第 {line} 行：引文“{quote}”不在该段原文中。请照原文抄录。',
    en: '{file} line {line}: the quote “{quote}” is not in the text of its passage. Copy it as it stands.',
  },
  'policy-sentence-unmarked': {
    zh: '{file} 第 {line} 行：句子“{sentence}”未标明是规定、指标、任务、现状、定义还是叙述。请引用它，或改为 prose。',
    en: '{file} line {line}: the sentence “{sentence}” is not marked. Quote it in a rule, target or task, or make it prose.',
  },
  'policy-clause-missing': {
    zh: '{file} 第 {line} 行：{document} 的这一段没有条款号。请写 at。',
    en: '{file} line {line}: this passage of {document} has no clause. Say where it stands with `at`.',
  },
  'policy-id-twice': {
    zh: '{file} 第 {line} 行：编号 {id} 在本文件中已用过。',
    en: '{file} line {line}: the id {id} is used twice in this document.',
  },
  'policy-item-missing': {
    zh: '{file} 第 {line} 行：规定 {rule} 须写明一项 item，或者 anyOf。',
    en: '{file} line {line}: the rule {rule} needs an item, or anyOf, and not both.',
  },
  'policy-item-unknown': {
    zh: '{file} 第 {line} 行：没有名为 {item} 的事项。请核对，或在 knowledge 中添加。',
    en: '{file} line {line}: there is no item {item}. Check its name, or add it in knowledge.',
  },
  'policy-bound-not-one': {
    zh: '{file} 第 {line} 行：须且只须写 atLeast、above、atMost、below、is 之一（现有：{said}）。',
    en: '{file} line {line}: needs exactly one of atLeast, above, atMost, below, is (it has: {said}).',
  },
  'policy-strength-unknown': {
    zh: '{file} 第 {line} 行：没有约束程度 {strength}。',
    en: '{file} line {line}: there is no strength {strength}.',
  },
  'policy-strength-differs': {
    zh: '{file} 第 {line} 行：“{word}”的约束程度是 {strength}。',
    en: '{file} line {line}: the word “{word}” has the strength {strength}.',
  },
  'policy-unit-absent': {
    zh: '{file} 第 {line} 行：责任单位“{unit}”不在该段原文中。',
    en: '{file} line {line}: the unit “{unit}” is not printed in this passage.',
  },
  'policy-term-unknown': {
    zh: '{file} 第 {line} 行：没有用语“{term}”。请核对，或在 knowledge 中添加。',
    en: '{file} line {line}: there is no term “{term}”. Check it, or add it in knowledge.',
  },
  'policy-fact-unknown': {
    zh: '{file} 第 {line} 行：没有事实 {fact}。请核对，或在 knowledge 中添加。',
    en: '{file} line {line}: there is no fact {fact}. Check its name, or add it in knowledge.',
  },
  'policy-fact-value': {
    zh: '{file} 第 {line} 行：事实 {fact} 不能取 {said}。',
    en: '{file} line {line}: the fact {fact} cannot be {said}.',
  },
  'policy-region-unknown': {
    zh: '{file} 第 {line} 行：没有地区 {region}。请核对六位代码，或先在 knowledge 中添加这个地区（kind: place）。',
    en: '{file} line {line}: there is no region {region}. Check its six digits, or add the place in knowledge first (kind: place).',
  },
  'policy-mark-unknown': {
    zh: '{file} 第 {line} 行：没有文件有编号 {id} 的指标、现状或任务。',
    en: '{file} line {line}: no document has a target, baseline or task {id}.',
  },
  'policy-ring': {
    zh: '{file} 第 {line} 行：{term} 的定义绕回了自身。',
    en: '{file} line {line}: the definition of {term} leads back to itself.',
  },
  'rating-item-part': {
    zh: '{file} 第 {line} 行：条文 {item} 所属的部分 {part} 不在其标准中。',
    en: '{file} line {line}: the item {item} is of a part {part} that its standard does not have.',
  },
  'rating-item-points': {
    zh: '{file} 第 {line} 行：评分项 {item} 没有满分（max）。',
    en: '{file} line {line}: the item {item} has no maximum points (max).',
  },
  'rating-item-twice': {
    zh: '{file} 第 {line} 行：条文 {item} 已在条目 {other} 中。请用其下一版本，或写 supersedes。',
    en: '{file} line {line}: the item {item} already exists as {other}. Write its next version, or `supersedes`.',
  },
  'incentive-amount-bad': {
    zh: '{file} 第 {line} 行：“{text}”不是金额。请照原文写，如 50元、100万元、30%。',
    en: '{file} line {line}: “{text}” is not an amount. Write it as printed: 50元, 100万元, 30%.',
  },
  'incentive-amount-absent': {
    zh: '{file} 第 {line} 行：金额“{text}”不在所引原文中（{quote}）。金额只能来自原文；写在别处的，用 quote 引出。',
    en: '{file} line {line}: the amount “{text}” is not printed in the words quoted ({quote}). An amount comes from the words alone; where it stands elsewhere, quote that.',
  },
  'incentive-amount-twice': {
    zh: '{file} 第 {line} 行：规定 {rule} 的金额写了两次。请合成一条，或分成两条规定。',
    en: '{file} line {line}: the rule {rule} has two amounts here. Make them one, or make two rules.',
  },
  'incentive-quantity-unknown': {
    zh: '{file} 第 {line} 行：不能按“{of}”计算金额。单价乘以项目的数值事实（如 projectAreaM2）或 costYuan，百分数只能乘 costYuan。',
    en: '{file} line {line}: no amount can be computed of “{of}”. A rate goes with a fact that is a number (projectAreaM2) or costYuan, a share with costYuan.',
  },
  'incentive-rule-unknown': {
    zh: '{file} 第 {line} 行：没有文件有规定 {rule}。先把文件写入 knowledge，再写它的金额。',
    en: '{file} line {line}: no document has a rule {rule}. Write the document down in knowledge before its amounts.',
  },
  'calendar-day-both': {
    zh: '{file} 第 {line} 行：{date} 既写作放假又写作上班。请按通知原文改正。',
    en: '{file} line {line}: {date} is given both as a day off and as a working day. Correct it from the text of the notice.',
  },
  'carbon-factor-unit': {
    zh: '{file} 第 {line} 行第 {column} 列：单位 {unit} 与能源 {carrier} 不符。请写作 kgCO2/kWh、tCO2/GJ、kgCO2/m3 一类。',
    en: '{file} line {line}, column {column}: the unit {unit} does not fit {carrier}. Write it as kgCO2/kWh, tCO2/GJ or kgCO2/m3.',
  },
  'carbon-factor-year-and-days': {
    zh: '{file} 第 {line} 行第 {column} 列：年份与起止日期只能写一种。请删去其一。',
    en: '{file} line {line}, column {column}: a factor has a year, or days from which and to which it holds. Take one of them out.',
  },
  'carbon-factor-days-backwards': {
    zh: '{file} 第 {line} 行第 {column} 列：止于 {to}，不晚于起日 {from}。请更正日期。',
    en: '{file} line {line}, column {column}: it ends on {to}, not after it begins on {from}. Correct the days.',
  },
  'carbon-factor-covers-twice': {
    zh: '{file} 第 {line} 行第 {column} 列：地区 {place} 写了两次。请删去一处。',
    en: '{file} line {line}, column {column}: the place {place} is duplicated. Remove one of the entries.',
  },
  'calendar-day-twice': {
    zh: '{file} 第 {line} 行：{date} 写了两次。请删去一处。',
    en: '{file} line {line}: {date} appears twice. Take one of them out.',
  },
  'calendar-day-elsewhere': {
    zh: '{file} 第 {line} 行：{date} 不在 {year} 年及其上一年内。请核对日期和年份。',
    en: '{file} line {line}: {date} lies neither in {year} nor in the year before. Check the day and the year.',
  },
  'policy-code-twice': {
    zh: '{file} 第 {line} 行：代号 {document} 已属于 {other} 中的另一份文件。请另取代号。',
    en: '{file} line {line}: the code {document} belongs to another document in {other}. Give it one of its own.',
  },
};
