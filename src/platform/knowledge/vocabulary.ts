import type { FilePlace, FilePlaces } from './file-place.ts';
import { mustPlace } from './must-vocabulary.ts';

export { procedureParts, type FilePlace, type ProcedurePart } from './file-place.ts';

const yesNo = ['true', 'false'];
const partStatuses = ['VERIFIED', 'VERIFIED+', 'RECALLED', 'RECALLED-LOW', 'CITY', 'DEMO', 'CONFIRMED', 'MISSING'];
const fieldTypes = [
  'text', 'integer', 'decimal', 'money', 'bool', 'day', 'choice', 'choices', 'table', 'region', 'building', 'organisation', 'credit-code', 'rating',
];
const linkValues = ['required', 'optional'];

const names: FilePlace = {
  zh: '中文和英文名称，显示在页面和文书上。', en: 'What it is called in Chinese and English, on pages and documents.',
  keys: { zh: { zh: '中文名称。', en: 'The Chinese name.' }, en: { zh: '英文名称。', en: 'The English name.' } },
};

const source: FilePlace = {
  zh: '依据的文件和条款。', en: 'The document and clause that it rests on.',
  keys: {
    document: { zh: '文件名称和文号。', en: 'The document and its number.' },
    clause: { zh: '条款，如“第二章第五条”。', en: 'The clause, such as chapter 2, article 5.' },
    url: { zh: '文件的网址。', en: 'Where the document is found.' },
  },
};

const ofEveryPart: FilePlaces = {
  names,
  source,
  status: {
    zh: '依据的可靠程度：VERIFIED 已核对原文，RECALLED 待核对，CITY 本地确定，MISSING 尚无规定。',
    en: 'How reliable the basis is: VERIFIED checked against the text, RECALLED to be checked, CITY set by the place, MISSING no rule is known.',
    values: partStatuses,
  },
};

const condition = (zh: string, en: string): FilePlace => ({
  zh: `${zh}如 {star: {atMost: 2}}；可用 all、any、not 组合。`, en: `${en} Such as {star: {atMost: 2}}; all, any and not combine.`,
  keysOf: 'fields',
  each: {
    zh: '允许的值、值的列表，或界限。', en: 'The value, a list of values, or bounds.',
    keys: {
      atLeast: { zh: '不小于（含）。', en: 'At least, the number included.' },
      above: { zh: '大于（不含）。', en: 'Above, the number not included.' },
      atMost: { zh: '不大于（含）。', en: 'At most, the number included.' },
      below: { zh: '小于（不含）。', en: 'Below, the number not included.' },
    },
  },
});

const must = mustPlace(ofEveryPart, condition('适用的条件，', 'When it applies.'));

const role: FilePlace = {
  zh: '一个角色。', en: 'A role.',
  keys: {
    ...ofEveryPart,
    who: { zh: '由谁担任：applicant 申请人，post 岗位，panel 评审成员。', en: 'Who it is: the applicant, who holds a post, a member of a panel.', values: ['applicant', 'post', 'panel'] },
  },
};

const field: FilePlace = {
  zh: '表单的一个事项。', en: 'A field of the forms.',
  keys: {
    ...ofEveryPart,
    type: { zh: '类型。小数和金额按文本精确保存。', en: 'Its type. Decimals and money are kept exactly, as text.', values: fieldTypes },
    min: { zh: '最小值；文本为最少字数。', en: 'The least value; of a text the fewest characters.' },
    max: { zh: '最大值；文本为最多字数。', en: 'The greatest value; of a text the most characters.' },
    decimals: { zh: '小数位数。', en: 'How many decimals.' },
    unit: { zh: '计量单位，如 m2。', en: 'Its unit, such as m2.' },
    options: { zh: '可选项：列表，或代码和名称。', en: 'What may be chosen: a list, or codes with names.', each: names },
    columns: {
      zh: '表格的各列。', en: 'The columns of a table.',
      each: {
        zh: '一列。', en: 'A column.',
        keys: {
          ...ofEveryPart,
          type: { zh: '该列的类型。', en: 'The type of the column.', values: fieldTypes },
          min: { zh: '该列的最小值。', en: 'The least value of the column.' },
          max: { zh: '该列的最大值。', en: 'The greatest value of the column.' },
          unit: { zh: '该列的单位。', en: 'The unit of the column.' },
          options: { zh: '该列的可选项。', en: 'What may be chosen in the column.', each: names },
        },
      },
    },
    pattern: { zh: '整个文本须符合的格式（正则表达式）。', en: 'What the whole text must fit, a regular expression.' },
    personal: { zh: '个人信息：不写入公开记录、通知和日志，可以清除。', en: 'Personal: it appears in no record, notice or log, and can be erased.', values: yesNo },
    check: condition('填写的值须满足的条件，', 'What must hold for the value to be taken.'),
    expect: condition('应当满足而不强制的条件，不满足时给出提示，', 'What should hold without being required; if it does not, a finding says so.'),
    must,
    compute: {
      zh: '由其他事项算出，四舍五入；coefficient.编号 为办理当日的系数，如 coefficient.standard-coal/electricity。', en: 'Calculated from other fields, rounded half up; coefficient.ID is a coefficient as on the day of the step, such as coefficient.standard-coal/electricity.',
      keys: {
        add: { zh: '各项之和。', en: 'The sum.', names: 'fields' },
        subtract: { zh: '首项减去其余各项。', en: 'The first less the others.', names: 'fields' },
        multiply: { zh: '各项之积。', en: 'The product.', names: 'fields' },
        min: { zh: '各项中最小的。', en: 'The least of them.', names: 'fields' },
        max: { zh: '各项中最大的。', en: 'The greatest of them.', names: 'fields' },
        products: { zh: '各乘积之和，一行一个乘积。', en: 'The sum of products, one list each.', names: 'fields' },
      },
    },
    from: { zh: '新建办件时未填的，取自项目或建筑的登记内容，如 project.annualKwh、building.floorArea；列出几项的取首个已知的。', en: 'Where a new case takes it from if it is not given: a fact of its project or building, such as project.annualKwh or building.floorArea; of several the first that is known.' },
  },
};

const evidence: FilePlace = {
  zh: '一种提交材料。', en: 'A kind of evidence.',
  keys: {
    ...ofEveryPart,
    types: { zh: '允许的文件类型，按文件内容判定。', en: 'The types of file that are taken, judged by their bytes.', values: ['pdf', 'jpg', 'png', 'docx', 'xlsx', 'zip'] },
    most: { zh: '最多几份。', en: 'How many at most.' },
  },
};

const panel: FilePlace = {
  zh: '一个评审组。', en: 'A panel.',
  keys: {
    ...ofEveryPart,
    from: { zh: '成员从哪里选取：专家、检查员或一个角色。', en: 'Where its members come from: experts, inspectors, or a role.', names: 'roles', values: ['expert', 'inspector'] },
    size: { zh: '应到人数。', en: 'How many it seats.' },
    groups: { zh: '各专业至少几人。', en: 'How many at least of each group.' },
    quorum: { zh: '表决有效的最少票数，弃权也计入。', en: 'How many votes are needed, abstentions too.' },
    pass: {
      zh: '通过的标准，如 {atLeast: 2/3, of: votes}。', en: 'What passes, such as {atLeast: 2/3, of: votes}.',
      keys: {
        atLeast: { zh: '不低于此比例，如 2/3。', en: 'At least this fraction, such as 2/3.' },
        moreThan: { zh: '超过此比例。', en: 'More than this fraction.' },
        of: { zh: '比例的分母：votes 赞成与反对票，members 全体成员。', en: 'Of what: votes, that is yes and no; or all members.', values: ['votes', 'members'] },
      },
    },
  },
};

const number: FilePlace = {
  zh: '一种编号。', en: 'A number that is given.',
  keys: {
    ...ofEveryPart,
    pattern: { zh: '编号格式；{seq} 为顺序号，{year} 为年份，其余为事项。', en: 'Its pattern; {seq} counts, {year} is the year, others are fields.' },
    per: { zh: '在什么范围内从 1 起编：year 或事项。', en: 'Within what it counts from 1: year, or fields.', names: 'fields', values: ['year'] },
  },
};

const state: FilePlace = {
  zh: '一个状态。', en: 'A state.',
  keys: {
    ...ofEveryPart,
    start: { zh: '办件由此开始；只有一个。', en: 'Where cases begin; there is one.', values: yesNo },
    end: { zh: '办件到此办结。', en: 'Where cases end.', values: yesNo },
    limit: { zh: 'none：此状态没有办理时限。', en: 'none: the state has no limit.', values: ['none'] },
  },
};

const limit: FilePlace = {
  zh: '一项办理时限。', en: 'A limit.',
  keys: {
    ...ofEveryPart,
    in: { zh: '在哪些状态中计时。', en: 'The states in which its clock runs.', names: 'states' },
    workdays: { zh: '工作日数；起算当日不计。', en: 'How many workdays; the day itself is not counted.' },
    days: { zh: '天数；届满日不上班的顺延。', en: 'How many days; moved on to a worked day.' },
    months: { zh: '月数；每次进入时重新起算。', en: 'How many months, from each entry.' },
    years: { zh: '年数；每次进入时重新起算。', en: 'How many years, from each entry.' },
    anew: { zh: '每次进入时从零起算。', en: 'From zero at each entry.', values: yesNo },
  },
};

const fieldOfMoney = (zh: string, en: string): FilePlace => ({ zh, en, names: 'fields' });

const transition: FilePlace = {
  zh: '一个办理步骤。', en: 'A step.',
  keys: {
    ...ofEveryPart,
    from: { zh: '从哪些状态可以办理。', en: 'The states out of which it leads.', names: 'states' },
    to: { zh: '办理后的状态。', en: 'The state it leads to.', names: 'states' },
    by: { zh: '由哪些角色办理。', en: 'The roles that take it.', names: 'roles' },
    auto: { zh: '此时限届满后由系统办理。', en: 'The program takes it when this limit has passed.', names: 'limits' },
    when: condition('办理的条件，', 'What must hold for it to be taken.'),
    form: { zh: '必须填写的事项。', en: 'The fields that must be filled in.', names: 'fields' },
    optional: { zh: '可以填写的事项。', en: 'The fields that may be filled in.', names: 'fields' },
    evidence: { zh: '必须提交的材料。', en: 'The evidence that must be handed in.', names: 'evidence' },
    after: { zh: '此时限届满后才能办理，如公示期。', en: 'Only once this limit has passed, such as a notice period.', names: 'limits' },
    before: { zh: '此时限届满前才能办理。', en: 'Only until this limit has passed.', names: 'limits' },
    extends: { zh: '延长某项时限，只一次。', en: 'Lengthens a limit, once.', keysOf: 'limits', each: { zh: '延长多少。', en: 'By how many.' } },
    notBy: { zh: '不得由办理过这些步骤的人办理。', en: 'Not by who took these steps last.', names: 'transitions' },
    note: { zh: '须写明理由。', en: 'Reasons have to be given.', values: yesNo },
    panel: { zh: '评审组须有的结论。', en: 'The result that a panel must have reached.', keysOf: 'panels', each: { zh: '通过或不通过。', en: 'Pass or fail.', values: ['pass', 'fail'] } },
    publish: { zh: '公示哪些事项；个人信息不公示。', en: 'What is published; nothing personal.', keys: { fields: { zh: '公示的事项。', en: 'The fields that are published.', names: 'fields' } } },
    number: { zh: '给出哪种编号。', en: 'The number that it gives.', names: 'numbers' },
    document: { zh: '出具的文书（Word）。', en: 'The Word document that it issues.' },
    effects: {
      zh: '办理后对建筑、资金、同意书、标准库的影响。', en: 'What it does to the building, money, consent, the library of standards.',
      keys: {
        set: { zh: '设定建筑的一项，如 building.greenStar。', en: 'Sets something of the building, such as building.greenStar.' },
        to: { zh: '设定为何值；$事项 取该事项的值，$today 取当日，$step.步骤 取其办理日。', en: 'To what; $field takes the value of a field, $today the day, $step.NAME the day of that step.', names: 'fields' },
        less: { zh: '减少建筑的一项数值，如 building.floorArea。', en: 'Makes a number of the building smaller, such as building.floorArea.' },
        by: { zh: '减少多少，如 $area。', en: 'By how much, such as $area.', names: 'fields' },
        from: { zh: '自哪一日起，如 $demolishedOn；不写为办理之日。', en: 'From which day, such as $demolishedOn; otherwise that of the step.', names: 'fields' },
        gone: { zh: '减后无余时改记的生命周期事件，如 building.demolished。', en: 'The life event that is recorded instead where nothing is left, such as building.demolished.' },
        credit: { zh: '信用等级。', en: 'The class of credit.' },
        grant: fieldOfMoney('核定此金额。', 'Grants the amount of this field.'),
        pay: fieldOfMoney('支付此金额，不超过核定。', 'Pays this amount, at most what was granted.'),
        reclaim: fieldOfMoney('追回此金额，不超过已付。', 'Reclaims this amount, at most what was paid.'),
        consent: { zh: '记录数据公开的同意。', en: 'Keeps a consent to disclosure.' },
        begin: { zh: '开始另一流程的办件。', en: 'Begins a case of another procedure.' },
        enter: { zh: '登入名录，已有同编码的则更改：standard 标准库。', en: 'Enters something into a list, or changes what has that code: standard, the library of standards.', values: ['standard'] },
        code: { zh: '登入名录所用的编码，如 $code。', en: 'The code by which it is entered, such as $code.' },
        fields: { zh: '登入的各项及其值，写法同 to。', en: 'Its fields with their values, as in to.' },
        when: condition('有此影响的条件，', 'When it has this effect.'),
      },
    },
    open: { zh: '公众可以由此开始办件。', en: 'The public may begin with it.', values: yesNo },
  },
};

const report: FilePlace = {
  zh: '一项定期报告。', en: 'A report that is due each time.',
  keys: {
    ...ofEveryPart,
    every: { zh: '每月或每年。', en: 'Each month or year.', values: ['month', 'year'] },
    in: { zh: '在哪些状态中须报告。', en: 'The states in which it is due.', names: 'states' },
    within: {
      zh: '期末后多久内报告。', en: 'Within how long after the end.',
      keys: { workdays: { zh: '多少个工作日。', en: 'Workdays.' }, days: { zh: '多少日。', en: 'Days.' }, months: { zh: '多少个月。', en: 'Months.' }, years: { zh: '多少年。', en: 'Years.' } },
    },
    form: { zh: '报告填写的事项。', en: 'The fields of the report.', names: 'fields' },
    fills: { zh: '由计量数据自动填写的事项。', en: 'What meters fill in.', keysOf: 'fields', each: { zh: '取自何处。', en: 'Where it comes from.' } },
  },
};

const link = (zh: string, en: string): FilePlace => ({ zh, en, values: linkValues });

/** The file of a procedure, key by key: what each means and what it may contain. */
export const procedureFile: FilePlace = {
  zh: '办事流程。', en: 'A procedure.',
  keys: {
    kind: { zh: '文件的种类：procedure。', en: 'The kind of file: procedure.', values: ['procedure'] },
    id: { zh: '流程的代码；各版本相同。', en: 'The code of the procedure, the same in all versions.' },
    version: { zh: '版本号：改动须写下一个。已开始的办件仍按原版本办理。', en: 'The version: a change is the next one. Cases that have begun stay on theirs.' },
    names,
    source,
    status: { zh: '整个流程依据的可靠程度；各部分可以另写。', en: 'How reliable the basis of the whole procedure is; parts may state their own.', values: partStatuses.slice(0, 6) },
    validFrom: { zh: '生效日：自此日起新开的办件适用。', en: 'The first day on which it holds: for cases that begin from then on.' },
    validTo: { zh: '失效日：自此日起不再适用。', en: 'The first day on which it no longer holds.' },
    supersedes: { zh: '被此流程取代的另一流程。', en: 'The other procedure that this one replaces.' },
    confirmed: { zh: '两人对照原文核对的记录，由系统写入。', en: 'The record that two people checked it against the text; written by the program.', keys: { check: { zh: '核对编号。', en: 'The check.' }, edition: { zh: '版本。', en: 'The edition.' }, page: { zh: '页码。', en: 'The page.' }, typedBy: { zh: '录入人。', en: 'Who typed it.' }, confirmedBy: { zh: '核对人。', en: 'Who confirmed it.' }, at: { zh: '核对时间。', en: 'When.' } } },
    withdrawn: { zh: '撤回核对的记录，由系统写入。', en: 'The record that the check was withdrawn; written by the program.', keys: { by: { zh: '撤回人。', en: 'By whom.' }, at: { zh: '撤回时间。', en: 'When.' }, reason: { zh: '理由。', en: 'Why.' } } },
    note: { zh: '备注。', en: 'A remark.' },
    zone: { zh: '计日所用的时区，默认 Asia/Shanghai。', en: 'The zone that days are counted in; Asia/Shanghai where none is given.' },
    links: {
      zh: '办件与什么关联。', en: 'What cases are tied to.',
      keys: {
        organisation: link('单位：required 必须，optional 可以。', 'An organisation: required or optional.'),
        building: link('建筑：required 必须，optional 可以。', 'A building: required or optional.'),
        project: link('项目：required 必须，optional 可以。', 'A project: required or optional.'),
        region: link('地区：required 必须，optional 可以。', 'A region: required or optional.'),
      },
    },
    must: { ...must, zh: `新建办件时${must.zh}`, en: `For a case to begin. ${must.en}` },
    open: { zh: '公众可以在线提交，由申请人先办的步骤开始。', en: 'The public may begin, by the step that an applicant takes first.', values: yesNo },
    roles: { zh: '角色：谁参加办理。', en: 'Roles: who takes part.', each: role },
    fields: { zh: '表单的事项。', en: 'The fields of the forms.', each: field },
    evidence: { zh: '提交的材料。', en: 'Evidence that is handed in.', each: evidence },
    panels: { zh: '评审组。', en: 'Panels.', each: panel },
    numbers: { zh: '编号：证书号、文号。', en: 'Numbers: of certificates, of documents.', each: number },
    states: { zh: '状态：办件可能所处的各个阶段。', en: 'States: where a case may stand.', each: state },
    limits: { zh: '办理时限。', en: 'Limits.', each: limit },
    transitions: { zh: '办理步骤：从一个状态到另一个状态。', en: 'Steps from state to state.', each: transition },
    reports: { zh: '定期报告。', en: 'Reports that are due each time.', each: report },
    registers: {
      zh: '名录：到达某一状态的办件，按年编成文书。', en: 'Registers: cases that reached a state, as a paper of a year.',
      each: {
        zh: '一种名录。', en: 'A register.',
        keys: {
          ...ofEveryPart,
          in: { zh: '列入到达此状态的办件，按到达的日期。', en: 'The state whose cases are listed, by the day on which they reached it.', names: 'states' },
          by: { zh: '按此单选事项分部分，依选项次序。', en: 'The choice by which it has parts, in the order of its options.', names: 'fields' },
          number: { zh: '列出哪种编号。', en: 'The number that is listed.', names: 'numbers' },
          fields: { zh: '列出哪些事项；个人信息不列入。', en: 'The fields that are listed; nothing personal.', names: 'fields' },
          totals: {
            zh: '另列合计。', en: 'Totals of it.',
            keys: {
              of: { zh: '合计哪些数值事项。', en: 'The numeric fields that are added up.', names: 'fields' },
              per: { zh: '按什么分别合计：地区、年份或事项。', en: 'By what: place, year, or fields.', names: 'fields', values: ['region', 'year'] },
            },
          },
        },
      },
    },
    quota: {
      zh: '年度名额：各地区一年可纳入多少件，由主管部门下达。', en: 'A yearly quota: how many cases a place may take in; its authority states it.',
      keys: {
        ...ofEveryPart,
        in: { zh: '在哪些状态中占用名额；按进入的年份计。', en: 'The states in which a case takes one, of the year in which it came in.', names: 'states' },
        accepted: { zh: '其中哪些状态算已验收。', en: 'Which of them count as accepted.', names: 'states' },
        parts: { zh: '按此多选事项分部位合计。', en: 'The field by whose choices sums are given.', names: 'fields' },
      },
    },
  },
};

/** The operators that combine conditions. */
const combining = new Set(['all', 'any', 'not']);

/** The place that a path leads to; list indices are skipped, names chosen by the file are followed. */
export function placeAt(path: readonly (string | number)[]): FilePlace | null {
  let place: FilePlace | undefined = procedureFile;
  for (const part of path) {
    if (typeof part === 'number' || (place.keysOf === 'fields' && combining.has(part))) continue;
    const known: FilePlaces | undefined = place.keys;
    place = known !== undefined && Object.hasOwn(known, part) ? known[part] : place.each;
    if (place === undefined) return null;
  }
  return place;
}
