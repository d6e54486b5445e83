import type { ErrorCode } from '../../contract/errors'

/** Faults between here and the server, where nobody knows whether the call was heard. */
export const LINE_TEXT = {
  offline: '网络未连接，请检查网络后重试',
  slow: '服务器较久没有回应，请稍后重试',
  broken: '服务暂时没有回应，请稍后重试',
} as const
export type LineFault = keyof typeof LINE_TEXT

export type Failure = { code: ErrorCode | LineFault; requestId: string | null; details: Record<string, unknown> }
export type Reply<Data> = { ok: true; data: Data } | { ok: false; error: Failure }

/** A failed call as an exception: queries and actions catch it and show it in one place. */
export class CallFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code)
  }
}
