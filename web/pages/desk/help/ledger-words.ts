import { importKindTerms } from '#platform/imports/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { pointFieldTerms } from '#metering/point/vocabulary.ts';
import { channelFieldTerms } from '#metering/gateway/vocabulary.ts';
import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { residentLinkTerms } from '#heat/heat-resident/vocabulary.ts';
import { retrofitEstimateTerms } from '#retrofit/retrofit-estimate/vocabulary.ts';
import { flexibilityWords } from './flexibility-words.ts';

/** The words of what the ledger keeps, the first of `docs/glossary.md`, in its order. */
export const ledgerWords = {
  building: {
    en: 'building',
    zh: '建筑',
    means: {
      en: 'one building of the ledger, by its code; a merged code stays as an alias',
      zh: '台账中的一栋建筑，以代码区分；合并后原代码仍作为别名有效',
    },
  },
  place: {
    en: 'place, region',
    zh: '地区、行政区划',
    means: {
      en: 'a place by its six digits (GB/T 2260), or a zone with a code of its own',
      zh: '以六位代码（GB/T 2260）表示的地区，或自有代码的功能区',
    },
  },
  'development-zone': {
    en: 'development zone',
    zh: '功能区（高新区、开发区）',
    means: { en: 'a place with obligations of its own, with a code and a boundary', zh: '自有责任、代码与边界的区域' },
  },
  organisation: { en: 'organisation', zh: '单位', means: { en: 'owner, operator or supplier', zh: '业主、运维或供应单位' } },
  project: {
    en: 'project',
    zh: '项目',
    means: {
      en: 'a construction or retrofit project: its place, owner and buildings, the days of its stages (立项 … 拆除), and the facts that rules depend on',
      zh: '建设或改造项目：所在地、建设单位、所含建筑、各阶段日期，以及判断政策要求所需的信息',
    },
  },
  equipment: {
    en: 'equipment',
    zh: '设备',
    means: {
      en: 'renewable parts of a building: boilers, chillers, pumps, windows …, by code, with size, efficiency, age and state',
      zh: '建筑中会更新的设备和构件：锅炉、冷机、水泵、外窗等，以编号区分，记容量、能效、年限和状况',
    },
  },
  resource: {
    en: 'adjustable resource',
    zh: labels.zh.resources,
    means: {
      en: 'what a building can generate, store or move of its load: photovoltaics, battery, charger, heating and cooling, load that can be shed or shifted; by code, with its power',
      zh: '建筑能发电、储存或调节的负荷：光伏、储能、充电桩、暖通空调、可削减和可平移负荷，以代码区分，记功率',
    },
  },
  renewal: {
    en: 'renewal of equipment, ground',
    zh: '设备更新、更新情形',
    means: {
      en: 'whether equipment must be renewed: due, not due or unknown, by the six grounds of the documents, each yes, no or unknown',
      zh: '设备是否应更新：应更新、不需更新或不明，按文件的六种情形逐一判断，每种为是、否或不明',
    },
  },
  retrofitProject: {
    en: 'retrofit project',
    zh: importKindTerms.retrofits.zh,
    means: {
      en: 'energy retrofit of existing buildings, in the pool of its place: buildings, area, cost and funds, saving, and the steps of its life from found to verified',
      zh: '当地改造项目库中既有建筑的节能改造：建筑、面积、投资与资金来源、节能量，以及从发现到核证的各个步骤',
    },
  },
  retrofitPool: {
    en: 'pool of retrofits',
    zh: labels.zh.retrofitPool,
    means: { en: 'all retrofit projects of a place, in any state', zh: '一个地区的全部改造项目，不论处于哪个状态' },
  },
  retrofitCandidate: {
    en: 'candidate (for a retrofit)',
    zh: '改造对象',
    means: {
      en: 'a building that may be due for a retrofit, with the reasons: quota, ranking, obligation, equipment, complaint',
      zh: '应考虑改造的建筑及理由：超定额、排名靠前、文件要求、设备应更新、投诉属实',
    },
  },
  retrofitMeasure: {
    en: 'measure, package (of a retrofit)',
    zh: '改造措施、方案包',
    means: {
      en: 'what can be done to an existing building, and measures that are done together; their saving, cost and service life are entered by a place, with its source',
      zh: '对既有建筑能做的一件事，以及一并实施的几项措施；节约多少、造价和寿命由各地填写并注明来源',
    },
  },
  retrofitEstimate: {
    en: 'estimate (of a retrofit)',
    zh: retrofitEstimateTerms.estimate.zh,
    means: {
      en: "what a package would save of a building's measured use in a year, with an interval of 90 %; never a share of floor area",
      zh: '方案包对建筑一年实测用能能节约多少，附 90% 区间；不按建筑面积估算',
    },
  },
  useParts: {
    en: 'part, slice (of use)',
    zh: '用能部分',
    means: {
      en: "base, heating and cooling of a year's use by its fit, and the shares of base known from sub-meters or the list of equipment; they add up to measured use",
      zh: '由气温模型分出的基础、供暖、供冷用能，以及分项计量或设备台账从基础中分出的部分；合计即实测用能',
    },
  },
  waterfall: {
    en: 'waterfall',
    zh: retrofitEstimateTerms.waterfall.zh,
    means: {
      en: 'the use before, the saving of each measure, and the use after, as a chart whose figures open',
      zh: '改造前用能、各项措施的节能量和改造后用能的图，图中数值可查看来源',
    },
  },
  efficiencyGain: {
    en: 'gain of efficiency',
    zh: retrofitEstimateTerms.gain.zh,
    means: {
      en: 'the share of its use that a retrofit saves, compared with the 20 % that documents require',
      zh: '改造节约的用能占比，对照文件要求的 20%',
    },
  },
  savingPotential: {
    en: 'potential',
    zh: '节能潜力',
    means: {
      en: 'how far the use of a building is above the median and the lower quartile of others of its use in its city',
      zh: '建筑用能比本市同类建筑的中位数和下四分位数高出多少',
    },
  },
  retrofitSurvey: {
    en: 'retrofit survey, entry',
    zh: '改造调查、填报',
    means: {
      en: 'a survey of a building on site, by a link without an account: facts, equipment with photos, structural safety; each entry is stored once, and all of it staged until a clerk accepts it',
      zh: '凭链接（不用账户）在现场填报的建筑情况、设备和铭牌照片、房屋安全情况；每条填报只存一次，接收前不入账',
    },
  },
  settlementPoint: {
    en: 'settlement point',
    zh: labels.zh.settlementPoints,
    means: {
      en: 'where a heat company settles heat, mostly one per building: by code, with company, tariff, method and the meter of all its households',
      zh: '供热企业结算热量的地方，多为一栋一个：有代码、供热企业、热价、计量方法和总表',
    },
  },
  household: {
    en: 'household, occupant',
    zh: '热用户、用热人',
    means: {
      en: "who gets heat behind a settlement point, day by day: area, state, meter, account; only the company can read the occupant's name",
      zh: '结算点下的用热户，按日登记面积、状态、户表、户号；用热人姓名只有供热企业能看',
    },
  },
  billingSeason: {
    en: 'heating season',
    zh: heatSeasonTerms.name.zh,
    means: {
      en: 'the heated days of a region, and the nominal days printed in the rules, over which the prices of a season are shared',
      zh: '一个地区实际供热的日期，以及规定的计费天数，按季的价格据此分摊',
    },
  },
  heatNote: {
    en: 'note of heat, difference',
    zh: '热费单、差额单',
    means: {
      en: 'the amount due from a household for a season, numbered without gap and never changed; later changes are a note of the difference',
      zh: '一户一季应缴热费的单据，号码连续、开出后不改；以后的变动另开差额单',
    },
  },
  billChange: {
    en: 'change of a bill, cause',
    zh: '热费变化、变化原因',
    means: {
      en: 'the difference of a household’s bills of two closed seasons, divided by cause to the cent by successive replacement (连环替代法) in a fixed order',
      zh: '一户两个已结算采暖季热费之差，按固定顺序用连环替代法逐项分解到原因，精确到分',
    },
  },
  residentLink: {
    en: 'link for the resident',
    zh: residentLinkTerms.link.zh,
    means: {
      en: "opens an account's own bill, heat and payments until a day, without a user account; created by the company, shown once, revocable",
      zh: '不用账户，到期前可看本人的热费、用热和缴费；由供热企业生成，只显示一次，随时可以收回',
    },
  },
  heatObjection: {
    en: 'objection to a bill',
    zh: '热费异议',
    means: {
      en: 'what a resident reports as wrong with a bill, as a case of the heat company with its course and answer',
      zh: '用热人对热费单提出的疑问，作为供热企业的办件核查、答复，过程可查',
    },
  },
  heatPlan: {
    en: 'plan of waste heat',
    zh: labels.zh.heatPlan,
    means: {
      en: 'which links bring waste heat of sources to demands at least cost, and how much in each period, each number with its origin',
      zh: '用哪些管线以最低费用把余热送到用热处、各时段送多少；每个数都有取值依据',
    },
  },
  districtPlan: {
    en: 'district energy plan',
    zh: labels.zh.districtPlan,
    means: {
      en: 'what the plots of a district need by the hour, from measured buildings, and the plants that supply it best by phase',
      zh: '按同类建筑实测预测各地块逐时需求，分期选出最好的供能设施',
    },
  },
  meterCertificate: {
    en: 'certificate (of a meter), due',
    zh: '检定证书、应检',
    means: {
      en: 'the result of the verification of a meter, of its device; valid to its last day, otherwise for the interval in force',
      zh: '一次检定的结果，属于所检的装置；写明有效期的按有效期，否则按检定周期',
    },
  },
  meterSample: {
    en: 'sample, lot (of meters)',
    zh: '计量器具抽样、批次',
    means: {
      en: 'meters drawn in public from lots of one carrier and year; later checks in use are its results',
      zh: '按能源和年份分批公开抽取的计量器具，其后的使用中检查就是结果',
    },
  },
  point: {
    en: 'point',
    zh: labels.zh.measuringPoints,
    means: {
      en: 'measures instantaneous values in a building, not energy: temperature, humidity, power, state …, by code, with quantity, room, equipment and tag',
      zh: '建筑中只测瞬时值、不计能量的点：温度、湿度、功率、启停状态等，以代码区分，记其量、房间、设备和标签',
    },
  },
  hold: {
    en: 'hold',
    zh: pointFieldTerms.hold.zh,
    means: { en: 'how long a value of a point holds at most, if none comes after it', zh: '测点的值在没有新值时最多保持多久' },
  },
  connection: {
    en: 'connection',
    zh: channelFieldTerms.connection.zh,
    means: {
      en: 'how devices report: a protocol, where it listens or dials, its settings and sealed secrets; off when created',
      zh: '设备接入的途径：协议、监听或拨出的地址、设置和加密保存的密钥；新建时停用',
    },
  },
  channel: {
    en: 'channel',
    zh: channelFieldTerms.channel.zh,
    means: {
      en: 'one value of a device on a connection, as named by its protocol, bound to a series',
      zh: '连接上某台设备的一个数值，按协议命名，绑定到一个序列',
    },
  },
  discovery: {
    en: 'discovery',
    zh: '查找',
    means: {
      en: 'one read of what is at an address of a connection: channels with their values, nothing bound, nothing stored',
      zh: '读取一次连接上某个地址有什么：列出通道和数值，不绑定，不入库',
    },
  },
  'simulated-device': {
    en: 'simulated device',
    zh: '模拟设备',
    means: {
      en: 'a device played by `simulate`; its values follow a rule and are not measurements',
      zh: '由 simulate 命令模拟的设备；数值按规则生成，并非实测',
    },
  },
  series: {
    en: 'series',
    zh: channelFieldTerms.series.zh,
    means: { en: 'what readings belong to: a metering point or a point', zh: '读数所属的计量点或测点' },
  },
  collector: {
    en: 'collector',
    zh: '采集器（数据采集器）',
    means: {
      en: "a device in a building that reads its meters and sends their values by the ministry's protocol",
      zh: '楼内读取各表并按部颁协议上传数值的设备',
    },
  },
  ledger: {
    en: 'ledger',
    zh: '台账',
    means: {
      en: 'the record of a kind of entity: dated facts, who set each and when, nothing deleted',
      zh: '一类对象的记录：各项事实及其起始日期、何人何时所记；从不删除',
    },
  },
  ...flexibilityWords,
};
