import type { Words } from '#kernel/finding.ts';

/** Messages of indicators. */
export const indicatorWords: Words = {
  'indicator-invalid': {
    zh: '指标文件有 {faults} 处错误，首处在第 {line} 行第 {column} 列；请逐处改正后再试。',
    en: 'The file of indicators has {faults} faults, the first in line {line}, column {column}: correct each and try again.',
  },
  'indicator-other-kind': {
    zh: '{file} 不是指标文件（kind 为 {kind}）。请在首行写 kind: indicator。',
    en: '{file} holds no indicators; its kind is {kind}. Begin it with `kind: indicator`.',
  },
  'indicator-name-unknown': {
    zh: '{file} 第 {line} 行第 {column} 列：没有名为 {name} 的{what}。请改正名称。',
    en: '{file} line {line}, column {column}: there is no {what} {name}. Correct the name.',
  },
  'what=building-field': { zh: '建筑字段、事实或术语', en: 'field of buildings, fact or term' },
  'what=project-fact': { zh: '项目事实或术语', en: 'fact of projects or term' },
  'what=project-sum': { zh: '数值型项目事实', en: 'fact of projects that is a number' },
  'what=energy-item': { zh: '能耗分项的代码', en: 'energy item' },
  'what=procedure-state': { zh: '流程状态（流程/状态）', en: 'state of a procedure (procedure/state)' },
  'what=target': { zh: '文件目标', en: 'target of a document' },
  'no-such-indicator': {
    zh: '没有指标 {indicator}；可用 indicator list 查看现有指标。',
    en: 'There is no indicator {indicator}: see `indicator list`.',
  },
  'indicator-use-missing': {
    zh: '{of} 栋应有{carrier}用量的建筑中，{buildings} 栋没有计量数据；结果只含已计量的部分，请补录。',
    en: 'Of {of} buildings that owe a use of {carrier}, {buildings} have none measured: the figure holds what was measured alone.',
  },
  'indicator-coefficient-missing': {
    zh: '{carrier}由 {unit} 折算为 {into} 的系数未知；请管理员补充系数。',
    en: 'How {carrier} in {unit} converts to {into} is not known: have the coefficient added to the knowledge.',
  },
  'indicator-units-mixed': {
    zh: '用量单位不一（{units}），不能相加；请改用 kwh 或 gj。',
    en: 'The uses are in several units ({units}) and have no sum: tell them in kwh or gj.',
  },
  'indicator-resources-missing': {
    zh: '尚未登记屋顶、装机等资源，无法计算；请先建立资源台账。',
    en: 'Roofs and capacity are not registered yet, so that this is not known.',
  },
  'indicator-form-missing': {
    zh: '平台没有代码为 {form} 的报表，其字段 {field} 无从汇总；请管理员载入报表文件（form add），或改正指标。',
    en: 'No form here has the code {form}, so that its field {field} has no total: have its file added (`form add`), or correct the indicator.',
  },
  'indicator-condition-open': {
    zh: '{of} 个中有 {count} 个因缺少 {needs} 无法判断是否计入，未计入；请补全字段。',
    en: 'Of {of}, {count} cannot be judged for want of {needs} and are not counted: fill these in.',
  },
  'indicator-value-missing': {
    zh: '{of} 个中有 {count} 个没有登记数值（{what}），未计入；请补全。',
    en: 'Of {of}, {count} have no value ({what}) and are not counted: fill it in.',
  },
  'what=area': { zh: '项目面积', en: 'floor area of the project' },
  'indicator-no-buildings': {
    zh: '本地没有登记任何建筑，无从统计；请先导入建筑台账。',
    en: 'No building is registered here, so the figure is not known. Import the buildings first.',
  },
  'indicator-no-cases': {
    zh: '本地没有相关办件，{what}无从统计；请在平台办理，或导入已办件（import cases）。',
    en: 'There are no such cases here, so {what} are not known. Have them done here, or import earlier ones (import cases).',
  },
  'indicator-no-projects': {
    zh: '本地没有登记任何项目，无从统计；确无项目还是尚未登记，请核实并导入项目台账。',
    en: 'No project is registered here, so the figure is not known. Import the projects, or confirm that there are none.',
  },
  'indicator-projects-in-both': {
    zh: '改造项目库中 {count} 个项目与项目台账登记的是同一工程（{projects}），只按台账计一次；如并非同一工程，请核对建筑代码和竣工日期。',
    en: '{count} projects of the pool of retrofits are work that is registered too ({projects}) and count once, as registered. Where they are other work, check buildings and days of delivery.',
  },
  'indicator-carrier-none': {
    zh: '没有一栋建筑应有{carrier}用量，也没有一栋计量：是没有这项用能还是尚未登记，无从判断，含这一项的结果算不出。',
    en: 'No building owes a use of {carrier} and none measures one. Whether there is none or nobody has registered it is not known, so no figure with it is either.',
  },
  'indicator-items-none': {
    zh: '没有一栋建筑计量这些分项（{items}）：无从得出结果，请登记分项计量。',
    en: 'No building meters these items ({items}), so there is no figure: register their meters.',
  },
  'indicator-use-none': {
    zh: '没有可计入用能的建筑：无从得出结果，请先登记建筑和计量点。',
    en: 'There is no building whose use could be counted, so there is no figure: register buildings and meters first.',
  },
  'indicator-generated-none': {
    zh: '没有一栋建筑计量自发电量：是没有还是尚未登记，无从判断。',
    en: 'No building measures what it generates: whether there is any is not known.',
  },
  'indicator-carrier-uncovered': {
    zh: '{buildings} 栋建筑应有{carrier}用量，却没有一栋计量：分母不全，算不出占比，请补录。',
    en: '{buildings} buildings owe a use of {carrier} and none of them is measured: the whole is not known and neither is a share of it.',
  },
  'indicator-heating-unknown': {
    zh: '只计量了电，而 {buildings} 栋建筑没有登记供暖方式：分母是否齐全不清楚，算不出占比。请登记供暖方式（不供暖填“无”）。',
    en: 'Electricity alone is measured, and {buildings} buildings do not say what heats them, so a share is not known: state it, or “none”.',
  },
  'indicator-coverage-low': {
    zh: '覆盖率 {coverage} 低于下限 {floor}，不给出占比；请补齐计量或登记。',
    en: 'The coverage of {coverage} is below the floor of {floor}, so no share is shown: bring in what is missing.',
  },
  'indicator-of-nothing': {
    zh: '比例的分母为 0：这一年没有可计入的对象；如有，请先登记。',
    en: 'The share is of nothing: nothing of the kind is registered in this year. If there is any, register it first.',
  },
  'indicator-period-missing': {
    zh: '按规划期统计需要知道起始年；请用 --document 写明文件。',
    en: 'Counting within the period needs its first year: name the document by --document.',
  },
  'indicator-indicative': {
    zh: '指标的算法出自 {source}（{standing}），仅供参考；请核对后以本地文件确认。',
    en: 'How it is worked out follows {source} ({standing}): indicative until the place confirms its own.',
  },
};
