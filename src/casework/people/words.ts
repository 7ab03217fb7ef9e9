import type { Words } from '#kernel/finding.ts';
import { valueWordsOf } from '#kernel/vocabulary.ts';
import { personKindTerms } from './vocabulary.ts';

export const peopleWords: Words = {
  ...valueWordsOf(['personKind'], personKindTerms),
  'no-such-person': { zh: '没有编码为 {person} 的人员。', en: 'There is no person with the code {person}.' },
  'unknown-person': {
    zh: '没有编码为 {value} 的人员。请先导入人员名录。',
    en: 'There is no person with the code {value}. Import the list of people first.',
  },
  'person-user-unknown': {
    zh: '没有账户“{user}”，{people} 暂不能登录表决。请核对账户名，或先建立账户。',
    en: 'There is no account {user}: {people} cannot sign in to vote. Check the name, or create the account.',
  },
  'person-speciality-unknown': {
    zh: '专业“{group}”不在专业目录中（{people}，共 {count} 人），评审组按专业选人时只认原样写法。请改用目录中的说法（{known}），或在本地知识中增加（kind: speciality）。',
    en: 'The speciality {group} is not in the list ({people}; {count} people): panels find these people only by that exact term. Use a term of the list ({known}), or add it to the local knowledge (kind: speciality).',
  },
  'person-has-training': { zh: '{code} 有培训记录。', en: '{code} has training records.' },
  'training-in-future': {
    zh: '培训日期 {value} 还没有到（今天 {today}）；请改正日期，或培训结束后再导入。',
    en: 'The course is dated {value}, after today ({today}): correct the day, or import it once it has been held.',
  },
  'training-ahead': {
    zh: '有 {count} 条培训记录的日期还没有到（{courses}），不计入学时和再培训；请改正。',
    en: '{count} courses are dated after today ({courses}): they do not count towards hours or refreshers. Correct them.',
  },
  'training-rule-needed': {
    zh: '没有关于{personKind}年度学时和再培训的规定。请由主管部门确定，并在本地知识中写明（training/hours-a-year/…、training/refresher/…）。',
    en: 'No rule is known for the yearly hours or the refresher of an {personKind}. The authority has to set it in the local knowledge (training/hours-a-year/…, training/refresher/…).',
  },
  'too-many-parts': { zh: '一格中写了 {count} 项，最多 {most} 项。', en: 'The cell has {count} parts; at most {most} are allowed.' },
  'term-backwards': {
    zh: '聘期止 {until} 早于聘期起 {from}。请更正日期。',
    en: 'The term ends on {until}, before it begins on {from}. Correct the dates.',
  },
  'strike-incomplete': {
    zh: '除名须同时写明日期和原因；恢复时两项一并清除。',
    en: 'Striking off needs a date and a reason; to reinstate, clear both.',
  },
  'no-such-holder': {
    zh: '没有账户或密钥 {holder}。密钥写作 key:名称。',
    en: 'There is no account or key {holder}. A key is written key:NAME.',
  },
  'holder-not-bureau': {
    zh: '{holder} 不是主管部门的账户或密钥，不能任岗。',
    en: '{holder} is not an account or key of a bureau and cannot hold a post.',
  },
  'post-role-form': {
    zh: '岗位写作“流程/角色”，例如 green-building-label/clerk；现写作 {role}。',
    en: 'A post is written PROCEDURE/ROLE, as green-building-label/clerk; this is {role}.',
  },
  'no-such-post-role': {
    zh: '流程 {procedure} 没有角色 {role}。可任的岗位：{known}。',
    en: 'The procedure {procedure} has no role {role}. Its posts: {known}.',
  },
  'role-no-post': {
    zh: '流程 {procedure} 的角色 {role} 不是岗位，不由任岗取得。可任的岗位：{known}。',
    en: 'The role {role} of {procedure} is not given by a post. Its posts: {known}.',
  },
  'post-backwards': {
    zh: '任岗止 {until} 早于任岗起 {from}。请更正日期。',
    en: 'The post ends on {until}, before it begins on {from}. Correct the dates.',
  },
  'stands-in-for-self': { zh: '{holder} 不能代自己办理。', en: '{holder} cannot stand in for themselves.' },
  'post-beyond-region': {
    zh: '岗位的地区 {region} 不在 {holder} 所辖的 {own} 之内，所辖以外的事项仍看不到。',
    en: 'The post’s region {region} is not within {own}, the region of {holder}: anything outside it stays hidden from them.',
  },
};
