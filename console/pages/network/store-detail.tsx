import { Link, useParams } from 'react-router'
import { OPERATION_MODE_TEXT, STORE_KIND_TEXT, STORE_STATUS_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { hoursText } from '../../format/hours-text'
import { countText } from '../../format/number-text'
import { StoreForm } from '../../forms/store-form'
import { AllowedButton } from '../../ui/allowed-button'
import { Figure } from '../../ui/figure'
import { LinkButton } from '../../ui/link-button'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { AskedView, EmptyView } from '../../ui/state-view'
import { useUrlState } from '../../ui/use-url-state'
import { GuideRows } from './guide-rows'
import { RATIO_TEXT, RATIO_TONE } from './ratio-text'
import { StoreStatusDialog } from './store-status-dialog'

type Shown = Out<'viewStore'>

/** One store: where it is, who works there, how full they are today, and the acts about it. */
export function Page() {
  const { storeId = '' } = useParams()
  const asked = useAsk('viewStore', { storeId }, { keepsBefore: false })
  const [url, setUrl] = useUrlState({ form: '', act: '' })
  const shut = () => setUrl({ form: '', act: '' }, { replace: true })
  const store = asked.data?.store
  return (
    <PageFrame
      title={store?.name ?? '门店'}
      about={store && `${store.regionName} · ${store.city} · 编号 ${store.code}`}
      actions={store && <Acts shown={asked.data!} onOpen={(change) => setUrl(change)} />}
    >
      <AskedView asked={asked}>
        {(shown) => (
          <>
            <Figures shown={shown} />
            <div className="panel-row" style={{ gridTemplateColumns: '2fr 1fr' }}>
              <People shown={shown} />
              <Facts store={shown.store} />
            </div>
            {url.form === 'edit' && <StoreForm before={shown.store} onClose={shut} />}
            {url.act === 'status' && <StoreStatusDialog store={shown.store} onClose={shut} />}
          </>
        )}
      </AskedView>
    </PageFrame>
  )
}

function Acts({
  shown: { store },
  onOpen,
}: {
  shown: Shown
  onOpen: (change: { form?: string; act?: string }) => void
}) {
  const refusal = useRefusal()
  const isOpen = store.status === 'open'
  return (
    <>
      <LinkButton to={`/roster?store=${store.id}`}>排班</LinkButton>
      <AllowedButton
        danger={isOpen}
        refusal={refusal(isOpen ? 'closeStore' : 'openStore')}
        onClick={() => onOpen({ act: 'status' })}
      >
        {isOpen ? '停业' : '恢复营业'}
      </AllowedButton>
      <AllowedButton type="primary" refusal={refusal('upsertStore')} onClick={() => onOpen({ form: 'edit' })}>
        编辑
      </AllowedButton>
    </>
  )
}

function Figures({ shown }: { shown: Shown }) {
  const { store, ratio, guides } = shown
  const sum = (pick: (load: NonNullable<Shown['guides'][number]['load']>) => number) =>
    guides.reduce((total, { load }) => total + (load ? pick(load) : 0), 0)
  const away = guides.filter(({ isOnLeave, isDayOff }) => isOnLeave || isDayOff).length
  return (
    <div className="figure-row">
      <Figure
        name="今日线索"
        value={countText(shown.leadsToday)}
        hint={`导购今日已接 ${countText(sum((load) => load.dayUsed))}，上限 ${countText(sum((load) => load.dayCap))}`}
      />
      <Figure name="在途线索" value={countText(shown.openLeads)} hint="待接、跟进中和已联系" />
      <Figure
        name="在岗导购"
        value={`${countText(guides.length - away)} / ${countText(guides.length)}`}
        hint={away > 0 ? `${away} 人今天休假或休息` : '今天全员在岗'}
        to={`/guides?store=${store.id}&employment=active`}
      />
      <Figure
        name="人均会员"
        value={ratio?.membersPerGuide == null ? '—' : countText(ratio.membersPerGuide)}
        hint={
          ratio ? (
            <>
              <Mark tone={RATIO_TONE[ratio.verdict]}>{RATIO_TEXT[ratio.verdict]}</Mark>{' '}
              {ratio.guidesMissing > 0 ? `还差 ${ratio.guidesMissing} 位导购` : `会员 ${countText(ratio.members)} 人`}
            </>
          ) : (
            '停业门店不计算'
          )
        }
      />
      <Figure
        name="可用二维码"
        value={countText(shown.liveCodes)}
        hint="查看和打印"
        to={`/codes?store=${store.id}&state=live`}
      />
    </div>
  )
}

function People({ shown: { store, guides, hasMoreGuides } }: { shown: Shown }) {
  return (
    <Panel title="导购" extra={<Link to={`/guides?store=${store.id}`}>全部与管理</Link>}>
      {guides.length === 0 ? (
        <EmptyView
          title="还没有在职导购"
          next="没有导购的门店接不到线索。在「导购」里新建，或把同事的门店改到这里。"
          action={<Link to="/guides?form=new">新建导购</Link>}
        />
      ) : (
        <GuideRows guides={guides} storeId={store.id} />
      )}
      {hasMoreGuides && (
        <p className="soft" style={{ margin: '8px 0 0' }}>
          只显示前 {guides.length} 位，其余在 <Link to={`/guides?store=${store.id}`}>导购列表</Link>。
        </p>
      )}
    </Panel>
  )
}

function Facts({ store }: { store: Shown['store'] }) {
  const rows = [
    [
      '状态',
      <Mark key="s" tone={store.status === 'open' ? 'good' : 'plain'}>
        {STORE_STATUS_TEXT[store.status]}
      </Mark>,
    ],
    ['类型', STORE_KIND_TEXT[store.kind]],
    ['经营方式', OPERATION_MODE_TEXT[store.operationMode]],
    ['试点', store.isPilot ? '是' : '否'],
    ['营业时间', hoursText(store.opensMinute, store.closesMinute)],
    ['地址', store.address],
    ['坐标', `经度 ${store.longitude.toFixed(6)}，纬度 ${store.latitude.toFixed(6)}`],
  ] as const
  return (
    <Panel title="资料">
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
