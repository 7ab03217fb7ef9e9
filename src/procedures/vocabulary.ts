import { category } from '#kernel/vocabulary.ts';

/** Headings of a procedure's parts. */
export const procedureTerms = category({
  step: { zh: '办理步骤', en: 'Step' },
  from: { zh: '起始状态', en: 'From' },
  to: { zh: '到达状态', en: 'To' },
  by: { zh: '办理人', en: 'By' },
  limit: { zh: '办理时限', en: 'Term' },
  form: { zh: '填写事项', en: 'To be filled in' },
  evidence: { zh: '提交材料', en: 'Evidence' },
});
