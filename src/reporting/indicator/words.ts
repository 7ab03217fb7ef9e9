import type { Words } from '#kernel/finding.ts';

/** Messages of indicators. */
export const indicatorWords: Words = {
  'indicator-invalid': {
    zh: '指标文件有 {faults} 处错误，首处在第 {line} 行第 {column} 列；请逐处改正后再试。',
    en: 'The indicator file has {faults} faults, the first in line {line}, column {column}: correct each and try again.',
  },
  'indicator-other-kind': {
    zh: '{file} 不是指标文件（kind 为 {kind}）。请在首行写 kind: indicator。',
    en: '{file} is not an indicator file (its kind is {kind}). Begin it with `kind: indicator`.',
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
    en: '{buildings} of {of} buildings that should have use of {carrier} have no measured data: the result covers only what was measured. Import the rest.',
  },
  'indicator-coefficient-missing': {
    zh: '{carrier}由 {unit} 折算为 {into} 的系数未知；请管理员补充系数。',
    en: 'The coefficient that converts {carrier} from {unit} to {into} is not known: ask an administrator to add it.',
  },
  'indicator-units-mixed': {
    zh: '用量单位不一（{units}），不能相加；请改用 kwh 或 gj。',
    en: 'The uses are in several units ({units}) and cannot be added up: use kwh or gj.',
  },
  'indicator-resources-missing': {
    zh: '尚未登记屋顶、装机等资源，无法计算；请先建立资源台账。',
    en: 'Roofs, capacity and other resources are not registered yet, so this cannot be calculated. Register them first.',
  },
  'indicator-form-missing': {
    zh: '平台没有代码为 {form} 的报表，其字段 {field} 无从汇总；请管理员载入报表文件（form add），或改正指标。',
    en: 'There is no form {form}, so its field {field} has no total: have the form added (`form add`), or correct the indicator.',
  },
  'indicator-condition-open': {
    zh: '{of} 个中有 {count} 个因缺少 {needs} 无法判断是否计入，未计入；请补全字段。',
    en: '{count} of {of} cannot be judged without {needs} and are not counted: fill these in.',
  },
  'indicator-value-missing': {
    zh: '{of} 个中有 {count} 个没有登记数值（{what}），未计入；请补全。',
    en: '{count} of {of} have no value ({what}) and are not counted: fill it in.',
  },
  'what=area': { zh: '项目面积', en: 'floor area of the project' },
  'indicator-no-buildings': {
    zh: '本地没有登记任何建筑，无从统计；请先导入建筑台账。',
    en: 'No building is registered here, so the figure is not known. Import the buildings first.',
  },
  'indicator-no-cases': {
    zh: '本地没有相关办件，{what}无从统计；请在平台办理，或导入已办件（import cases）。',
    en: 'There are no such cases here, so {what} cannot be counted. Handle them on this platform, or import earlier ones (import cases).',
  },
  'indicator-no-projects': {
    zh: '本地没有登记任何项目，无从统计；确无项目还是尚未登记，请核实并导入项目台账。',
    en: 'No project is registered here, so the figure is not known. Import the projects, or confirm that there are none.',
  },
  'indicator-projects-in-both': {
    zh: '改造项目库中 {count} 个项目与项目台账登记的是同一工程（{projects}），只按台账计一次；如并非同一工程，请核对建筑代码和竣工日期。',
    en: '{count} projects in the pool of retrofits are the same works as registered projects ({projects}) and are counted once, as registered. If they are different works, check their buildings and completion dates.',
  },
  'indicator-carrier-none': {
    zh: '没有一栋建筑应有{carrier}用量，也没有一栋计量：是没有这项用能还是尚未登记，无从判断，含这一项的结果无法计算。',
    en: 'No building should have use of {carrier} and none measures any. Either there is none or it is not registered, so results that include it cannot be calculated.',
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
    zh: '没有一栋建筑计量自发电量：是没有还是尚未登记，无从判断。有自发电的，请登记计量点。',
    en: 'No building meters its own generation, so whether there is any is not known. If there is, register its meters.',
  },
  'indicator-carrier-uncovered': {
    zh: '{buildings} 栋建筑应有{carrier}用量，却没有一栋计量：分母不全，无法计算占比，请补录。',
    en: '{buildings} buildings should have use of {carrier} but none is metered: the total is not known, so no share can be calculated. Import the readings.',
  },
  'indicator-heating-unknown': {
    zh: '只计量了电，而 {buildings} 栋建筑没有登记供暖方式：分母是否齐全不清楚，无法计算占比。请登记供暖方式（不供暖填“无”）。',
    en: 'Only electricity is measured, and {buildings} buildings have no heating recorded, so the share cannot be calculated: record it (“none” if not heated).',
  },
  'indicator-coverage-low': {
    zh: '覆盖率 {coverage} 低于下限 {floor}，不给出占比；请补齐计量或登记。',
    en: 'Coverage is {coverage}, below the minimum of {floor}, so no share is shown: complete the metering or the registry.',
  },
  'indicator-of-nothing': {
    zh: '比例的分母为 0：这一年没有可计入的对象；如有，请先登记。',
    en: 'The denominator is 0: nothing of the kind is registered for this year. If there is any, register it first.',
  },
  'indicator-period-missing': {
    zh: '按规划期统计需要知道起始年；请用 --document 写明文件。',
    en: 'Counting within a planning period needs its first year: name the document with --document.',
  },
  'indicator-indicative': {
    zh: '指标的算法出自 {source}（{standing}），仅供参考；请核对后以本地文件确认。',
    en: 'The calculation follows {source} ({standing}) and is indicative: check it, then confirm it with a local document.',
  },
};
