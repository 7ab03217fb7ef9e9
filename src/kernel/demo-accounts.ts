/** The accounts of the demo city, in addition to its administrator: anyone at this machine may sign in as them. */
export type DemoAccount = {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
};

/** Of the demo alone, which serves only this machine. */
export const demoPassword = 'yaodong-demo';

export const demoOfficers = {
  clerk: { name: '示例经办人', zh: '市级经办人：受理、审查、安排评审', en: 'City clerk: takes in, checks, seats panels' },
  chief: { name: '示例负责人', zh: '市级负责人：批准、发证、公示', en: 'City chief: grants, publishes' },
  cashier: { name: '示例财务人员', zh: '财务人员：登记支付', en: 'Cashier: records payments' },
  assessor: { name: '示例测评机构', zh: '能效测评机构', en: 'Energy assessor' },
  county: { name: '示例区级经办人', zh: '城区经办人，并代理市级经办人', en: 'Clerk of one county, standing in for the city clerk' },
} as const satisfies Record<string, DemoAccount>;

/** The participants in demand response in the demo. */
export const demoResponders = {
  aggregator: { name: '示例聚合商', zh: '聚合商：聚合体、响应事件、结算单', en: 'Aggregator: portfolios, events, settlements' },
  owner: { name: '示例业主', zh: '建筑业主：答复响应邀约，查看本单位建筑和结算', en: 'Owner: answers invitations, sees its own lines' },
} as const satisfies Record<string, DemoAccount>;

/** Companies and a hospital in the demo, each with a first screen of its own. */
export const demoCompanies = {
  heat: { name: '示例供热企业', zh: '供热企业：采暖季、室温、热费与结算', en: 'Heat company: the season, rooms, heat bills' },
  esco: { name: '示例节能服务公司', zh: '节能服务公司：合同、节能量与结算', en: 'ESCO: contracts, savings, settlement' },
  hospital: { name: '示例医院', zh: '医院业主：本院用能是否正常、先做什么', en: 'Hospital: whether its use is normal, what to do first' },
} as const satisfies Record<string, DemoAccount>;

/** Those named on the sign-in and start pages; there are more owners, experts and inspectors. */
export const demoAccounts: readonly DemoAccount[] = [
  ...Object.values(demoOfficers),
  ...Object.values(demoResponders),
  ...Object.values(demoCompanies),
  { name: '示例申报单位01', zh: '申报单位：只看到本单位的办件', en: 'Applicant: sees its own cases alone' },
  { name: '示例专家01', zh: '评审专家：表决', en: 'Expert: votes' },
  { name: '示例检查员01', zh: '检查人员：现场检查', en: 'Inspector: on site' },
];

/** The job that creates the cases of the demo city. */
export const demoCaseworkJob = 'demo-casework';

/** The job that creates the live part of the demo city: rooms, warnings, what follows from them. */
export const demoLiveJob = 'demo-live';
