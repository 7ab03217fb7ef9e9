import type { Words } from '#kernel/finding.ts';

export const jobsWords: Words = {
  'no-such-job': { zh: '没有这项任务（{id}），或不在您的权限内。', en: 'There is no such job ({id}), or you do not have access to it.' },
  'job-over': { zh: '这项任务已经结束，不能再取消。', en: 'This job has ended; there is nothing to cancel.' },
  'program-ends': { zh: '程序正在停止。', en: 'The program is stopping.' },
  'job-cancelled': { zh: '任务已取消。', en: 'The job was cancelled.' },
  'job-given-up': {
    zh: '程序在它进行中中断了 {attempts} 次，不再自动重试。请查看日志，再由人重新发起。',
    en: 'The program ended {attempts} times during this job, so it is not restarted automatically. Check the log, then start it again.',
  },
  'job-without-rights': {
    zh: '发起人 {actor} 的账号或密钥已不能使用，任务没有继续。',
    en: 'The account or key of {actor}, who started it, is no longer valid, so the job was stopped.',
  },
  'job-kind-unknown': {
    zh: '这个版本的程序没有“{kind}”这类任务。',
    en: 'This version of the program has no jobs of the kind "{kind}".',
  },
  'job-hangs': {
    zh: '任务 {id}（{kind}，{by}）已有 {minutes} 分钟没有进展。可以取消它：yaodong jobs cancel {id}。',
    en: 'Job {id} ({kind}, {by}) has made no progress for {minutes} minutes. It can be cancelled: yaodong jobs cancel {id}.',
  },
  'job-waits-long': {
    zh: '任务 {id}（{kind}，{by}）应在 {minutes} 分钟前开始，仍在等待。请重启服务，或取消它：yaodong jobs cancel {id}。',
    en: 'Job {id} ({kind}, {by}) should have started {minutes} minutes ago and is still waiting. Restart the server, or cancel it: yaodong jobs cancel {id}.',
  },
};
