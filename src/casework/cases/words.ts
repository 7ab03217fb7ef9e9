import type { Words } from '#kernel/finding.ts';

export const casesWords: Words = {
  'no-such-case': { zh: '没有编号为 {case} 的办件。', en: 'There is no case {case}.' },
  'case-open-same': {
    zh: '{building} 已有同一期间、同一事项的在办办件 {case}，未另立案。请在该办件中办理；确需另立，请写明理由。',
    en: '{case} is already open for {building} with the same procedure and period, so no other case was opened. Continue that one, or give the reason for another (another).',
  },
  'case-open-none': {
    zh: '{building} 没有同一期间、同一事项的在办办件，另立理由未予接收。请去掉另立理由后立案。',
    en: 'No case is open for {building} with the same procedure and period, so the reason for another one is not needed. Remove it and open the case.',
  },
  'no-open-procedure': { zh: '没有这项可由公众提交的事项。', en: 'There is no such application open to the public.' },
  'draw-object-unknown': {
    zh: '对象 {object} 不是登记的建筑或单位，未能立案。请先登记，或人工受理。',
    en: '{object} is not a registered building or organisation, so no case was opened. Register it first, or open the case by hand.',
  },
  'draw-object-refused': {
    zh: '对象 {object} 不符合该程序立案的条件（如建筑已拆除），未能立案。请核对其登记信息；登记有误的，先更正。',
    en: '{object} does not meet the conditions of the procedure (a demolished building, for example), so no case was opened. Check its record and correct it if it is wrong.',
  },
  'draw-object-replaced': {
    zh: '抽查 {draw} 中的对象 {object} 已被递补替换。',
    en: '{object} has been replaced by a reserve in the draw {draw}.',
  },
  'notice-case-due': {
    zh: '您有 {soon} 件办件将在 {days} 个工作日内到期，{overdue} 件已逾期。',
    en: '{soon} of your cases are due within {days} workdays, {overdue} are overdue.',
  },
  'not-your-role': {
    zh: '您在这个办件中没有办理此步骤的岗位。办理的角色：{roles}。',
    en: 'You hold no post for this step in this case. Roles that can take it: {roles}.',
  },
  'transition-not-here': {
    zh: '办件现处“{state}”状态，不能办理步骤“{transition}”。',
    en: 'The case is in the state {state}, in which the step {transition} is not available.',
  },
  'same-person': {
    zh: '办理过“{taken}”的人不能再办理此步骤，请由他人办理。',
    en: 'The person who took {taken} cannot take this step. Another person must take it.',
  },
  'form-incomplete': {
    zh: '还有 {count} 项必填内容未填，首项是 {field}。',
    en: '{count} required fields are empty, the first is {field}.',
  },
  'field-missing': { zh: '{field} 必填。', en: '{field} is required.' },
  'field-unexpected': {
    zh: '{name} 为 {value}，与应有的不符，请核对。',
    en: '{name} is {value}, which is not expected. Check it.',
  },
  'coefficients-used': { zh: '折算系数：{list}。', en: 'Coefficients used: {list}.' },
  'coefficients-unverified': {
    zh: '下列系数未经核实，由此算出的数仅供参考：{list}。',
    en: 'Not verified, so results calculated with these coefficients are indicative: {list}.',
  },
  'measured-changed': {
    zh: '{reportName} {period}：{name} 填报时为 {was}，按现有读数为 {now}。填报值不变，请核对更正。',
    en: '{reportName} {period}: {name} was reported as {was}, but current readings give {now}. The report is unchanged: check it and correct it.',
  },
  'report-not-measured': {
    zh: '{reportName} {period}：{name} 没有计量数据，为人工填报或空缺。',
    en: '{reportName} {period}: {name} is not metered; it was entered by hand or is empty.',
  },
  'field-bad': { zh: '{name} 不合要求：{reason}。', en: '{name} is not valid: {reason}.' },
  'must-refused': {
    zh: '有 {count} 项与已知情况不符，未予办理，首项是{name}。请按所列逐项改正。',
    en: '{count} values do not agree with the data on record, the first is {name}: the step was not taken. Correct each as listed.',
  },
  'reason-missing': {
    zh: '有 {count} 项须写明理由才能办理，首项是{name}。请核对；确实如此的，逐项写明理由，理由随记录留存。',
    en: '{count} values need a reason, the first is {name}. Check them; if they are right, give the reason for each: it is kept in the record.',
  },
  'reason-not-asked': {
    zh: '{field} 没有需要理由的问题，所写理由未予接收。请去掉这条理由，需要说明的写在办理意见里。',
    en: 'Nothing about {field} needs a reason, so the reason given was not accepted. Remove it, or write it as a note.',
  },
  'begin-unlinked': {
    zh: '此步骤将新建“{procedure}”办件，须有{link}，而本办件没有。请另行新建该办件并选定，再办理其他步骤。',
    en: 'The step would open a case of {procedure}, which needs {link}, and this case has none. Open that case separately and select it there.',
  },
  'building-cases-open': {
    zh: '建筑已于 {day} 拆除，仍有 {count} 件办件在办（最早的是 {case}）。请核实是否继续，不再办理的按流程终止；登记有误的，更正建筑台账。',
    en: 'The building was demolished on {day}, and {count} of its cases are still open (the first is {case}). Check whether they should go on, and end those that should not; if the demolition is wrong, correct the registry.',
  },
  'case-building-demolished': {
    zh: '建筑 {building} 已于 {day} 拆除，本办件仍在办理。请核实是否继续，不再办理的按流程终止；登记有误的，更正建筑台账。',
    en: 'The building {building} was demolished on {day}, and this case is still open. Check whether it should go on, and end it by a step of its procedure if not; if the demolition is wrong, correct the registry.',
  },
  'case-withdrawn': {
    zh: '“{step}”已于 {day} 撤销，原结论不再有效。撤销理由记在办件中，可向办理机关查询。',
    en: '“{step}” was withdrawn on {day}: the earlier conclusion is no longer valid. The reason is in the record of the case; ask the authority.',
  },
  'effect-refused': {
    zh: '办理“{step}”后，{what} 未能写入（{problem}）。请按原因更正，并在相应台账中补登。',
    en: 'After “{step}”, {what} could not be written ({problem}). Correct the cause and enter it in the register by hand.',
  },
  'effect-part-unknown': {
    zh: '办理“{step}”后，建筑未作变更：台账中没有该日的建筑面积，不能判断拆除的 {area} m² 是部分还是全部。请在建筑台账中补登面积；全部拆除的登记拆除日期，部分拆除的登记余下的面积及起始日期。',
    en: 'After “{step}” the building was left as it is: its floor area on that day is not recorded, so it is not known whether {area} m² is part or all of it. Record the area in the building’s record, then either the demolition day or the area that is left, from its day.',
  },
  'must-unknown': {
    zh: '{of}未知，未能核对{name}。请补登后核对。{rule}',
    en: '{of} is not known, so {name} could not be checked. Record it, then check. {rule}',
  },
  'evidence-missing': { zh: '还缺 {count} 类材料，首类是 {kind}。', en: '{count} kinds of evidence are missing, the first is {kind}.' },
  'evidence-kind-missing': { zh: '缺少材料：{kind}。', en: 'The file “{kind}” is missing.' },
  'evidence-bad': { zh: '材料 {name} 不能接收：{reason}。', en: 'The file {name} cannot be accepted: {reason}.' },
  'condition-not-met': { zh: '此步骤的办理条件未满足。', en: 'The condition of this step is not met.' },
  'panel-short': {
    zh: '评审组 {panel} 未满员（应为 {size} 人，专业符合要求）。',
    en: 'The panel {panel} has empty seats: it needs {size} people with the required specialities.',
  },
  'quorum-not-met': {
    zh: '评审组 {panel} 对现有材料表决的不足 {quorum} 人，尚有 {outstanding} 人未表决；对此前材料的表决不计入。',
    en: 'Fewer than {quorum} members of the panel {panel} have voted on the current files; {outstanding} have yet to vote. Votes on earlier files do not count.',
  },
  'panel-result': {
    zh: '评审组 {panel} 的结论不是此步骤所要求的。',
    en: 'The result of the panel {panel} is not the one this step needs.',
  },
  'panel-full': { zh: '评审组 {panel} 只有 {size} 席，已满员。', en: 'The panel {panel} has only {size} seats, and all are taken.' },
  'panel-not-sitting': {
    zh: '办件现处“{state}”状态，{panel}不表决。进入评审后再表决。',
    en: 'The case is in the state “{state}”, in which {panel} does not vote. Vote when the case is before the panel.',
  },
  'no-such-panel': { zh: '本办件没有评审组 {panel}。', en: 'The case has no panel {panel}.' },
  'not-seated': { zh: '{person} 不在评审组 {panel} 中。', en: '{person} does not sit on the panel {panel}.' },
  'person-not-in-force': {
    zh: '{person} 在 {day} 不在聘期内，或类别不符（聘期 {from} 至 {until}）。',
    en: '{person} is not appointed on {day}, or is not of the required kind (term {from} to {until}).',
  },
  'conflict-of-interest': { zh: '{person} 与本办件有利害关系，应当回避。', en: '{person} has a conflict of interest in this case.' },
  'before-last-event': {
    zh: '办理时间早于上一步骤（{at}），请改正。',
    en: 'The time is before that of the previous step ({at}): correct it.',
  },
  'paper-not-yours': {
    zh: '只有管理员可以补录纸质步骤或代他人办理。',
    en: 'Only administrators can record steps taken on paper or on behalf of others.',
  },
  'over-granted': {
    zh: '金额超出：支付不得超过核定，追回不得超过支付。',
    en: 'The amount is too high: payments may not exceed the grant, and reclaims may not exceed payments.',
  },
  'already-granted': {
    zh: '建筑 {building} 在 {year} 年已享受过这项补助。',
    en: 'The building {building} already received this grant in {year}.',
  },
  'budget-short': {
    zh: '{region} {year} 年预算 {budget} 元不足：核定后将达 {granted} 元。',
    en: 'The budget of {region} for {year} is {budget} yuan; with this grant it would come to {granted}.',
  },
  'budget-below-granted': {
    zh: '{region} {year} 年已核定 {granted} 元，预算不能低于此数（所填 {amount} 元）。',
    en: '{granted} yuan have already been granted in {region} for {year}, so the budget cannot be lower (entered: {amount} yuan).',
  },
  'budget-not-set': {
    zh: '{region} {year} 年没有设定预算，核定金额不受限制。请由主管部门设定。',
    en: 'No budget is set for {region} in {year}, so grants are not limited. The authority should set one.',
  },
  'quota-short': {
    zh: '{region} {year} 年名额 {quota} 户已用 {granted} 户，不能再纳入。请由主管部门调整名额，或待有办件退出后再办理。',
    en: '{granted} of the quota of {quota} of {region} for {year} are used. Ask the authority to raise the quota, or wait until a case is withdrawn.',
  },
  'quota-below-granted': {
    zh: '{region} {year} 年已纳入 {granted} 户，名额不能低于此数（所填 {quota}）。',
    en: '{granted} cases of {region} have already been admitted for {year}, so the quota cannot be lower (entered: {quota}).',
  },
  'quota-not-set': {
    zh: '{region} {year} 年没有下达名额，纳入不受限制。请由主管部门下达。',
    en: 'No quota is set for {region} in {year}, so admissions are not limited. The authority should set one.',
  },
  'knows-no-quota': { zh: '流程 {procedure} 不设年度名额。', en: 'The procedure {procedure} has no annual quota.' },
  'grants-nothing': { zh: '流程 {procedure} 不核定资金，不需要预算。', en: 'The procedure {procedure} grants no money and has no budget.' },
  'amount-bad': {
    zh: '“{amount}”不是可用的金额：请填写元，不带负号，至多两位小数，如 1000000、1200.50 或 100万。',
    en: '{amount} is not a valid amount: enter yuan, not negative, with at most two decimals, such as 1000000 or 1200.50.',
  },
  'state-not-there': { zh: '版本 {version} 没有状态 {state}。', en: 'Version {version} has no state {state}.' },
  'nothing-personal': { zh: '办件 {case} 没有这些个人信息。', en: 'The case {case} has no such personal data.' },
  'no-such-role': { zh: '没有可用链接办理的角色 {role}。', en: 'There is no role {role} that can act by link.' },
  'link-needs-person': { zh: '角色 {role} 的链接须指明人员。', en: 'A link for the role {role} must name a person.' },
  'link-not-valid': {
    zh: '链接已失效或不存在。请向经办机关索取新的链接。',
    en: 'The link has expired or is not valid. Ask the office for a new one.',
  },
  'no-such-case-document': { zh: '办件 {case} 的流程没有文书 {document}。', en: 'The procedure of {case} issues no paper {document}.' },
  'document-not-issued': {
    zh: '办件 {case} 尚未出具此文书；办理“{by}”之后出具。',
    en: 'The case {case} has not issued this paper yet; it is issued by the step {by}.',
  },
  'no-such-evidence': { zh: '办件 {case} 没有第 {n} 份材料。', en: 'The case {case} has no file {n}.' },
  'days-reversed': { zh: '起始日 {from} 晚于截止日 {to}。', en: 'The first day {from} is after the last day {to}.' },
  'ballot-unknown': { zh: '“{text}”不是表决意见，请写 yes、no 或 abstain。', en: '{text} is not a vote: write yes, no or abstain.' },
  'case-twice': { zh: '文件中办件编号 {case} 出现不止一次。', en: 'The case {case} appears more than once in the file.' },
  'case-there': { zh: '已有编号为 {case} 的办件。', en: 'The case {case} already exists.' },
  'state-not-in-procedure': { zh: '流程没有状态“{state}”。', en: 'The procedure has no state {state}.' },
  'state-ahead': {
    zh: '进入状态“{state}”的日期 {day} 晚于今天；请填写实际日期。',
    en: 'The day {day} on which the state {state} was entered is in the future: enter the actual day.',
  },
  'state-not-entered': {
    zh: '状态“{state}”应当是最后进入的状态；请填写 entered:状态 列的日期。',
    en: 'The state {state} must be the one entered last: fill in the day in the column entered:STATE.',
  },
  'case-worked-on': { zh: '办件 {case} 导入后已有人办理。', en: '{case} has been worked on since it was imported.' },
  'case-broken': {
    zh: '办件 {case} 的记录自第 {event} 条起不连贯，或被改动。',
    en: 'The record of {case} is broken or was altered from event {event} on.',
  },
  'case-seal-broken': {
    zh: '{day} 的公开封存与当日办件记录不符，封存或记录被改动。',
    en: 'The public seal of {day} does not match the cases of that day: the seal or the records were altered.',
  },
  'case-file-lost': {
    zh: '办件 {case} 的第 {n} 份材料 {name} 不在或不完整。',
    en: 'File {n} of {case}, {name}, is missing or incomplete.',
  },
  'record-broken': { zh: '记录自第 {event} 条起不连贯，或被改动。', en: 'The record is broken or was altered from event {event} on.' },
};

/** Why a value or a file is invalid. */
export const caseReasonWords: Words = {
  'reason=no-such-field': { zh: '没有此字段', en: 'there is no such field' },
  'reason=is-worked-out': { zh: '由其他字段计算得出，不能填写', en: 'it is calculated from other fields' },
  'reason=not-in-this-form': { zh: '此步骤的表单中没有', en: 'it is not in the form of this step' },
  'reason=names-nothing': { zh: '查无此编码', en: 'no entry has that code' },
  'reason=check-not-met': { zh: '与其他字段不符', en: 'it does not fit the other fields' },
  'reason=not-a-value': { zh: '不是可用的值', en: 'it is not a usable value' },
  'reason=not-whole': { zh: '应为整数', en: 'it must be a whole number' },
  'reason=not-a-number': { zh: '应为数字', en: 'it must be a number' },
  'reason=not-yes-or-no': { zh: '应填“是”或“否”', en: 'it must be yes or no' },
  'reason=not-a-day': { zh: '应为日期，如 2026-03-01', en: 'it must be a day such as 2026-03-01' },
  'reason=not-an-option': { zh: '不在可选范围内', en: 'it is not one of the options' },
  'reason=not-a-credit-code': { zh: '不是有效的统一社会信用代码', en: 'it is not a valid unified social credit code' },
  'reason=too-long': { zh: '过长', en: 'it is too long' },
  'reason=too-short': { zh: '过短', en: 'it is too short' },
  'reason=not-the-pattern': { zh: '格式不符', en: 'it does not match the pattern' },
  'reason=too-many-decimals': { zh: '小数位过多', en: 'it has too many decimals' },
  'reason=too-small': { zh: '小于下限', en: 'it is below the minimum' },
  'reason=too-large': { zh: '大于上限', en: 'it is above the maximum' },
  'reason=not-a-table': { zh: '应为表格', en: 'it must be a table' },
  'reason=not-a-rating': { zh: '不是可用的评分文件', en: 'it is not a usable score file' },
  'reason=no-such-column': { zh: '表中没有此列', en: 'the table has no such column' },
  'reason=no-such-kind': { zh: '没有此类材料', en: 'there is no such kind' },
  'reason=type-not-taken': { zh: '不接收此类型的文件', en: 'files of its type are not accepted' },
  'reason=type-not-true': { zh: '文件内容与扩展名不符', en: 'its content does not match its extension' },
  'reason=too-many': { zh: '份数过多', en: 'there are too many' },
};
