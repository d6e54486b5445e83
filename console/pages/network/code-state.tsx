import type { Out } from '../../api/call'
import { Mark } from '../../ui/mark'

type Code = Out<'listCodes'>['codes'][number]

export const CODE_STATE_TEXT: Record<Code['state'], string> = { live: '可用', expired: '已过期', voided: '已停用' }
const TONE = { live: 'good', expired: 'plain', voided: 'bad' } as const

/** Whether a code still leads anywhere, and why it was stopped. */
export function CodeState({ code: { state, voidReason } }: { code: Code }) {
  return (
    <>
      <Mark tone={TONE[state]}>{CODE_STATE_TEXT[state]}</Mark>
      {voidReason && <span className="faint"> {voidReason}</span>}
    </>
  )
}
