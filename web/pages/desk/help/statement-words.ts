/** The terms of issued statements, as in `docs/glossary.md`. */
export const statementWords = {
  statement: {
    en: 'statement',
    zh: '签发文件',
    means: {
      en: 'an issued document based on figures (a notice, planning conditions), kept as issued with all its inputs',
      zh: '依据数值对外签发的文件（告知书、规划条件等），连同全部依据按签发时的原样保存',
    },
  },
  statementChain: {
    en: 'statement chain',
    zh: '签发链',
    means: {
      en: 'statements chained by hash, so that a change of any is detected',
      zh: '签发文件逐份以校验值相接，任何一份被改动都能发现',
    },
  },
  matter: {
    en: 'matter',
    zh: '事项',
    means: {
      en: 'a kind of statement and its question; one statement of it is in force at a time',
      zh: '签发文件的种类和所针对的问题；同一事项同时只有一份有效',
    },
  },
  difference: {
    en: 'difference',
    zh: '变更',
    means: { en: 'a statement of the changes to the one that it follows', zh: '载明与前一份有何不同的签发文件' },
  },
  withdrawal: {
    en: 'withdrawal',
    zh: '撤回',
    means: { en: 'a statement that withdraws another and says why', zh: '撤回另一份并说明原因的签发文件' },
  },
};
