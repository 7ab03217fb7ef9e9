import { letterKindTerms } from '#casework/statement/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { briefTerms } from '#reporting/brief/vocabulary.ts';
import { draftWords } from '../draft/words.ts';

/** The words of everyday work, as in `docs/glossary.md`. */
export const workWords = {
  'energy-report': {
    en: 'energy report',
    zh: '用能月报、年报',
    means: {
      en: 'a month or a year of a building or of a place: use, weather, verdict, missing data, what to do',
      zh: '一栋建筑或一个地区一个月或一年的用能情况：用量、气象、判定、数据缺口、处理建议',
    },
  },
  'one-page-brief': {
    en: 'one-page brief',
    zh: briefTerms.brief.zh,
    means: {
      en: 'a place in a year for its head: three sentences, the targets that are judged, the places right below; also as a Word file',
      zh: '供负责人使用的一个地区一年的情况：三句话、能够判断的目标、下一级各地区，可下载为 Word 文件',
    },
  },
  workspace: {
    en: 'workspace',
    zh: '工作区',
    means: { en: 'pages that belong to one kind of work, an entry of the menu', zh: '属于同一类工作的各个页面，是菜单中的一项' },
  },
  'first-screen': {
    en: 'first screen, today',
    zh: '首屏、今日',
    means: {
      en: 'what an owner, a heat company and an aggregator see first: how they stand today, why, and what to do next',
      zh: '业主、供热企业和聚合商登录后先看到的：目前怎样、为什么、接下来做什么',
    },
  },
  'to-do': {
    en: 'to do',
    zh: labels.zh.toDo,
    means: {
      en: 'what waits for the user: findings to decide, imports to correct, meters offline, months not delivered, sources to confirm',
      zh: '等待本人处理的事项：疑点判定、导入更正、离线表计、未报送月份、依据核对',
    },
  },
  'use-notice': {
    en: 'energy use notice',
    zh: letterKindTerms['use-notice'].zh,
    means: {
      en: "an issued statement with the figures of a building's year, sent to the accounts of its owner, who answer it",
      zh: '写有一栋建筑全年数值的签发文件，发到业主单位的账户，由业主答复',
    },
  },
  'supervision-notice': {
    en: 'supervision notice',
    zh: letterKindTerms['supervision-notice'].zh,
    means: {
      en: 'the same where something is too much: it asks for the cause, measures and a day',
      zh: '超限时发出的同类函件，要求说明原因、措施和时限',
    },
  },
  grounds: {
    en: 'grounds',
    zh: '立案由来',
    means: {
      en: 'what was seen that led to a case: period, sentence and figures as known then',
      zh: '立案时看到的情况：时段、一句话和当时已知的数值',
    },
  },
  reminder: {
    en: 'reminder',
    zh: labels.zh.remind,
    means: {
      en: 'a notice to those who owe data, with the day to submit by and the link where they type or upload it',
      zh: '发给欠报单位或人员的通知，写明补报期限，附可直接录入或上传的链接',
    },
  },
  draft: {
    en: 'draft',
    zh: draftWords.zh.title,
    means: {
      en: 'a question of a rating or a check that is saved for later work, with its revision',
      zh: '保存待继续填写的评价或核对内容，逐版记录',
    },
  },
};
