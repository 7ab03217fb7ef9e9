import type { Words } from '#kernel/finding.ts';

export const docxWords: Words = {
  'template-broken': {
    zh: '{name} 不是完整的 Word 文档（.docx）。请在 Word 中另存为 .docx 后再上传。',
    en: '{name} is not a complete Word document (.docx). Save it as .docx in Word and upload it again.',
  },
  'template-too-large': {
    zh: '{name} 过大，或解压后过大（模板不得超过 {most} MB）。',
    en: '{name} is too large, packed or unpacked (a template has {most} MB at most).',
  },
  'template-macro': {
    zh: '{name} 含有宏，不能用作模板。请另存为不带宏的 .docx。',
    en: '{name} contains macros and cannot be a template. Save it as .docx without them.',
  },
  'template-reaches-out': {
    zh: '{name} 引用了外部文件或模板，不能使用。请断开外部链接后再上传。',
    en: '{name} links to outside files or templates. Remove the links and upload it again.',
  },
  'template-tags': {
    zh: '{name} 中的标记不能识别，首个是 {tag}。请按所列各处改正。',
    en: 'Tags of {name} cannot be read, the first is {tag}. Correct those listed.',
  },
  'template-tag-broken': { zh: '标记 {tag}：{reason}。', en: 'The tag {tag}: {reason}.' },
};

/** Why a tag cannot be read. */
export const docxReasonWords: Words = {
  'reason=unclosed': { zh: '未闭合', en: 'it is not closed' },
  'reason=unopened': { zh: '缺少开头', en: 'it is not opened' },
  'reason=broken': { zh: '写法有误', en: 'its form is not valid' },
  'reason=raw': { zh: '不允许插入标记语言', en: 'markup is not allowed' },
};
