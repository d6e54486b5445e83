import { Link, useParams } from 'react-router'
import { GUIDE_ROLE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { CapacityForm } from '../../forms/capacity-form'
import { GuideForm } from '../../forms/guide-form'
import { LeaveForm } from '../../forms/leave-form'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { AskedView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { GuideActs } from './guide-acts'
import { GuideState } from './guide-state'
import { InvitationDialog } from './invitation-dialog'
import { LeftDialog } from './left-dialog'
import { LoadBar } from './load-bar'

type Shown = Out<'viewGuide'>

/** One guide: what they are, what they carry, what is in hand, and the acts about them. */
export function Page() {
  const { guideId = '' } = useParams()
  const asked = useAsk('viewGuide', { guideId }, { keepsBefore: false })
  const [url, setUrl] = useUrlState({ act: '' })
  const guide = asked.data?.guide
  return (
    <PageFrame
      title={guide?.name ?? '导购'}
      about={guide && `${GUIDE_ROLE_TEXT[guide.role]} · ${guide.homeStoreName ?? '总部'} · 工号 ${guide.code}`}
      actions={guide && <GuideActs guide={guide} onOpen={(act) => setUrl({ act })} />}
    >
      <AskedView asked={asked}>
        {(shown) => (
          <>
            <div className="panel-row">
              <Carries shown={shown} />
              <InHand inHand={shown.inHand} guideId={guideId} />
              <Facts shown={shown} />
            </div>
            <Dialog act={url.act} shown={shown} onClose={() => setUrl({ act: '' }, { replace: true })} />
          </>
        )}
      </AskedView>
    </PageFrame>
  )
}

function Dialog({ act, shown, onClose }: { act: string; shown: Shown; onClose: () => void }) {
  const { guide, stores, inHand } = shown
  const places = stores.map(({ storeId, name }) => ({ id: storeId, name }))
  if (act === 'edit') return <GuideForm before={guide} stores={places} onClose={onClose} />
  if (act === 'capacity') return <CapacityForm guide={guide} onClose={onClose} />
  if (act === 'leave') return <LeaveForm guide={guide} inHand={inHand} onClose={onClose} />
  if (act === 'left') return <LeftDialog guide={guide} inHand={inHand} onClose={onClose} />
  if (act === 'invite') return <InvitationDialog shown={shown} onClose={onClose} />
  return null
}

function Carries({ shown: { guide } }: { shown: Shown }) {
  const { load } = guide
  const bars = load
    ? ([
        ['今日接待', load.dayUsed, load.dayCap, '今天新分到的线索'],
        ['在手线索', load.openUsed, load.openCap, '待接、跟进中和已联系'],
        ['会员', load.memberUsed, load.memberCap, '归属于这位导购'],
      ] as const)
    : []
  return (
    <Panel title="接待量">
      <dl className="facts" style={{ gridTemplateColumns: '72px 1fr', rowGap: 14 }}>
        <dt>状态</dt>
        <dd>
          <GuideState guide={guide} />
        </dd>
        {bars.map(([name, used, cap, about]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>
              <LoadBar label={name} used={used} cap={cap} />
              <small className="faint">{about}</small>
            </dd>
          </div>
        ))}
      </dl>
      {!load && <p className="soft">还没有接待量，保存一次接待量后才能接线索。</p>}
    </Panel>
  )
}

function InHand({ inHand, guideId }: { inHand: Shown['inHand']; guideId: string }) {
  const rows = [
    ['待接', `${inHand.offeredLeads} 条`],
    ['已接、还没联系上', `${inHand.acceptedLeads} 条`],
    ['已联系', `${inHand.contactedLeads} 条`],
    ['归属会员', `${inHand.members} 位`],
    ['今天在岗的同店同事', `${inHand.colleagues} 位`],
  ] as const
  return (
    <Panel
      title="手上的工作"
      extra={<Link to={`/codes?guide=${guideId}&state=live`}>{inHand.liveCodes} 个二维码</Link>}
    >
      <dl className="facts" style={{ rowGap: 10 }}>
        {rows.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

function Facts({ shown: { guide, stores, invitationUntil, daysOff } }: { shown: Shown }) {
  const leave = guide.leaveFrom && `${guide.leaveFrom} 至 ${guide.leaveTo ?? '另行通知'}`
  const account = guide.isSignedUp ? (
    '已开通'
  ) : invitationUntil ? (
    <>
      未开通，邀请码有效至 <TimeText at={invitationUntil} />
    </>
  ) : (
    '未开通，还没有可用的邀请码'
  )
  const rows = [
    ['微信账号', account],
    ['级别', `${guide.grade} 级`],
    ['擅长', guide.skills.join('、') || '不限'],
    ['入职', guide.joinedOn],
    ...(guide.leftOn ? [['离职', guide.leftOn] as const] : []),
    ['休假', leave || '没有安排'],
    ['两周内休息', daysOff.map((day) => day.slice(5)).join('、') || '没有安排'],
  ] as const
  return (
    <Panel title="资料">
      <dl className="facts">
        <dt>门店</dt>
        <dd>
          {stores.map(({ storeId, name }, index) => (
            <span key={storeId}>
              {index > 0 && '、'}
              <Link to={`/stores/${storeId}`}>{name}</Link>
            </span>
          ))}
          {stores.length === 0 && '总部'}
        </dd>
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
