/**
 * The courses that cases of the demo city take, by procedure: how many cases take each, and its steps with the days since the previous one.
 * `submit+3` is a step of the procedure or a report of it; `seat:experts` fills a panel, `yes:experts=4` and `no:experts=2` are votes. What
 * would be after the day of making has not happened yet: such cases are still in progress.
 */
export type Walk = {
  readonly cases: number;
  readonly steps: string;
  /** The cases began at most this many days ago; three years if not stated. */
  readonly within?: number;
  /** And at least this many. */
  readonly before?: number;
};

export type CaseworkOf = {
  /** About a building, an organisation, a project of one, a large building that a project of one builds, or only a place. */
  readonly of: 'building' | 'organisation' | 'project' | 'works' | 'region';
  readonly walks: readonly Walk[];
  /**
   * Values of the fields that its steps require: `*` stands for the number of the case, DAY for the day of the step, AREA and UNIT for the
   * floor area of its building and of the units around it, KWH and HEAT for made-up yearly uses by that area.
   */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Why a step is taken although a value does not agree with what the procedure says, by field. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** Other values, for a step that names them: `inspect:unfit`. */
  readonly variants?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

const panel = (id: string, yes: number, no = 0): string => `seat:${id}+5 yes:${id}=${yes}+8${no === 0 ? '' : ` no:${id}=${no}+0`}`;

export const casework: Readonly<Record<string, CaseworkOf>> = {
  'green-building-label': {
    of: 'building',
    walks: [
      { cases: 30, within: 390, steps: `submit+2 accept+6 ${panel('experts', 5)} pass+3 grant+20 yearly+100` },
      { cases: 8, steps: `submit+2 ask-supplement+4 supply+21 accept+5 ${panel('experts', 6)} pass+4 grant+20` },
      { cases: 6, steps: `submit+1 accept+9 ${panel('experts', 1, 5)} fail+2` },
      { cases: 3, steps: `submit+2 accept+6 ${panel('experts', 5)} pass+3 object+5 uphold+20` },
      { cases: 3, steps: `submit+2 accept+6 ${panel('experts', 5)} pass+3 object+5 settle+18 grant+20` },
      { cases: 3, steps: `submit+2 accept+7 ${panel('experts', 6)} pass+4 grant+20 correct+60 revoke+90` },
      { cases: 6, steps: 'submit+3 ask-supplement+4' },
      { cases: 4, steps: 'submit+3 withdraw+12' },
      { cases: 5, steps: 'submit+4 reject+9' },
    ],
    fields: {
      star: '2',
      area: 'AREA',
      class: 'P',
      standard: 'GB/T 50378',
      score: { controlsMet: true, scores: { Q1: 50, Q2: 60, Q3: 50, Q4: 90, Q5: 60 } },
      designIntensity: '72.00',
      contact: '示例联系人（示范数据）',
      grounds: '示范数据：运行能耗高于设计值',
    },
  },
  'green-acceptance': {
    of: 'building',
    walks: [
      { cases: 34, steps: 'submit+1 accept+3 inspect+6 pass+2' },
      { cases: 9, steps: 'submit+1 accept+3 fail+9 corrected+30 inspect+6 pass+2' },
      { cases: 5, steps: 'submit+1 refuse+4' },
      { cases: 6, steps: 'submit+1 accept+3 fail+9' },
    ],
    fields: { star: '1', area: 'AREA', completedOn: 'DAY', contact: '示例联系人（示范数据）', defects: '示范数据：外遮阳未按图施工' },
    reasons: { star: '示范数据：施工图论证在项目库建立之前办理，已核对纸质意见' },
  },
  'star-drawings-review': {
    of: 'project',
    walks: [
      { cases: 14, steps: `submit+1 accept+3 ${panel('experts', 5)} pass+2` },
      { cases: 5, steps: `submit+1 accept+3 ${panel('experts', 1, 4)} fail+2 resubmit+20 yes:experts=5+6 pass+2` },
      { cases: 3, steps: 'submit+1 refuse+5' },
      { cases: 4, steps: 'submit+1 accept+4' },
    ],
    fields: { star: '2', opinion: '示范数据：专家组意见' },
  },
  'random-inspection': {
    of: 'building',
    walks: [
      { cases: 30, steps: 'seat:inspectors+1 inspect+7 publish+15' },
      { cases: 10, steps: 'seat:inspectors+1 inspect:unfit+6 order+2 corrected+20 done+5 publish+9' },
      { cases: 8, steps: 'seat:inspectors+1 inspect+9 publish+45' },
      { cases: 4, steps: 'seat:inspectors+1 inspect:unfit+6 order+2 corrected+30 again+5' },
      { cases: 3, steps: 'cancel+10' },
      { cases: 5, steps: 'seat:inspectors+2 inspect+9' },
    ],
    fields: {
      inspectedOn: 'DAY',
      result: 'fit',
      credit: 'B',
    },
    variants: { unfit: { result: 'unfit', clauses: [{ clause: '示范条款 3.2', finding: '示范数据：外墙保温厚度不足' }] } },
  },
  complaint: {
    of: 'region',
    walks: [
      { cases: 70, steps: 'submit+0 take-up+2 reply+12' },
      { cases: 14, steps: 'submit+0 pass-on+3' },
      { cases: 16, steps: 'submit+0 take-up+4 reply+70' },
      { cases: 5, steps: 'submit+0' },
    ],
    fields: {
      matter: 'heating',
      place: '示例小区 * 号楼（示范数据）',
      text: '示范数据：第 * 件投诉，冬季室温偏低，希望核查。',
      name: '示例投诉人',
      phone: '示范号码',
      answer: '示范数据：已核查并督促整改。',
      founded: 'in-part',
    },
  },
  'demolition-review': {
    of: 'building',
    walks: [
      { cases: 3, steps: 'submit+1 allow+15 demolish+60' },
      { cases: 8, steps: 'submit+1 allow+18' },
      { cases: 12, steps: 'submit+1 refuse+20' },
      { cases: 4, steps: 'submit+1' },
    ],
    fields: { reason: 'condemned', unit: '示例片区 *', area: 'AREA', unitArea: 'UNIT', demolishedOn: 'DAY' },
  },
  'disclosure-consent': {
    of: 'building',
    walks: [
      { cases: 18, steps: 'give+2' },
      { cases: 5, steps: 'give+2 withdraw+120' },
    ],
    fields: { carriers: ['electricity'], fromYear: '2024', signer: '示例签署人' },
  },
  'energy-label': {
    of: 'building',
    walks: [
      { cases: 14, steps: `submit+1 assess+20 ${panel('experts', 3)} pass+3 grant+15` },
      { cases: 5, steps: 'submit+1 ask+6 supply+15 assess+12' },
      { cases: 3, steps: `submit+1 assess+20 ${panel('experts', 0, 3)} fail+2` },
    ],
    fields: { area: 'AREA', kind: 'measured', intensity: '68.50', grade: '示范等级', faults: '示范数据：缺少节能计算书' },
  },
  'local-standard': {
    of: 'organisation',
    walks: [
      {
        cases: 6,
        steps: `propose+1 ${panel('outline', 5)} accept+3 publish+120 gather+40 ${panel('review', 6)} pass+3 issue+10 file+15`,
      },
      { cases: 3, steps: `propose+1 ${panel('outline', 5)} accept+3 publish+100` },
      { cases: 2, steps: `propose+1 ${panel('outline', 1, 4)} refuse+3` },
      { cases: 2, steps: `propose+1 ${panel('outline', 5)} accept+3 abandon+200` },
    ],
    fields: { title: '示范数据：建筑节能示例标准 *', code: '3.6.1.0.*', number: '示范-2025-*', comments: '17' },
  },
  'science-project': {
    of: 'organisation',
    walks: [
      { cases: 10, steps: `submit+1 accept+5 ${panel('review', 5)} approve+4 sign+20 report+150 pass-stage+10` },
      {
        cases: 5,
        steps: `submit+1 accept+5 ${panel('review', 5)} approve+4 sign+20 report+150 fail-stage:late+10 report+60 pass-stage+8`,
      },
      { cases: 5, steps: `submit+1 accept+5 ${panel('review', 1, 4)} refuse+4` },
      { cases: 3, steps: 'submit+1 return+6' },
    ],
    fields: {
      title: '示范数据：建筑降碳技术研究 *',
      kind: 'plan',
      field: '示范方向',
      months: '24',
      contractOn: 'DAY',
      stage: '1',
      stageResult: 'fit',
      opinion: '示范数据：专家组意见',
      contact: '示例联系人（示范数据）',
    },
    variants: { late: { stageResult: 'late' } },
  },
  'science-result': {
    of: 'organisation',
    walks: [
      { cases: 10, steps: `submit+1 accept+4 ${panel('review', 5)} grade+3 register+15` },
      { cases: 4, steps: `submit+1 accept+4 ${panel('review', 1, 4)} refuse+3` },
      { cases: 3, steps: 'submit+1 accept+6' },
    ],
    fields: {
      title: '示范数据：建筑节能成果 *',
      summary: '示范数据：成果内容',
      grade: 'second',
      opinion: '示范数据：专家组意见',
      contact: '示例联系人（示范数据）',
    },
  },
  'energy-subsidy': {
    of: 'building',
    walks: [
      { cases: 26, steps: 'submit+1 accept+10 grant+8 order+6 pay+5 close+20' },
      { cases: 6, steps: 'submit+1 accept+10 grant+8 order+6 pay+5 reclaim+120' },
      { cases: 7, steps: 'submit+1 accept+10 grant+8 order+6' },
      { cases: 6, steps: 'submit+1 refuse+15' },
      { cases: 5, steps: 'submit+1 ask-supplement+5' },
    ],
    fields: {
      kind: 'retrofit',
      area: '100.00',
      rate: '20.00',
      most: '50000.00',
      instalment: '2000.00',
      recovered: '500.00',
      accountHolder: '示例收款人',
      accountNumber: '000000000000',
      accountBank: '示例银行（示范数据）',
    },
  },
  'rural-house-retrofit': {
    of: 'region',
    walks: [
      { cases: 70, steps: 'apply+2 approve+15 finish+90 accept+12' },
      { cases: 10, steps: 'apply+2 approve+15 finish+90 return+10 finish+30 accept+9' },
      { cases: 8, steps: 'apply+2 approve+15' },
      { cases: 6, steps: 'apply+2 drop+30' },
    ],
    fields: {
      householder: '示例农户 *',
      village: '示例村（示范数据）',
      area: '96.00',
      consents: true,
      parts: ['wall', 'window'],
      identity: '示范号码 *',
      wallArea: '80.00',
      windowArea: '14.50',
      roofArea: '0.00',
      floorArea: '0.00',
      doneOn: 'DAY',
      faults: '示范数据：外窗密封不严',
    },
  },
  'green-site': {
    of: 'organisation',
    walks: [
      { cases: 10, within: 240, steps: 'begin+2 check+40 monthly+20 monthly:steady+30 monthly:steady+30 close+60' },
      { cases: 8, within: 240, steps: 'begin+2 check+35 monthly+25 monthly:gap+30' },
    ],
    fields: {
      site: '示例工地 *（示范数据）',
      area: '15600.00',
      plannedUntil: 'DAY',
      made: '120.000',
      reused: '80.000',
      disposed: '30.000',
      stored: '10.000',
      byKind: [
        { kind: '渣土', made: '70.000', reused: '60.000', disposed: '10.000', stored: '0.000' },
        { kind: '工程垃圾', made: '50.000', reused: '20.000', disposed: '20.000', stored: '10.000' },
      ],
      smart: ['people', 'dust'],
    },
    // what is stored is a stock: 10 t from the first month on
    variants: {
      steady: {
        disposed: '40.000',
        byKind: [
          { kind: '渣土', made: '70.000', reused: '60.000', disposed: '10.000', stored: '0.000' },
          { kind: '工程垃圾', made: '50.000', reused: '20.000', disposed: '30.000', stored: '10.000' },
        ],
      },
      gap: { stored: '4.000' },
    },
  },
  'energy-review': {
    of: 'works',
    walks: [
      {
        cases: 4,
        within: 1090,
        before: 960,
        steps: `submit+2 accept+4 ${panel('experts', 5)} approve+5 start+8 apply-acceptance+70 pass-acceptance+8`,
      },
      { cases: 3, within: 380, steps: `submit+2 accept+4 ${panel('experts', 5)} approve+6 start+20` },
      { cases: 2, within: 380, steps: `submit+2 accept+4 ${panel('experts', 1, 4)} refuse+6` },
      { cases: 1, within: 60, steps: 'submit+2 accept+4' },
    ],
    fields: {
      subject: '示范数据：示例综合楼 *',
      work: 'new',
      area: 'AREA',
      electricity: 'KWH',
      heat: 'HEAT',
      cooling: '0',
      gas: '0',
      coal: '0',
      oil: '0',
      steam: '0',
      equipment: [{ name: '示例冷水机组', count: '2', power: '350', efficiency: 'COP 6.1', grade: '1' }],
      measures: [{ measure: '示范数据：排风热回收', saving: '5' }],
      compiler: '示例咨询公司（示范数据）',
      reportOn: 'DAY',
      reviewer: '示例评审中心（示范数据）',
      opinion: '示范数据：评审意见',
      conditions: '示范数据：安装用能分项计量装置并联网',
      startedOn: 'DAY',
      completedOn: 'DAY',
      carriedOut: '示范数据：均已落实',
    },
  },
};
