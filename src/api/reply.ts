import type { ErrorCode } from '../../contract/errors'

export type Door = 'shopper' | 'guide'

/** Faults that happen between here and the server, where nobody knows whether the call was heard. */
export const LINE_TEXT = {
  offline: '网络未连接，请检查网络后重试',
  slow: '网络较慢，请稍后重试',
  broken: '服务暂时没有回应，请稍后重试',
} as const
export type LineFault = keyof typeof LINE_TEXT

export type Failure = {
  code: ErrorCode | LineFault
  requestId: string | null
  details: Record<string, unknown>
}
export type Reply<Data> = { ok: true; data: Data } | { ok: false; error: Failure }

export const isLineFault = (code: string): code is LineFault => code in LINE_TEXT
