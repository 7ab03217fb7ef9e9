import { drawTerms } from '#casework/draws/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** What a person is appointed as. */
export const personKindTerms = category({
  expert: { zh: '专家', en: 'Expert' },
  inspector: { zh: '检查员', en: 'Inspector' },
  manager: { zh: '管理人员', en: 'Manager' },
  technician: { zh: '专业技术人员', en: 'Technician' },
});

/** Fields of a person, as headed in forms, tables and files (`casework.md` 2). */
export const personFieldTerms = category({
  code: { zh: '人员编码', en: 'Code' },
  name: drawTerms.personName,
  kind: { zh: '人员类别', en: 'Kind' },
  organisation: labelTerms.organisation,
  regions: labelTerms.place,
  groups: drawTerms.groups,
  title: { zh: '职称', en: 'Title' },
  termFrom: { zh: '聘期起', en: 'Term begins' },
  termUntil: drawTerms.until,
  recuse: drawTerms.recuse,
  user: labelTerms.account,
  struckOn: { zh: '除名日期', en: 'Struck off on' },
  struckReason: { zh: '除名原因', en: 'Why struck off' },
});

export type PersonField = keyof typeof personFieldTerms;

/** Whether a person's term includes a day. */
export const personStateTerms = category({
  'in-force': { zh: '在聘', en: 'Appointed' },
  later: { zh: '未到聘期', en: 'Not yet appointed' },
  ended: { zh: '聘期已满', en: 'Ended' },
  'struck-off': { zh: '已除名', en: 'Struck off' },
});

export type PersonState = keyof typeof personStateTerms;

/** Columns of a list of courses attended, as headed in tables and files. */
export const trainingTerms = category({
  person: personFieldTerms.code,
  day: labelTerms.day,
  course: { zh: '课程', en: 'Course' },
  hours: { zh: '学时', en: 'Hours' },
  provider: { zh: '培训机构', en: 'Provider' },
  type: { zh: '培训类别', en: 'Type of training' },
  refresher: { zh: '应再培训', en: 'Refresher due' },
  missing: { zh: '本年尚缺学时', en: 'Hours missing this year' },
});

/** What a course is for (NM 四(九)): before a job, again at intervals, a skill of it; or what a profession requires. */
export const trainingTypeTerms = category({
  'pre-job': { zh: '岗前培训', en: 'Before the job' },
  regular: { zh: '定期培训', en: 'Regular' },
  skill: { zh: '岗位技能培训', en: 'Skill of the job' },
  continuing: { zh: '继续教育', en: 'Continuing education' },
});

export type TrainingType = keyof typeof trainingTypeTerms;

/** Information about people in addition to their fields. */
export const personTerms = category({
  term: { zh: '聘期', en: 'Term' },
  strike: { zh: '除名', en: 'Strike off' },
  load: { zh: '承担次数', en: 'Assignments' },
});

/** What a person was drawn or seated for. */
export const loadTerms = category({
  draw: { zh: '抽查', en: 'Draw' },
  panel: { zh: '专家评审', en: 'Panel' },
});

/** Headings of posts. */
export const postTerms = category({
  holder: { zh: '任岗人', en: 'Holder' },
  procedure: { zh: '流程', en: 'Procedure' },
  from: { zh: '任岗起', en: 'From' },
  until: { zh: '任岗止', en: 'Until' },
  insteadOf: { zh: '代谁办理', en: 'On behalf of' },
});

export const peopleVocabulary = {
  personKind: personKindTerms,
  personField: personFieldTerms,
  personState: personStateTerms,
  loadSource: loadTerms,
  trainingType: trainingTypeTerms,
} as const satisfies Readonly<Record<string, Category>>;
