import type { Words } from '#kernel/finding.ts';
import { pageTitleTerms } from '#kernel/title-terms.ts';

export const heatNotesWords: Words = {
  'job=heat-close': pageTitleTerms.heatClose,
  'season-open': {
    zh: '采暖季 {season}（地区 {region}）到 {to} 才结束，之前只能预览（命令行加 --preview）。',
    en: 'Season {season} of {region} ends on {to}; until then it can only be previewed (`--preview`).',
  },
  'nothing-to-close': {
    zh: '该范围内没有可结算的结算点；请核对结算点、企业和地区，或导入 settlement-points。',
    en: 'There are no settlement points to close in this selection: check point, company and region, or import settlement-points.',
  },
  'heat-close-running': {
    zh: '采暖季 {season} 正由任务 {job} 结算，请等它结束，或取消它：yaodong jobs cancel {job}。',
    en: 'Season {season} is being closed by job {job}: wait for it, or cancel it with `yaodong jobs cancel {job}`.',
  },
  'job=heat-statements': { zh: '生成热费结算单', en: 'Generating heat bill statements' },
  'no-notes-to-write': {
    zh: '采暖季 {season} 在该范围内还没有开出的热费单。',
    en: 'No notes of season {season} have been issued for this selection yet.',
  },
  'too-many-statements': {
    zh: '该范围有 {notes} 张热费单，一次最多生成 {most} 张；请按建筑或结算点分次生成。',
    en: 'This selection has {notes} notes; at most {most} can be generated at once: generate them by building or settlement point.',
  },
  'no-such-statements': {
    zh: '没有任务 {job} 生成的结算单，或不是您生成的；每人只保留最近几次。',
    en: 'Job {job} has no statements, or they are not yours; only the latest few of each person are kept.',
  },
  'heat-statements-unfinished': {
    zh: '任务 {job} 尚未生成完结算单；请查看任务进度。',
    en: 'Job {job} has not generated all statements yet: check its progress.',
  },
  'heat-columns-bad': {
    zh: '列对照文件不对：{at}。每列写 heading 与 field（或固定的 text）；field 可为 {fields}。',
    en: 'The column file is wrong at {at}. Each column has a heading and a field (or a fixed text); available fields: {fields}.',
  },
  'no-such-close': {
    zh: '没有任务 {job} 的结算，或它不是您发起的。',
    en: 'There is no close of job {job}, or it is not yours.',
  },
  'heat-close-unfinished': {
    zh: '任务 {job} 的结算尚未完成；请查看任务的状态。',
    en: 'The close of job {job} is not finished yet: check the state of the job.',
  },
  'heat-close-failed': {
    zh: '任务 {job} 的结算已中止，不会再有结果；原因见任务的状态，请处理后重新结算。',
    en: 'The close of job {job} was aborted and will have no result: see the state of the job for the reason, correct it and close again.',
  },
  'not-a-preview': {
    zh: '任务 {job} 是正式结算，不是预览；变动请看预览。',
    en: 'Job {job} is an actual close, not a preview: changes are shown only for previews.',
  },
  'no-such-note': { zh: '没有账单 {number}，或不在您的权限内。', en: 'There is no note {number}, or you do not have access to it.' },
  'no-such-account': {
    zh: '用热人编号 {account} 没有账单也没有缴费，或不在您的权限内。',
    en: 'Account {account} has neither notes nor payments, or you do not have access to it.',
  },
  'heat-close-held': {
    zh: '{households} 个热用户暂不出账，首个为 {first}；原因见各户。',
    en: 'Bills of {households} households are held, the first {first}: see each household for the reason.',
  },
  'heat-close-no-season': {
    zh: '{points} 个结算点所在地区没有这个采暖季，未结算，首个为 {first}。',
    en: '{points} settlement points lie in regions without this season and were not closed, the first {first}.',
  },
  'meter-overdue@close': {
    zh: '{count} 个热用户或结算点的热量表在计费期内超期或不合格，首个为 {first}。',
    en: 'Meters of {count} households or points were overdue or had failed in the season, the first of {first}.',
  },
  'heat-while-stopped@close': {
    zh: '{count} 个热用户在不供热的日子计有热量，未收费，首个为 {first}。',
    en: 'Meters of {count} households counted heat on days without supply, which is not charged, the first of {first}.',
  },
  'point-below-households@close': {
    zh: '{count} 个结算点计量的热量少于各户表合计，首个为 {first}；仍按结算点的热量分摊，请核对热量表。',
    en: '{count} points measured less than the meters of their households, the first {first}; their own heat is still what is shared. Check the heat meters.',
  },
  'nobody-supplied@close': {
    zh: '{count} 个结算点计有热量而没有任何热用户供热，首个为 {first}；请核对热用户的状态。',
    en: '{count} points measured heat although none of their households is supplied, the first {first}: check the states of the households.',
  },
  'heat-close-estimated': {
    zh: '{households} 个热用户的部分热量为估算，首个为 {first}。',
    en: 'A part of the heat of {households} households is estimated, the first {first}.',
  },
  'loss-negative': {
    zh: '{of} 的热损失为 {heat} GJ，小于零：计得的热量多于送出的；请核对热量表和计量关系。',
    en: 'The loss of {of} is {heat} GJ, below 0: more was counted than was sent. Check the heat meters and how they are related.',
  },
  'arrears-without-notes': {
    zh: '截至 {on} 没有开出过热费单，合计为零不表示没有欠费。',
    en: 'No notes were issued up to {on}: a total of zero does not mean that nothing is owed.',
  },
  'of=network': { zh: '管网', en: 'the network' },
  'report-points-unread': {
    zh: '{points} 个结算点没有楼栋热量表或读数不全，首个为 {first}；送达热量和管网损失因此不明。',
    en: '{points} settlement points have no building heat meter or incomplete readings, the first {first}, so the heat delivered and the network loss are not known.',
  },
  'report-supply-unknown': {
    zh: '购入热量不明：没有购热计量点、读数不全，或企业还供应范围以外的结算点；请导入 heat-supplies，或按企业查询。',
    en: 'The heat bought is not known: there are no purchase metering points, their readings are incomplete, or the company also supplies points outside this selection. Import heat-supplies, or ask by company.',
  },
};
