import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import { pointFieldTerms } from '#metering/point/vocabulary.ts';

/** The verdict on a room, or on all rooms of a measurement. */
export const roomVerdictTerms = category({
  inside: labelTerms.meets,
  outside: { zh: '超出限值', en: 'Outside' },
  undecided: { zh: '不能判定', en: 'Undecided' },
  'not-judged': { zh: '非供暖供冷期', en: 'Not in a season' },
});

export const inspectionStateTerms = category({
  measured: { zh: '已检查', en: 'Measured' },
  ordered: { zh: '已责令改正', en: 'Ordered to correct' },
  rechecked: { zh: '已复查', en: 'Measured again' },
  penalised: { zh: '已处罚', en: 'Penalised' },
  closed: { zh: '已办结', en: 'Closed' },
});

/** Acts of an inspection. */
export const actKindTerms = category({
  inspect: { zh: '现场测量', en: 'Measured on the spot' },
  notice: { zh: '责令改正', en: 'Order to correct' },
  recheck: { zh: '复查测量', en: 'Measured again' },
  penalty: { zh: '登记处罚', en: 'Penalty' },
  close: { zh: '办结此检查', en: 'Closed' },
});

export const seasonKindTerms = category({
  heating: { zh: '室内供暖期', en: 'Heating season' },
  cooling: { zh: '室内供冷期', en: 'Cooling season' },
});

/** Headings of indoor temperature tables. */
export const temperatureTerms = category({
  inspection: { zh: '室温检查', en: 'Temperature inspection' },
  room: pointFieldTerms.space,
  temperature: { zh: '温度（℃）', en: 'Temperature (°C)' },
  limit: { zh: '限值（℃）', en: 'Limit (°C)' },
  margin: { zh: '允许偏差（K）', en: 'Allowed deviation (K)' },
  tolerance: { zh: '允差（K）', en: 'Tolerance (K)' },
  instrument: { zh: '测温仪器', en: 'Instrument' },
  verifiedUntil: { zh: '检定有效期至', en: 'Verified until' },
  witness: { zh: '见证人', en: 'Witness' },
  photo: { zh: '现场照片', en: 'Photo taken on the spot' },
  steps: { zh: '处理过程', en: 'What was done' },
  due: { zh: '改正期限', en: 'Correct by' },
});

/** Why nothing of a building is judged. */
export const notJudgedTerms = category({
  'use-not-ruled': { zh: '用途不适用（居住、工业、医院）', en: 'The rule does not apply to its use (dwelling, factory, hospital)' },
  exempt: { zh: '已登记豁免', en: 'Exempt' },
  'no-points': { zh: '没有室内温度测点', en: 'No temperature point in its rooms' },
  'season-not-set': { zh: '所在地区未设定供暖期和供冷期', en: 'The heating and cooling seasons of its region are not set' },
});

/** Terms of temperature control hours. */
export const controlTerms = category({
  points: { zh: '测点数', en: 'Points' },
  hours: { zh: '判定小时', en: 'Hours judged' },
  outside: { zh: '超限小时', en: 'Hours outside' },
  share: { zh: '超限比例', en: 'Share outside' },
  mean: { zh: '判定小时均温（℃）', en: 'Mean of hours judged (°C)' },
  inside: { zh: '合格比例', en: 'Share inside' },
  reason: { zh: '不判定的原因', en: 'Reason not judged' },
  control: { zh: '室温监测', en: 'Temperature control' },
  indoor: { zh: '室内环境', en: 'Indoor environment' },
});

export const comfortVocabulary = {
  notJudged: notJudgedTerms,
  roomVerdict: roomVerdictTerms,
  inspectionState: inspectionStateTerms,
  seasonKind: seasonKindTerms,
} satisfies Readonly<Record<string, Category>>;
