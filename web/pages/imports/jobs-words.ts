import type { PageWords } from '../../i18n/language.tsx';

const zh = {
  title: '任务',
  means: '导入和备份在后台进行：服务意外停止后会重新开始，不会重复。取消后什么也不留下；来不及时会照常完成，可以再撤销。',
  none: '没有任务',
  job: '任务',
  state: '状态',
  states: {
    waiting: '等待重新开始',
    running: '进行中',
    done: '已完成',
    failed: '未成功',
    cancelled: '已取消',
    'broken-off': '已中断',
  },
  cancelling: '正在取消',
  progress: '进度',
  by: '发起者',
  began: '开始',
  actions: '操作',
  cancel: '取消任务',
  cancelMeans: '已做的部分不会留下。',
  schedules: '定时任务',
  schedule: '名称',
  times: '时间（cron）',
  next: '下次',
  last: '上次',
};

const en: typeof zh = {
  title: 'Jobs',
  means:
    'Imports and backups go on in the background: after a sudden end of the server they are begun again, and nothing doubles. A cancelled one leaves nothing; where it was too late it is done, and can be undone.',
  none: 'There are no jobs',
  job: 'Job',
  state: 'State',
  states: {
    waiting: 'Waits to be begun again',
    running: 'Running',
    done: 'Done',
    failed: 'Failed',
    cancelled: 'Cancelled',
    'broken-off': 'Broken off',
  },
  cancelling: 'Being cancelled',
  progress: 'Progress',
  by: 'By',
  began: 'Begun',
  actions: 'Actions',
  cancel: 'Cancel job',
  cancelMeans: 'What was done so far is not kept.',
  schedules: 'Scheduled jobs',
  schedule: 'Name',
  times: 'Times (cron)',
  next: 'Next',
  last: 'Last',
};

export const jobsWords: PageWords<typeof zh> = { zh, en };
