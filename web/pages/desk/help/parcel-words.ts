import { openadrTerms } from '#flexibility/openadr/vocabulary.ts';

/** Terms of parcels of hours between centres. */
export const parcelWords = {
  parcel: {
    en: 'parcel',
    zh: '数据包',
    means: {
      en: 'the hours of one local day by building and energy item, as one centre sends them to the next; in versions',
      zh: '一个当地日内各建筑、各分项的小时数据，由一个数据中心报给上级中心；分版次',
    },
  },
  'upload-target': {
    en: 'centre, upload target',
    zh: '数据中心、上传对象',
    means: { en: 'the sender of parcels, by six digits; where they are sent', zh: '上报数据包的一方，以 6 位数字表示；数据包发往何处' },
  },
  'parcel-receipt': {
    en: 'parcel receipt',
    zh: '数据包回执',
    means: {
      en: "the other side's answer to a version: rows accepted, revised, repeated, withdrawn, rejected; one per version",
      zh: '对方对某一版的答复：新收、更正、重复、撤下、拒收各多少条；每版一份',
    },
  },
  openadr: {
    en: 'OpenADR, VTN, VEN',
    zh: 'OpenADR、服务端（VTN）、用户端（VEN）',
    means: {
      en: 'the open protocol of demand response (3.1.0): a server publishes events, clients at buildings or aggregators follow them and report',
      zh: '需求响应的开放协议（3.1.0）：服务端发布事件，建筑或聚合商的客户端执行并上报',
    },
  },
  openadrTarget: {
    en: 'target (of OpenADR)',
    zh: openadrTerms.target.zh,
    means: {
      en: 'a word carried by an event and granted to a VEN: a VEN without any of an event’s targets does not see it',
      zh: '事件所带、并授予用户端的标识；没有获授其中任何一个的用户端看不到该事件',
    },
  },
} as const;
