import { Button } from 'antd'
import { useState } from 'react'
import { useRefusal, useSession } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { dayOf } from '../../format/time-text'
import { EnterLeadForm } from '../../forms/enter-lead-form'
import { AllowedButton } from '../../ui/allowed-button'
import { DataTable } from '../../ui/data-table'
import { Page as PageFrame } from '../../ui/page'
import { SavedViews } from '../../ui/saved-views'
import { useUrlState } from '../../ui/use-url-state'
import { LEAD_COLUMNS, type Lead } from './lead-columns'
import { PoolChips } from './pool-chips'
import { PoolFilters } from './pool-filters'
import { POOL_URL, poolQuestion } from './pool-question'
import { ReassignDialog } from './reassign-dialog'

const ROWS = 50
const EVERY_MS = 30_000
const MOVED_MAX = 200

/** Every lead one may see, found, sorted, and given on by the dozen; what is asked is in the address. */
export function Page() {
  const [url, setUrl] = useUrlState(POOL_URL)
  const [phone, setTyped] = useState('')
  // Another question starts at its first page; a phone stands in no address, so it says so itself.
  const setPhone = (next: string) => {
    setTyped(next)
    setUrl({}, { replace: true })
  }
  const [chosen, setChosen] = useState<string[]>([])
  const [open, setOpen] = useState<'reassign' | 'enter' | null>(null)
  const refusal = useRefusal()
  const { isLimited } = useSession()
  const question = poolQuestion(url, phone)
  const asked = useAsk(
    'listLeads',
    { ...question, rows: ROWS, ...(url.cursor ? { cursor: url.cursor } : {}) },
    { everyMs: EVERY_MS },
  )
  const counted = useAsk('countLeads', question)
  const regions = useAsk('listRegions', {}, { isOn: url.region !== '' })
  const first = asked.data?.leads[0]
  const names = {
    region: regions.data?.regions.find(({ id }) => id === url.region)?.name,
    store: first?.storeId === url.store ? (first?.storeName ?? undefined) : undefined,
    guide: first?.guideId === url.guide ? (first?.guideName ?? undefined) : undefined,
  }
  const clear = () => {
    setTyped('')
    setUrl({ ...POOL_URL, sort: url.sort })
  }
  return (
    <PageFrame
      title="线索池"
      about={isLimited ? '你负责门店的线索' : '全部线索：查找、改派，或录入电话咨询'}
      actions={
        <AllowedButton type="primary" refusal={refusal('enterLead')} onClick={() => setOpen('enter')}>
          录入线索
        </AllowedButton>
      }
    >
      <DataTable<Lead>
        id="leads"
        label="线索"
        columns={LEAD_COLUMNS}
        rows={asked.data?.leads}
        rowKey={({ id }) => id}
        failure={asked.failure}
        isLoading={asked.isLoading}
        onRetry={asked.reload}
        empty={{
          title: '没有符合条件的线索',
          next: lookedText(asked.data?.lookedFrom ?? null) ?? '放宽筛选，或者等顾客扫码、预约后再来看。',
          action: <Button onClick={clear}>清除筛选</Button>,
        }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
        selection={{ keys: chosen, onChange: setChosen, refusal: overText }}
        summary={<CountText counted={counted.data} />}
        filters={
          <>
            <PoolFilters url={url} setUrl={setUrl} phone={phone} setPhone={setPhone} />
            <SavedViews id="leads" />
            <div className="filters-line">
              <PoolChips
                url={url}
                phone={phone}
                names={names}
                onDrop={(key) => setUrl({ [key]: '' })}
                onDropPhone={() => setPhone('')}
                onClear={clear}
              />
              <Chosen count={chosen.length} onReassign={() => setOpen('reassign')} onClear={() => setChosen([])} />
              {(asked.data?.leads.length ?? 0) > 0 && asked.data?.lookedFrom && (
                <p className="soft">{lookedText(asked.data.lookedFrom)}</p>
              )}
            </div>
          </>
        }
      />
      {open === 'reassign' && (
        <ReassignDialog leadIds={chosen} onClose={() => setOpen(null)} onDone={() => setChosen([])} />
      )}
      {open === 'enter' && <EnterLeadForm onClose={() => setOpen(null)} />}
    </PageFrame>
  )
}

const overText = ({ state }: Lead) => (state === 'won' || state === 'lost' ? '已结束的线索不能再分配' : null)

function lookedText(lookedFrom: string | null): string | null {
  return lookedFrom ? `只找了 ${dayOf(lookedFrom)} 之后到达的；要看更早的，请在更多筛选里选到达日期。` : null
}

function CountText({ counted }: { counted: { leads: number; isMore: boolean } | undefined }) {
  if (!counted) return null
  return <>{counted.isMore ? `${countText(counted.leads)}+ 条` : `共 ${countText(counted.leads)} 条`}</>
}

function Chosen({ count, onReassign, onClear }: { count: number; onReassign: () => void; onClear: () => void }) {
  const refusal = useRefusal()
  if (count === 0) return null
  const why = refusal('reassignLeads') ?? (count > MOVED_MAX ? `一次最多分配 ${MOVED_MAX} 条，请少选一些` : null)
  return (
    <div className="chosen" role="status">
      <span>
        已选 <b>{countText(count)}</b> 条
      </span>
      <AllowedButton size="small" type="primary" refusal={why} onClick={onReassign}>
        重新分配
      </AllowedButton>
      <Button size="small" type="link" onClick={onClear}>
        取消选择
      </Button>
    </div>
  )
}
