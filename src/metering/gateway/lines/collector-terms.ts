/** Settings by which a collector and its centre identify each other. */
export const collectorTerms = {
  gateway: { zh: '采集器编号', en: 'Collector' },
  aes: { zh: 'AES 密钥', en: 'AES key' },
  md5: { zh: '认证密钥', en: 'Secret of the identity check' },
} as const;
