import { caseTerms } from '#casework/cases/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';

/** The words of cases, as in `docs/glossary.md`. */
export const caseWords = {
  case: {
    en: 'case',
    zh: labelTerms.cases.zh,
    means: {
      en: 'an application, review or inspection on its way through a procedure; its state follows from its events',
      zh: '按流程办理的申请、审查或检查；其状态由各条事件得出',
    },
  },
  event: {
    en: 'event, record',
    zh: '事件、记录',
    means: {
      en: 'what happened in a case, each with the hash of the one before; anyone can verify the record offline',
      zh: '办件中发生的每一步，各带前一条的摘要值；任何人都可以离线核验整份记录',
    },
  },
  stay: {
    en: 'stay',
    zh: '停留',
    means: { en: 'a state that a case was in, with the instant of entry', zh: '办件处于某一状态的一段时间，自进入之时起' },
  },
  report: {
    en: 'report',
    zh: caseTerms.reports.zh,
    means: {
      en: 'what a case owes for each month or year, filled from meters where they measure it',
      zh: '办件按月或按年应填报的内容，有计量的由读数填入',
    },
  },
  receipt: {
    en: 'receipt',
    zh: '回执',
    means: {
      en: 'the link by which an outside person sees the state of their submission',
      zh: '提交人凭以查询所提交事项办理情况的链接',
    },
  },
  'consent-and-credit': {
    en: 'consent, credit class',
    zh: '公示同意、信用等级',
    means: {
      en: 'what an owner agrees to have disclosed about a building; the class of an organisation, set by inspections',
      zh: '产权单位同意公示的建筑用能；检查给予单位的等级',
    },
  },
  paper: {
    en: 'paper, template',
    zh: '文书、模板',
    means: {
      en: 'what a step of a case issues as a Word file, and the Word file with tags that is filled in',
      zh: '办件某一步骤出具的 Word 文件，以及填写它所用的带标记的 Word 文件',
    },
  },
  budget: {
    en: 'budget, payment, return file',
    zh: '年度预算、付款、银行回单',
    means: {
      en: "what may be granted by a procedure in a place and year; the N-th payment of a case; the bank's report on payments",
      zh: '某地区某年按某流程可核定的资金；办件的第几次付款；银行对各笔付款的答复',
    },
  },
  yearlyQuota: {
    en: 'yearly quota of a place',
    zh: '地区年度名额',
    means: {
      en: 'how many cases of a procedure, such as rural houses, a county may accept in a year; its authority states it in versions',
      zh: '某地区一年可纳入的办件数，如农房改造户数；由主管部门下达，各次下达留存',
    },
  },
  caseRegister: {
    en: 'register (of cases)',
    zh: '名录',
    means: {
      en: 'the cases of a place that reached a state in some days, by the options of a field, such as results of science by grade; a paper',
      zh: '某地区一段时间内到达某一状态的办件，按事项的选项分列，如按等级的成果登记目录；可出文书',
    },
  },
  ruralHouses: {
    en: 'rural houses, programme',
    zh: '农房、所属工程',
    means: {
      en: 'houses retrofitted by part, with heating and energy before and after, and new houses by programme; metered, billed and told by interview are never added up',
      zh: '按部位改造的农房及其改造前后的取暖和用能，新建农房按所属工程；抄表、凭据、询问得来的数字不相加',
    },
  },
  siteWaste: {
    en: 'site waste, reuse share',
    zh: '建筑垃圾、资源化利用率',
    means: {
      en: 'what a building site produces, reuses and disposes of in a month, and what it has stored at its end (a stock: its change counts), t; reused divided by produced',
      zh: '工地每月产生、资源化利用、处置的建筑垃圾和月末存放量（存量，按其增减核对），t；资源化利用量除以产生量',
    },
  },
  energyReview: {
    en: 'energy review, energy acceptance',
    zh: '节能审查、节能验收',
    means: {
      en: 'a building project that uses 1,000 tce or 5 GWh a year or more is reviewed before construction by its energy report; once it is completed, the conditions of the opinion are checked',
      zh: '年运行能耗 1000 吨标准煤（或电耗 500 万千瓦时）及以上的建筑项目，开工前按节能报告审查；竣工后核查审查意见所附条件的落实',
    },
  },
  equalValue: {
    en: 'equivalent value, equal value',
    zh: '当量值、等价值',
    means: {
      en: 'a year’s energy in standard coal: by the heat in the energy used (equivalent), or by the fuel that was burnt to make it (equal); limits are in equivalent value',
      zh: '一年的用能折标准煤：按能源本身的热量（当量），或按生产它所耗的燃料（等价）；界限按当量值',
    },
  },
  mustAgree: {
    en: 'what a value must agree with, doubt',
    zh: '须相符的、不符和未能核对的',
    means: {
      en: 'what a procedure says that a value is compared with: refused, taken with a reason, or told; a doubt is what did not agree, kept with the step',
      zh: '办事流程规定填报值须与之相符的内容：不符的拒收、说明理由后收下，或只作提示；不符和未能核对的随该步骤保存',
    },
  },
  panel: {
    en: 'panel, seat, ballot',
    zh: '评审组、席位、表决',
    means: {
      en: 'people who vote on a case; people with an interest in it are excluded',
      zh: '对办件表决的人员；有利害关系的不得入席',
    },
  },
  seal: {
    en: 'seal',
    zh: '封存',
    means: {
      en: 'the hash of the cases touched on a day, chained to that of the day before',
      zh: '当日有变动的办件的摘要值，与前一日的摘要值相连',
    },
  },
} as const;
