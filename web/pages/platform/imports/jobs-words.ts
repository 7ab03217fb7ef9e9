import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '任务',
  means: '导入和备份在后台进行：服务意外停止后自动重新执行，不会重复。取消后不留任何内容；来不及取消的照常完成，可再撤销。',
  none: '没有任务',
  job: '任务',
  state: labels.zh.state,
  states: {
    waiting: labels.zh.waitsAgain,
    running: labels.zh.running,
    done: labels.zh.done,
    failed: labels.zh.failed,
    cancelled: labels.zh.cancelled,
    'broken-off': labels.zh.brokenOff,
  },
  cancelling: labels.zh.cancelling,
  progress: labels.zh.progress,
  by: '发起者',
  began: labels.zh.began,
  actions: labels.zh.does,
  cancel: '取消任务',
  cancelMeans: '已完成的部分不予保留。',
  schedules: '定时任务',
  schedule: labels.zh.name,
  times: '时间（cron）',
  next: labels.zh.next,
  last: labels.zh.last,
};

const en: typeof zh = {
  title: 'Jobs',
  means:
    'Imports and backups run in the background: if the server stops unexpectedly they start again, and nothing is duplicated. A cancelled job leaves nothing behind; one that can no longer be cancelled is completed, and can be undone.',
  none: 'There are no jobs',
  job: 'Job',
  state: labels.en.state,
  states: {
    waiting: labels.en.waitsAgain,
    running: labels.en.running,
    done: labels.en.done,
    failed: labels.en.failed,
    cancelled: labels.en.cancelled,
    'broken-off': labels.en.brokenOff,
  },
  cancelling: labels.en.cancelling,
  progress: labels.en.progress,
  by: 'By',
  began: labels.en.began,
  actions: labels.en.does,
  cancel: 'Cancel job',
  cancelMeans: 'Work done so far is discarded.',
  schedules: 'Scheduled jobs',
  schedule: labels.en.name,
  times: 'Times (cron)',
  next: labels.en.next,
  last: labels.en.last,
};

export const jobsWords: PageWords<typeof zh> = { zh, en };
