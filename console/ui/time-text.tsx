import { timeText } from '../format/time-text'

/** An instant as people say it; the exact time is in the tooltip. */
export function TimeText({ at }: { at: string | null | undefined }) {
  if (!at) return <span className="faint">—</span>
  return (
    <time dateTime={at} title={new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })} className="number">
      {timeText(at)}
    </time>
  )
}
