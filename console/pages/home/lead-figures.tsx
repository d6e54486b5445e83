import { UNROUTABLE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { countText, shareText } from '../../format/number-text'
import { dayOf, spanText } from '../../format/time-text'
import { Figure } from '../../ui/figure'

type Leads = NonNullable<Out<'showOverview'>['leads']>
type Days = Out<'showOverview'>['days']
/** As far as the server counts. */
const COUNT_MAX = 10_000
const MINUTE_MS = 60_000

const capped = (count: number) => (count >= COUNT_MAX ? `${countText(COUNT_MAX)}+` : countText(count))
const age = (at: string | null, now: number) => (at ? spanText((now - Date.parse(at)) / MINUTE_MS) : null)

/** The leads that stand open, who came today and how soon they were reached. */
export function LeadFigures({ leads, days }: { leads: Leads; days: Days }) {
  const now = Date.now()
  const today = dayOf(now)
  const open = leads.pooled + leads.offered + leads.accepted + leads.contacted
  const isCapped = [leads.pooled, leads.offered, leads.accepted, leads.contacted].some((count) => count >= COUNT_MAX)
  const waitsFor = age(leads.oldestWaitingAt, now)
  const pooledFor = age(leads.oldestPooledAt, now)
  const [unroutable] = leads.unroutable
  return (
    <section aria-label="线索" className="figure-row">
      <Figure
        name="未结束的线索"
        value={isCapped ? `${countText(Math.min(open, COUNT_MAX))}+` : countText(open)}
        hint={`跟进中 ${capped(leads.accepted)} · 已联系 ${capped(leads.contacted)}`}
        to="/leads?state=offered,accepted,contacted,pooled"
      />
      <Figure
        name="今天新增"
        value={countText(leads.newToday)}
        hint={`昨天此时 ${countText(leads.newYesterdayByNow)} · 全天 ${countText(leads.newYesterday)}`}
        to={`/leads?from=${today}&to=${today}`}
      />
      <Figure
        name="等待接待"
        value={capped(leads.offered)}
        hint={waitsFor ? `最久的等了 ${waitsFor}` : '没有人在等'}
        to="/leads?state=offered&sort=waiting"
      />
      <Figure
        name="总部池"
        value={capped(leads.pooled)}
        hint={
          unroutable
            ? `${UNROUTABLE_TEXT[unroutable.reason]} ${countText(unroutable.leads)} 条${pooledFor ? `，最久 ${pooledFor}` : ''}`
            : '没有无人可接的线索'
        }
        to="/leads?state=pooled"
      />
      <Figure
        name="今天首次联系"
        value={leads.medianFirstResponse === null ? '—' : spanText(leads.medianFirstResponse)}
        hint={`中位数 · 已联系 ${countText(leads.reachedToday)} 条`}
        to={`/leads?state=contacted&from=${today}&to=${today}`}
      />
      <Conversion days={days} />
    </section>
  )
}

/** Of the leads that came within the counted days, how many were won so far. */
function Conversion({ days }: { days: Days }) {
  const all = (days ?? []).reduce((sum, { leads }) => sum + leads, 0)
  const won = (days ?? []).reduce((sum, day) => sum + day.won, 0)
  const from = days?.[0]?.day
  return (
    <Figure
      name="近 30 天成交率"
      value={all === 0 ? '—' : shareText(won / all)}
      hint={days ? `${countText(all)} 条线索，成交 ${countText(won)} 条` : '还在统计'}
      {...(from ? { to: `/leads?state=won&from=${from}` } : {})}
    />
  )
}
