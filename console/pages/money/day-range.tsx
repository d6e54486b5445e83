import { Input } from 'antd'

type Props = {
  /** What the days are of, for those who do not see them beside it: `付款`. */
  of: string
  from: string
  to: string
  onChange: (change: { from?: string; to?: string }) => void
}

/** From a day to a day, both included; each may be left open. */
export function DayRange({ of, from, to, onChange }: Props) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}>
      <span className="soft">{of}</span>
      <Input
        type="date"
        aria-label={`${of}从`}
        style={{ width: 136 }}
        value={from}
        {...(to ? { max: to } : {})}
        onChange={(event) => onChange({ from: event.target.value })}
      />
      <span aria-hidden="true">–</span>
      <Input
        type="date"
        aria-label={`${of}到`}
        style={{ width: 136 }}
        value={to}
        {...(from ? { min: from } : {})}
        onChange={(event) => onChange({ to: event.target.value })}
      />
    </span>
  )
}
