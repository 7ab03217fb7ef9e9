import { drawTerms } from '#casework/draws/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { personFieldTerms, personTerms } from '#casework/people/vocabulary.ts';

/** The words of experts, inspectors and posts, as in `docs/glossary.md`. */
export const peopleWords = {
  'expert-or-inspector': {
    en: 'expert, inspector',
    zh: '专家、检查员',
    means: {
      en: 'a person who reviews or inspects, appointed for regions and groups from a day to a day; managers and technicians are kept for their training',
      zh: '参加评审或检查的人，按地区、专业和起止日期聘任；管理人员和专业技术人员只记培训',
    },
  },
  speciality: {
    en: 'speciality',
    zh: drawTerms.groups.zh,
    means: {
      en: 'the field of a person, from a list that a city adds to; a panel that asks for one finds people under its other names too',
      zh: '人员的专业，取自可由各地增加的目录；评审组按专业选人时，同一专业的其他写法同样算数',
    },
  },
  'term-of-person': {
    en: 'term of a person',
    zh: personTerms.term.zh,
    means: {
      en: 'from when until when a person is appointed, both days included',
      zh: '聘任的起止日期，首尾两日都算在内',
    },
  },
  recusal: {
    en: 'recusal',
    zh: personFieldTerms.recuse.zh,
    means: {
      en: 'organisations, buildings and cases from which a person is excluded',
      zh: '某人不参与的单位、建筑和办件',
    },
  },
  'struck-off': {
    en: 'struck off',
    zh: personTerms.strike.zh,
    means: {
      en: 'removed from the list from a day on, for a reason; kept in the history',
      zh: '自某日起因故不再列入名单；记录保留',
    },
  },
  post: {
    en: 'post',
    zh: labelTerms.posts.zh,
    means: {
      en: 'who acts in a role of a procedure, in which region, from when until when, and for whom',
      zh: '谁在何地、何时起止、代谁办理流程中的某一角色',
    },
  },
  load: {
    en: 'load',
    zh: personTerms.load.zh,
    means: {
      en: 'how often a person was drawn for an object or seated on a panel',
      zh: '某人被抽中检查对象或进入评审组的次数',
    },
  },
  training: {
    en: 'training, refresher',
    zh: '培训、再培训',
    means: {
      en: "courses with their hours; when the next is due by a city's own rule",
      zh: '参加的课程和学时；下一次何时到期，由本地规定',
    },
  },
} as const;
