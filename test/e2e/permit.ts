/** The file of a small procedure with everything that a page of a case shows: a form of many types, evidence, a panel, terms. */
export const permit = `kind: procedure
id: permit
version: 1
status: CITY
names: {zh: 示范许可, en: Sample permit}
source: {document: 示例, clause: 一}
links: {organisation: optional, building: optional}
roles:
  clerk: {who: post, names: {zh: 经办人, en: Clerk}}
  chief: {who: post, names: {zh: 负责人, en: Chief}}
  expert: {who: panel, names: {zh: 专家, en: Expert}}
fields:
  star: {type: integer, min: 1, max: 3, names: {zh: 星级, en: Stars}}
  area: {type: decimal, decimals: 2, unit: m2, names: {zh: 许可面积, en: Area}}
  way: {type: choice, options: {new: {zh: 新建, en: New}, old: {zh: 改建, en: Old}}, names: {zh: 建设方式, en: Way}}
  parts: {type: table, columns: {part: {type: text, names: {zh: 部位, en: Part}}, area: {type: decimal, unit: m2, names: {zh: 部位面积, en: Area of the part}}}, names: {zh: 分部位, en: By part}}
  contact: {type: text, personal: true, names: {zh: 联系人, en: Contact}}
evidence: {report: {types: [pdf], most: 3, names: {zh: 申请书, en: Application}}}
panels: {experts: {from: expert, size: 1, quorum: 1, pass: {atLeast: 1/2, of: votes}, names: {zh: 评审专家, en: Experts}}}
states:
  draft: {start: true, names: {zh: 填报中, en: Draft}}
  check: {names: {zh: 审核中, en: Check}}
  granted: {end: true, names: {zh: 已许可, en: Granted}}
limits:
  filing: {in: [draft], days: 30, names: {zh: 填报期限, en: Filing}}
  check: {in: [check], workdays: 5, names: {zh: 审核期限, en: Checking}}
transitions:
  submit: {from: draft, to: check, by: clerk, form: [star, area, way], optional: [parts, contact], evidence: [report], names: {zh: 提交申请, en: Submit}}
  grant: {from: check, to: granted, by: clerk, note: true, publish: {fields: [star, area]}, names: {zh: 准予许可, en: Grant}}
  advise: {from: check, to: granted, by: chief, panel: {experts: pass}, names: {zh: 按评审许可, en: Grant as advised}}
`;
