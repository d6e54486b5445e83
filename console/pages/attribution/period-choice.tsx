import { Button, Input } from 'antd'
import { addDays, dayOf } from '../../format/time-text'

const DAYS_MAX = 92
type Change = (change: { from?: string; to?: string }) => void

/** What is wrong with a period, in words; null when it may be asked for. */
export function periodFault(from: string, to: string): string | null {
  const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
  if (!isDay(from) || !isDay(to)) return '请选择开始和结束日期'
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  if (days < 1) return '结束日期不能早于开始日期'
  return days > DAYS_MAX ? `一次最多看 ${DAYS_MAX} 天，请缩短区间` : null
}

/** From a day to a day, both included, with the periods one asks for most. */
export function PeriodChoice({ from, to, onChange }: { from: string; to: string; onChange: Change }) {
  const today = dayOf(Date.now())
  const month = `${today.slice(0, 7)}-01`
  const before = addDays(month, -1)
  const presets = [
    ['近 7 天', addDays(today, -6), today],
    ['近 30 天', addDays(today, -29), today],
    ['近 90 天', addDays(today, -89), today],
    ['本月', month, today],
    ['上月', `${before.slice(0, 7)}-01`, before],
  ] as const
  return (
    <section className="filters" aria-label="统计区间">
      {presets.map(([name, first, last]) => {
        const isOn = first === from && last === to
        return (
          <Button
            key={name}
            aria-pressed={isOn}
            type={isOn ? 'primary' : 'default'}
            onClick={() => onChange({ from: first, to: last })}
          >
            {name}
          </Button>
        )
      })}
      <Input
        type="date"
        aria-label="从哪天"
        style={{ width: 140 }}
        value={from}
        onChange={({ target }) => target.value && onChange({ from: target.value })}
      />
      <span aria-hidden="true">–</span>
      <Input
        type="date"
        aria-label="到哪天（含）"
        style={{ width: 140 }}
        value={to}
        max={today}
        onChange={({ target }) => target.value && onChange({ to: target.value })}
      />
    </section>
  )
}
