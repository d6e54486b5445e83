import type { Out } from '../../api/call'
import { spanText, timeText } from '../../format/time-text'
import { Mark } from '../../ui/mark'

type Due = NonNullable<Out<'listLeads'>['leads'][number]['due']>

const WAITS = { accept: '接单', contact: '联系', retry: '再试' } as const
const SOON_MINUTES = 5

/** What a lead waits for and how long yet; late says so in words. */
export function DueText({ due, now = Date.now() }: { due: Due | null; now?: number }) {
  if (!due) return <span className="faint">—</span>
  const minutes = (new Date(due.at).getTime() - now) / 60_000
  const what = WAITS[due.kind]
  const title = `应在 ${timeText(due.at)} 前${what}`
  if (due.kind === 'retry') {
    return (
      <span className="soft" title={`${timeText(due.at)} 再按规则试一次`}>
        {minutes > 0 ? `${spanText(minutes)}后再试` : '即将再试'}
      </span>
    )
  }
  if (due.isOverdue || minutes <= 0) {
    return (
      <span title={title}>
        <Mark tone="bad">
          {what}超时 {spanText(-minutes)}
        </Mark>
      </span>
    )
  }
  return (
    <span title={title}>
      <Mark tone={minutes <= SOON_MINUTES ? 'warn' : 'plain'}>
        {what}剩 {spanText(minutes)}
      </Mark>
    </span>
  )
}
