import type { AuditRecord } from './audit-record.js';

type Failure = NonNullable<AuditRecord['failure']>;

/** The server stopped, or was killed, before the audit was over: its uploads are gone. */
export const interruptedFailure: Failure = {
  code: 'interrupted',
  line: {
    'zh-CN': '审核完成之前服务停止了，没有得出结论；上传的文件已删除，请重新提交',
    en: 'the server stopped before the audit was over, so it reached no conclusion; the uploads were deleted, submit them again',
  },
};

/** The results folder refuses what is written. */
export const storageFailure: Failure = {
  code: 'storage-unavailable',
  line: {
    'zh-CN': '结果无法保存，请检查结果文件夹和磁盘空间',
    en: 'the result cannot be stored; check the results folder and the disk',
  },
};

/** The queue gave the job up, or somebody took it out; the log says why. */
export const givenUpFailure: Failure = {
  code: 'given-up',
  line: {
    'zh-CN': '队列放弃了这次审核，请联系服务的管理者',
    en: 'the queue gave this audit up; ask the operator of the server',
  },
};

/** A bug; the log has its trace. */
export const bugFailure: Failure = {
  code: 'internal-error',
  line: { 'zh-CN': '审核因程序内部错误而中断', en: 'the audit was ended by an internal error' },
};
