import type { Words } from '#kernel/finding.ts';

/** What schedules say. */
export const scheduleWords: Words = {
  'schedule-broken': { zh: '情景不是可读的 JSON 或 YAML：{said}。', en: 'The scenario is no JSON or YAML: {said}.' },
  'schedule-too-big': {
    zh: '情景过大：各资源共 {count} 个时段，最多 {most} 个；请缩短时间或分开求解。',
    en: 'The scenario is too large: {count} steps of all resources together, at most {most}. Shorten it, or solve it in parts.',
  },
};
