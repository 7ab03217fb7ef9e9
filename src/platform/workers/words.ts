import type { Words } from '#kernel/finding.ts';

export const workersWords: Words = {
  'work-needs-memory': {
    zh: '这项计算需要的内存超过 {mb} MB，已停止，其他工作不受影响。请分批进行，或换用内存更大的机器。',
    en: 'This needs more than {mb} MB of memory and was stopped; nothing else was affected. Do it in parts, or use a machine with more memory.',
  },
};
