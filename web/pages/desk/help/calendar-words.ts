import { commissioningTerms, periodicTerms, strategyTerms } from '#retrofit/commissioning/vocabulary.ts';
import { controlTerms, temperatureTerms } from '#supervision/comfort/vocabulary.ts';
import { drawTerms } from '#casework/draws/vocabulary.ts';
import { auditTerms } from '#retrofit/energy-audit/vocabulary.ts';
import { expectationTerms } from '#supervision/expectation/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { occupancyTerms } from '#metering/occupancy/vocabulary.ts';
import { caseWords } from './case-words.ts';
import { peopleWords } from './people-words.ts';
import { carbonWords } from './carbon-words.ts';

/** The words of the calendar, terms, standards, catalogues, draws, and confirmed sources, as in `docs/glossary.md`. */
export const calendarWords = {
  'official-calendar': {
    en: 'official calendar',
    zh: labelTerms.workCalendar.zh,
    means: {
      en: 'which days are worked: Monday to Friday, except as the yearly notices name; known from the day of each notice',
      zh: '哪些日子上班：周一至周五，年度放假通知另有指明的除外；自通知发布日起视为已知',
    },
  },
  'occupied-time': {
    en: 'occupied time',
    zh: occupancyTerms.title.zh,
    means: {
      en: 'when a building is used: clock times by type of day, weekday and single day, from a local day on',
      zh: '建筑何时使用：按日类型、星期和单独的日子给出时段，可自某日起生效',
    },
  },
  'type-of-day': {
    en: 'type of day',
    zh: '日类型',
    means: {
      en: 'workday or day off, by the official calendar and the weekday alone',
      zh: '工作日或休息日，只按工作日历和星期判定',
    },
  },
  'expected-use': {
    en: 'expected use',
    zh: expectationTerms.expected.zh,
    means: {
      en: 'what a day should have used: the median of the ten most similar days before it, with a band of 3 s',
      zh: '某日应有的用量：此前与其最相似的十天用量的中位数，上下各 3 s 为范围',
    },
  },
  'similar-days': {
    en: 'similar days',
    zh: expectationTerms.similar.zh,
    means: {
      en: 'the ten days of one type that are nearest by daily temperature and age',
      zh: '日类型相同、日均温和日期最接近的十天',
    },
  },
  pace: {
    en: 'pace',
    zh: expectationTerms.pace.zh,
    means: {
      en: 'the expected total of a year, from its past days and those expected, compared with the use at its quota',
      zh: '按已过的日子和期望用量推算的全年用量，与限额用量相比',
    },
  },
  commissioning: {
    en: 'commissioning',
    zh: commissioningTerms.commissioning.zh,
    means: {
      en: "an action on a building's equipment on a day, and its effect: expected use, by similar days before that day and corrected to each day's temperature, less measured use, with the interval of the sum",
      zh: '某日对建筑设备采取的措施及其效果：由此前相似日得出并订正到当日气温的期望用量减实测用量，附合计的区间',
    },
  },
  'least-detectable-saving': {
    en: 'least detectable saving',
    zh: commissioningTerms.leastShare.zh,
    means: {
      en: "the saving that would be seen in nine of ten cases after so many days, rehearsed on the building's own past days",
      zh: '若干天之后十次中有九次能识别的节约率，用建筑自己过去的日子试算',
    },
  },
  strategy: {
    en: 'strategy',
    zh: strategyTerms.strategy.zh,
    means: {
      en: "a way of running a building's equipment, tried hour by hour on the building's own history: what it would have saved, in hours that are measured",
      zh: '建筑设备的一种运行方式，逐小时在建筑自己的历史上试算：在有数据的小时里本可节约多少',
    },
  },
  'programme-of-commissioning': {
    en: 'programme of commissioning',
    zh: '运行调适制度',
    means: {
      en: 'which buildings of a place are due to be commissioned in a year, what was done, and the effect of each action',
      zh: '一个地区一年中哪些建筑应当调适、做了什么，以及每项措施的效果',
    },
  },
  'energy-audit': {
    en: 'energy audit',
    zh: auditTerms.audit.zh,
    means: {
      en: 'what a level requires of a building over a period: requests, energy by carrier, indicators, findings, measures',
      zh: '按级别对建筑一段时期用能的审查：资料清单、分能源用量、指标、发现和措施',
    },
  },
  'audit-request': {
    en: 'request (of an audit)',
    zh: auditTerms.item.zh,
    means: {
      en: 'one item that a level of an audit requires: known by registry or meters, missing, received by a link, accepted',
      zh: '审计级别要求的一项资料：档案或计量已掌握、待提供、通过链接收到、已核收',
    },
  },
  ...carbonWords,
  'periodic-commissioning': {
    en: 'periodic commissioning',
    zh: periodicTerms.periodic.zh,
    means: {
      en: 'commissioning of a building, or of equipment in it, repeated after a stated number of months; due on that day of the month after the last, by an action on record or as stated',
      zh: '按为建筑或其设备设定的月数定期再做的调适；自上次（登记的措施或所填日期）起满月数的那天到期',
    },
  },
  'temperature-control': {
    en: 'temperature control',
    zh: controlTerms.control.zh,
    means: {
      en: 'measured temperatures of rooms compared with the rule, hour by hour in occupied time while heating or cooling runs: hours judged, hours outside, a lead and no verdict',
      zh: '使用时间内、供暖供冷设备运行时，逐小时以监测到的室温对照规定：判定小时和超限小时，只是线索，不是结论',
    },
  },
  'indoor-environment': {
    en: 'indoor environment',
    zh: controlTerms.indoor.zh,
    means: {
      en: 'temperature, humidity, carbon dioxide and fine particles of rooms in occupied time compared with the standard of indoor air: means, and the share of periods inside its limits',
      zh: '使用时间内室内温度、湿度、二氧化碳、细颗粒物对照室内空气质量标准：平均值和限值内时段的比例',
    },
  },
  'temperature-inspection': {
    en: 'inspection of temperature',
    zh: temperatureTerms.inspection.zh,
    means: {
      en: 'rooms of a public building measured on the spot, compared with the rule and the season of its place; ordered to correct it, measured again, penalised, closed',
      zh: '现场测量公共建筑室温，按规定和当地供暖期、供冷期判定；可责令改正、复查、登记处罚、办结',
    },
  },
  'term-of-days': {
    en: 'term',
    zh: labelTerms.due.zh,
    means: {
      en: 'a number of workdays, days, months or years after a day; its last day is the due day',
      zh: '自某日起若干工作日、日、月或年；最后一日为届满日',
    },
  },
  procedure: {
    en: 'procedure',
    zh: labelTerms.procedures.zh,
    means: {
      en: 'who may move a case from which state to which, with what, and by when',
      zh: '办件由谁、凭何材料、在何时限内从一个状态转到另一个状态',
    },
  },
  standards: {
    en: 'library of standards, code table',
    zh: '标准库、体系编码',
    means: {
      en: 'construction standards by five integers with dots: part, discipline, category, item, number; with state, what they replace, and when each is re-examined',
      zh: '工程建设标准，按以点相连的五个整数（部分、专业、类别、专项、序号）编码，并载明状态、代替关系和复审到期日',
    },
  },
  're-examination': {
    en: 'reexamination',
    zh: labelTerms.reexamine.zh,
    means: {
      en: 'a fixed term after issue or the last review (five years by the rule that ships) a standard is confirmed, revised or withdrawn; the outcome is dated',
      zh: '自发布或上次复审满复审周期（随程序的规则为五年），确认标准继续有效、修订或废止，结论记日期',
    },
  },
  catalogue: {
    en: 'catalogue',
    zh: '推广、限制、禁止目录',
    means: {
      en: 'products and techniques that a nation, province or city promotes, restricts or prohibits, each from a day to a day',
      zh: '国家、省、市推广、限制或禁止使用的产品和技术，各有起止日期',
    },
  },
  survey: {
    en: 'survey, link for one answer',
    zh: '用户问卷、一次性链接',
    means: {
      en: 'questions to users of buildings or of a standard; a link answers once, no answer leads to a person, and small groups are not shown',
      zh: '向建筑或标准的使用者征求意见；每个链接只能填答一次，答卷不与个人对应，人数过少的分组不显示',
    },
  },
  ...caseWords,
  draw: {
    en: 'draw, announcement',
    zh: '抽查、公告',
    means: {
      en: 'objects and people chosen by a public outcome; plan, lists and commitment are announced before it is known',
      zh: '以公开随机源的结果选出对象和人员；方案、名单和承诺值在结果揭晓前公布',
    },
  },
  reserve: {
    en: 'reserve',
    zh: drawTerms.reserve.zh,
    means: {
      en: 'those that were not drawn, in the order in which they replace others',
      zh: '未抽中的对象，按其依次替补的先后排列',
    },
  },
  ...peopleWords,
  'source-check': {
    en: 'source check',
    zh: '核对原文',
    means: {
      en: "what one person typed from a printed standard and another confirmed; the entry is then the city's own, and formal",
      zh: '一人对照标准原文录入，另一人确认；确认后成为本市条目，所得结论为正式结论',
    },
  },
} as const;
